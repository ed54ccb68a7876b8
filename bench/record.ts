// Runs each kind of request once through our own host, in this process, and keeps what it sent to the database.
// Nothing is committed.

import { tmpdir } from 'node:os'
import { pino } from 'pino'
import type { ClientConfig } from 'pg'
import { asOwner, login, openPool } from '../src/database/open.ts'
import { startHosts } from '../src/app/hosts.ts'
import { openNetwork } from '../src/app/boot.ts'
import type { Call } from './calls.ts'
import { tokenOf } from './load-steps.ts'
import { recordingOf, recordingPool, type Recording } from './recording.ts'

export interface RecordedCalls {
  /** By call, one for each variant. */
  recordings: Record<string, Recording[]>
  /** The values of the request that was recorded, by `call/variant`. */
  vars: Map<string, string[]>
}

/** Records all variants of the calls. Throws where our own host does not answer 200. */
export async function recordCalls(owner: ClientConfig, calls: readonly Call[]): Promise<RecordedCalls> {
  const { pool, take } = recordingPool(openPool({ ...owner, user: login }))
  const database = { pool, owner, close: () => pool.end() }
  const hosts = startHosts({
    database,
    secrets: { opaque: '', oprf: new Uint8Array(32), checkpoint: new Uint8Array(32) },
    network: await openNetwork(database),
    settings: {
      url: 'http://localhost',
      publicUrl: 'http://127.0.0.1',
      exitUrl: 'https://example.org',
      data: tmpdir(),
    },
    logger: pino({ level: 'silent' }),
    onFault: (endpoint, error) => process.stderr.write(`${endpoint} ${String(error)}\n`),
  })
  hosts.houses.staff.spend = async () => {}
  const users = await asOwner(
    { owner },
    async (client) => (await client.query<{ id: string }>('select id from users')).rows,
  )
  const fixed = new Set(users.map(({ id }) => id))
  const recordings: Record<string, Recording[]> = {}
  const vars = new Map<string, string[]>()
  for (const call of calls) {
    const lists: Recording[] = []
    for (let variant = 0; variant < call.variants; variant++) {
      const request = call.next(variant)
      take()
      const answer = await hosts.staff.request(request.path, {
        method: request.method,
        headers: { ...request.headers, cookie: `s=${tokenOf(request.organisation)}` },
        ...(request.body === undefined ? {} : { body: request.body }),
      })
      if (answer.status !== 200)
        throw new Error(`${call.id}: our own host answered ${answer.status} ${await answer.text()}`)
      lists.push(recordingOf(take(), tokenOf(request.organisation), request.vars, fixed, call.writes))
      vars.set(`${call.id}/${variant}`, request.vars)
    }
    recordings[call.id] = lists
  }
  await database.close()
  return { recordings, vars }
}
