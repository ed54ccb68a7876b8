// The workers of the bench's country sign what they say, since the host that is measured checks it: a log for each
// organisation, and the first statement of each case that is opened. Signed with Node's own crypto, which does not wait.

import { createHash, createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto'
import type { Client } from 'pg'
import { hashOf, NO_HEAD, type Head, type Statement } from '../src/sealing/chain.ts'
import { aadLabel } from '../src/sealing/aad-label.ts'
import { minuteOf } from '../src/sealing/minute.ts'

const network = 'bench'
/** RFC 8410: what stands before the 32 bytes of an Ed25519 seed. */
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex')

export interface Speaker {
  id: string
  organisation: number
  key: KeyObject
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

function keyOf(organisation: number): KeyObject {
  const der = Buffer.concat([pkcs8, digest(`bench signature ${organisation}`)])
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
}

/** Signs a statement as this speaker. */
export function says(
  speaker: Speaker,
  about: 'organisation' | 'case',
  id: string,
  head: Head,
  said: { t: string; [field: string]: unknown },
): Statement {
  const body = JSON.stringify({
    ...said,
    at: minuteOf(new Date()),
    n: head.n + 1,
    prev: head.hash,
    by: speaker.id,
  })
  const place = aadLabel('log', network, about, id)
  const signature = sign(null, Buffer.concat([place, Buffer.from(body)]), speaker.key)
  return { body, signature: Buffer.concat([Buffer.from([1]), signature]).toString('base64url') }
}

/** Everybody who works in the bench's country, by their organisation. */
export async function findSpeakers(client: Client): Promise<Map<number, Speaker>> {
  const { rows } = await client.query<{ id: string; organisation: number }>(
    `select id, organisation from users where handle like 'bench-%'`,
  )
  return new Map(rows.map((row) => [row.organisation, { ...row, key: keyOf(row.organisation) }]))
}

/** Writes each organisation's log: who founded it, and its circle. */
export async function writeLogs(client: Client): Promise<void> {
  for (const [organisation, speaker] of await findSpeakers(client)) {
    const { x } = createPublicKey(speaker.key).export({ format: 'jwk' }) as { x: string }
    const circleKey = digest(String(organisation)).toString('base64url')
    const roles = ['administrator', 'caseworker', 'coordinator']
    const genesis = says(speaker, 'organisation', String(organisation), NO_HEAD, {
      t: 'genesis',
      enc: circleKey,
      sig: x,
      roles,
    })
    const head = { n: 1, hash: await hashOf(genesis) }
    const circle = says(speaker, 'organisation', String(organisation), head, {
      t: 'circle',
      circle: organisation,
      epoch: 1,
      publicKey: circleKey,
      commit: circleKey,
      members: [speaker.id],
    })
    for (const [at, { body, signature }] of [genesis, circle].entries())
      await client.query(
        'insert into log_statements (organisation, n, body, signature, hash) values ($1, $2, $3, $4, $5)',
        [
          organisation,
          at + 1,
          body,
          Buffer.from(signature, 'base64url'),
          Buffer.from(await hashOf({ body, signature }), 'base64url'),
        ],
      )
  }
}
