// First run. The code is made at start, shown on the console alone, kept as a hash, and good until somebody has keys here.

import { createHash, randomBytes } from 'node:crypto'
import { v7 as newId } from 'uuid'
import { Problem } from '../../api/problem.ts'
import type { Handlers } from '../../api/endpoint.ts'
import { asOwner, type Database } from '../../database/open.ts'
import { json, sql } from '../../database/sql.ts'
import type { Ctx } from '../../http/context.ts'
import { checkCurrency } from '../../organisations/server/network.ts'
import { hashOfLocator } from '../../organisations/server/organisations.ts'
import { practiceNetwork } from '../../sealing/practice.ts'
import { growInvitation, newInvitationSecret } from '../../sealing/invitation.ts'
import type { setupApi } from '../api/setup.ts'

const hash = (purpose: string, secret: string): Buffer =>
  createHash('sha256').update(`continuum ${purpose} ${secret}`).digest()
const newCode = (): string => randomBytes(15).toString('base64url').replaceAll(/[-_]/g, 'x')

/** Prints the one-time code while nobody has keys here. Only its hash is stored. */
export async function announceSetUp(
  database: Database,
  url: string,
  say: (text: string) => void,
): Promise<void> {
  const code = newCode()
  const open = await asOwner(database, async (client) => {
    const { rows } = await client.query<{ open: boolean }>('select app.set_up_open() as open')
    if (!rows[0]?.open) return false
    await client.query(
      "insert into settings (key, value) values ('setup', $1) on conflict (key) do update set value = excluded.value",
      [JSON.stringify(hash('set-up', code).toString('hex'))],
    )
    return true
  })
  if (open)
    say(
      `\nNobody has an account here yet. Open ${url}/set-up and give this code, which is good until somebody has:\n\n    ${code}\n`,
    )
}

export function setupServer(onChange: () => Promise<void>): Handlers<typeof setupApi, Ctx> {
  return {
    async state(_input, { tx, network, origins }) {
      const { open } = await tx.one<{ open: boolean }>(sql`select app.set_up_open() as open`)
      return { open, network: network.id, demo: network.demo, address: origins[0] ?? '' }
    },
    async begin(input, ctx) {
      if (!Intl.supportedValuesOf('timeZone').includes(input.timezone))
        throw new Problem('invalid', { fields: [{ field: 'timezone', code: 'unknown' }] })
      checkCurrency(input.currency)
      const invitation = newInvitationSecret()
      const { demo } = ctx.network
      const network = {
        id: demo ? practiceNetwork(newId()) : newId(),
        name: input.network,
        country: input.country,
        timezone: input.timezone,
        emergency: input.emergency,
        hotline: input.hotline,
        currency: input.currency,
        pack: input.pack,
        ...(demo && { demo }),
      }
      // Nobody is there to sign a welcome: the console's code is what this first invitation is believed by.
      const { locator } = await growInvitation(invitation, network.id)
      const done = await ctx.tx.one<{
        ok: boolean
      }>(sql`select app.set_up(${hash('set-up', input.code).toString('hex')}, ${json(network)}, ${input.pack},
        ${input.organisation}, ${input.kind}, ${newId()}, ${input.handle}, ${hashOfLocator(locator)}, ${ctx.now}) as ok`)
      if (!done.ok) throw new Problem('wrong-words')
      ctx.afterCommit(onChange)
      return { invitation, network: network.id }
    },
  }
}
