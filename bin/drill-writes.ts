// Rows that are written into a copy without pause while it is killed, filled and frozen: each that was acknowledged has to be there afterwards.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Copy } from './drill-copy.ts'

export interface Writes {
  /** How many rows were acknowledged so far. */
  acknowledged: () => number
  /** How many of them are not there. */
  lost: () => Promise<number>
  end: () => Promise<void>
}

/** Its own schema: no row of the network is touched. */
export const prepareWrites = (copy: Copy): Promise<void> =>
  copy.asOwner(async (client) => {
    await client.query('create schema drill')
    await client.query('create table drill.writes (number int primary key, filling text)')
  })

export async function startWrites(copy: Copy): Promise<Writes> {
  let on = true
  let next = await copy.asOwner(async (client) => {
    const { rows } = await client.query<{ next: number }>(
      'select coalesce(max(number), 0) + 1 as next from drill.writes',
    )
    return rows[0]!.next
  })
  const acknowledged: number[] = []
  const write = (): Promise<void> =>
    copy.asOwner(async (client) => {
      while (on) {
        const number = (next += 1)
        await client.query('insert into drill.writes (number) values ($1)', [number])
        acknowledged.push(number)
        await sleep(5)
      }
    })
  const writing = (async () => {
    while (on) await write().catch(() => sleep(100))
  })()
  return {
    acknowledged: () => acknowledged.length,
    lost: () =>
      copy.asOwner(async (client) => {
        const expected = [...acknowledged]
        const { rows } = await client.query<{ count: number }>(
          'select count(*)::int as count from drill.writes where number = any($1::int[])',
          [expected],
        )
        return expected.length - rows[0]!.count
      }),
    async end() {
      on = false
      await writing
    },
  }
}
