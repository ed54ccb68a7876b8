// Sessions without people behind them: one for each role, in one organisation. They let a test knock on every door as
// everybody in seconds; nothing is unlocked, so they can prove only what is refused and what is let through.

import { randomBytes } from 'node:crypto'
import type { Client } from 'pg'
import { v7 as newId } from 'uuid'
import { staffRoles, type StaffRole } from '../src/api/roles.ts'
import { asOwner, type Database } from '../src/database/open.ts'
import { hashOf } from '../src/http/session.ts'

export interface StandIn {
  role: string
  /** Of staff. */
  user?: string
  cookie: string
  /** SHA-256 of the session token, as the database knows it. */
  hash: string
  circle: number
}

/** One colleague for each of these professions in an organisation that is there already, with a session in these circles of it. */
export async function colleaguesIn(
  client: Client,
  { organisation, circles }: { organisation: number; circles: readonly number[] },
  roles: readonly (StaffRole | readonly StaffRole[])[],
): Promise<Map<string, StandIn>> {
  const now = new Date()
  const end = new Date(now.getTime() + 3_600_000)
  const made = new Map<string, StandIn>()
  for (const wanted of roles) {
    const own = [wanted].flat()
    const role = own.join('+')
    const token = randomBytes(32).toString('base64url')
    const user = newId()
    await client.query(
      "insert into users (id, organisation, handle, roles, state, joined_at) values ($1, $2, $3, $4, 'active', $5)",
      [user, organisation, `s-${own[0]!.replace('_', '-')}-${randomBytes(3).toString('hex')}`, own, now],
    )
    await client.query(
      "insert into sessions (hash, kind, user_id, circles, organisation, roles, started_at, seen_at, ends_at) values ($1, 'staff', $2, $3, $4, $5, $6, $6, $7)",
      [Buffer.from(hashOf(token), 'hex'), user, circles, organisation, own, now, end],
    )
    made.set(role, { role, user, cookie: `s=${token}`, hash: hashOf(token), circle: circles[0]! })
  }
  return made
}

/** A fresh organisation that has nothing to do with anybody, with one stand-in for each role and one survivor's card. */
export async function standIns(database: Database, kind = 'ngo'): Promise<Map<string, StandIn>> {
  return asOwner(database, async (client) => {
    const now = new Date()
    const end = new Date(now.getTime() + 3_600_000)
    const key = randomBytes(32)
    const one = async <T>(text: string, values: unknown[]): Promise<T> =>
      (await client.query(text, values)).rows[0] as T
    const { id: organisation } = await one<{ id: number }>(
      'insert into organisations (kind, name, joined_at) values ($1, $2, $3) returning id',
      [kind, `Stranger ${randomBytes(3).toString('hex')}`, now],
    )
    const { id: circle } = await one<{ id: number }>(
      "insert into circles (organisation, kind, public_key, commitment, made_at) values ($1, 'organisation', $2, $2, $3) returning id",
      [organisation, key, now],
    )
    const made = await colleaguesIn(client, { organisation, circles: [circle] }, staffRoles)
    const { id: own } = await one<{ id: number }>(
      "insert into circles (kind, public_key, made_at) values ('person', $1, $2) returning id",
      [key, now],
    )
    await client.query(
      "insert into cards (circle, locator, sig_public, language, made_at) values ($1, $2, $3, 'en', $4)",
      [own, randomBytes(16), key, now],
    )
    const token = randomBytes(32).toString('base64url')
    await client.query(
      "insert into sessions (hash, kind, circles, roles, started_at, seen_at, ends_at) values ($1, 'person', $2, '{person}', $3, $3, $4)",
      [Buffer.from(hashOf(token), 'hex'), [own], now, end],
    )
    made.set('person', { role: 'person', cookie: `s=${token}`, hash: hashOf(token), circle: own })
    return made
  })
}
