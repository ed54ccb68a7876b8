// What was said while the line to the database broke is passed on by the next one.

import { EventEmitter } from 'node:events'
import type { Pool, PoolClient } from 'pg'
import { expect, it, vi } from 'vitest'
import { beginGathering, endGathering, gatherFrom, openLine } from './told.ts'

const passedOn: string[] = []
/** How many lines break at the moment at which something is passed on. */
let breaking = 0

class Line extends EventEmitter {
  async connect(): Promise<void> {}
  async query(text: string, values: string[] = []): Promise<void> {
    if (!text.includes('pg_notify')) return
    if (breaking > 0) {
      breaking -= 1
      throw new Error('the line has broken')
    }
    passedOn.push(...values[1]!.split('\n'))
  }
  async end(): Promise<void> {
    this.emit('end')
  }
}

it('a call that is said while two lines break one after the other reaches the other servers by the third', async () => {
  const pool = { options: { Client: Line } } as unknown as Pool
  const client = new EventEmitter() as unknown as PoolClient
  gatherFrom(client)
  const line = openLine(pool, { heard: () => undefined, missed: () => undefined })
  breaking = 2
  beginGathering(pool, client)
  for (const message of ['calls u1', 'work c2']) client.emit('notice', { code: 'CHG01', message })
  endGathering(pool, client, true)
  await vi.waitFor(() => expect(passedOn).toEqual(['calls u1', 'work c2']), { timeout: 8_000 })
  await line.close()
  expect(passedOn).toHaveLength(2)
})
