// In the morning of a day on which something is due, whoever wants it is told that something is, and nothing of what.

import { as } from '../../database/as.ts'
import type { Database } from '../../database/open.ts'
import { sql } from '../../database/sql.ts'
import type { Network } from '../../http/context.ts'
import { dayAt } from '../../jurisdiction/clock.ts'
import { tellStaff } from '../../outbox/server/queue.ts'

/** The hour of the place at which a morning begins. */
const morning = 7
const aDay = 86_400_000

const hourAt = (now: Date, timeZone: string) =>
  Number(new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(now))

/** Run every hour; does its work in one of them. Answers with how many are told. */
export async function tellOfTheDay(
  database: Pick<Database, 'pool'>,
  state: { now: () => Date; network: () => Network },
): Promise<number> {
  const now = state.now()
  const { timezone } = state.network()
  if (hourAt(now, timezone) !== morning) return 0
  const day = dayAt(now, timezone)
  return as(database, { kind: 'system' }, async (tx) => {
    const until = new Date(now.getTime() + aDay)
    const people = await tx.rows<{ id: string }>(sql`select app.due_this_morning(${until}) as id`)
    let told = 0
    for (const { id } of people)
      if (await tellStaff(tx, id, 'digest', { key: `digest:${id}:${day}`, now })) told += 1
    return told
  })
}
