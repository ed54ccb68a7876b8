// Who signs in at nine: people with a passphrase each, in offices that stand behind one address. Their passphrases are stretched lightly, since
// that is the work of their own machines; everything that the server does is as it is.

import { randomBytes, randomUUID } from 'node:crypto'
import type { ClientConfig } from 'pg'
import { solvePuzzle, puzzleHeader, type Puzzle } from '../src/api/solve-puzzle.ts'
import { asOwner } from '../src/database/open.ts'
import { devices } from '../src/http/device.ts'
import {
  answerRegister,
  beginRegister,
  beginSignIn,
  finishRegister,
  finishSignIn,
} from '../src/sealing/passphrase.ts'
import type { Connection } from './connection.ts'
import { organisations } from './load-steps.ts'

const passphrase = 'correct horse battery staple'
/** So many sit in one office. */
const office = 50

export interface Person {
  id: string
  handle: string
  organisation: number
  address: string
  /** What a device on which they have signed in before holds; empty on another one. */
  device: string
  cookie: string
}

/** Registers them; `newcomers` of them sit in one office and have never signed in on their devices. */
export async function bringPeople(
  owner: ClientConfig,
  secret: string,
  { count, newcomers }: { count: number; newcomers: number },
): Promise<Person[]> {
  const known = devices(secret, Date.now)
  const people: Person[] = []
  const records: string[] = []
  for (let n = 0; n < count + newcomers; n += 1) {
    const id = randomUUID()
    const isNew = n >= count
    const at = isNew ? 250 : Math.floor(n / office)
    const { state, request } = await beginRegister(passphrase)
    const { record } = await finishRegister(passphrase, state, await answerRegister(secret, id, request))
    records.push(record)
    people.push({
      id,
      handle: `morning-${n}`,
      organisation: (n % organisations) + 1,
      address: `198.51.${Math.floor(at / 250)}.${at % 250}`,
      device: isNew ? '' : `d=${known.give(id)}`,
      cookie: '',
    })
  }
  const columns = [
    people.map(({ id }) => id),
    people.map(({ handle }) => handle),
    people.map((one) => one.organisation),
  ]
  await asOwner({ owner }, async (client) => {
    await client.query(
      `insert into users (id, organisation, handle, roles, state, sig_public, joined_at, opaque_record)
       select id, organisation, handle, '{caseworker}', 'active', sha256(handle::bytea), now(), record
       from unnest($1::uuid[], $2::text[], $3::int[], $4::text[]) n(id, handle, organisation, record)`,
      [...columns, records],
    )
    await client.query(
      `insert into circle_members (circle, user_id, epoch, sealed_seed) select organisation, id, 1, $3 from unnest($1::uuid[], $2::int[]) n(id, organisation)`,
      [columns[0], columns[2], randomBytes(60)],
    )
    await client.query('analyze users, circle_members')
  })
  return people
}

/** One request of a person, as a browser sends it through the proxy. */
export function asks(
  person: Person,
  method: 'GET' | 'POST',
  path: string,
  body?: object,
  extra = '',
): string {
  const text = body && JSON.stringify(body)
  const length = text
    ? `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(text)}\r\n`
    : ''
  const cookies = [person.device, person.cookie].filter(Boolean).join('; ')
  return `${method} ${path} HTTP/1.1\r\nhost: localhost\r\nx-forwarded-for: ${person.address}\r\ncookie: ${cookies}\r\n${extra}${length}\r\n${text ?? ''}`
}

export interface SignedIn {
  ms: number
  puzzles: number
  status: number
}

/** Signs in, each request at the next server, and solves what a newcomer is asked. */
export async function signsIn(person: Person, next: () => Connection): Promise<SignedIn> {
  const { state, request } = await beginSignIn(passphrase)
  let puzzles = 0
  const started = performance.now()
  const send = async (path: string, body: object) => {
    const first = await next().send(asks(person, 'POST', path, body))
    if (first.status !== 429) return first
    const { puzzle } = JSON.parse(first.body()) as { puzzle?: Puzzle }
    const solution = puzzle && (await solvePuzzle(puzzle))
    if (!solution) return first
    puzzles += 1
    return next().send(asks(person, 'POST', path, body, `${puzzleHeader}: ${solution}\r\n`))
  }
  const begun = await send('/api/session/begin', { handle: person.handle, request })
  if (begun.status !== 200) return { ms: performance.now() - started, puzzles, status: begun.status }
  const { response, ticket } = JSON.parse(begun.body()) as { response: string; ticket: string }
  const { proof } = await finishSignIn(passphrase, state, response)
  const done = await send('/api/session/finish', { ticket, proof })
  person.cookie = done.cookies().find((one) => one.startsWith('s=')) ?? ''
  return { ms: performance.now() - started, puzzles, status: done.status }
}
