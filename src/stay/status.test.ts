// Narong's permission to stay: what the letter says is kept, and he hears of its end long before it comes.

import { expect, it } from 'vitest'
import { openCase } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { asOwner } from '../database/open.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const ines = await network.organisation('Legal Aid West', 'legal_aid', ['caseworker', 'lawyer'])

const daysFrom = (days: number): string =>
  new Date(network.state.now().getTime() + days * 86_400_000).toISOString().slice(0, 10)

/** A permission of `days`, granted today. Answers with its track. */
async function granted(days: number, work: boolean) {
  const { id: caseId } = await openCase(ines, { name: 'Narong Stay', language: 'th' })
  const begun = await ines.move('status', 'prepare', await ines.open('status', { caseId }), {
    permit: 'temporary',
  })
  const applied = await ines.move('status', 'apply', begun, { applied_on: daysFrom(0) })
  const dates = { valid_from: daysFrom(0), valid_to: daysFrom(days) }
  return ines.move('status', 'grant', applied, { permit: 'temporary', ...dates, work })
}

const duties = (track: string) =>
  asOwner(database, async (client) => {
    const { rows } = await client.query<{ clock: string; day: string }>(
      `select clock, to_char(coalesce(due_on, due_at::date), 'YYYY-MM-DD') as day from clocks
       where track = $1 and stopped_at is null order by day, clock`,
      [track],
    )
    return Object.fromEntries(rows.map(({ clock, day }) => [clock, day]))
  })

const permit = (track: string) =>
  asOwner(database, async (client) => {
    const { rows } = await client.query(
      `select permit, to_char(valid_to, 'YYYY-MM-DD') as until, work from permits where track = $1`,
      [track],
    )
    return rows[0] as unknown
  })

it('a permission for a year is announced ninety and thirty days before it ends, and ends on its day', async () => {
  const track = await granted(365, true)
  expect(await duties(track.id)).toEqual({
    'status.renewal': daysFrom(365 - 90),
    'status.renew': daysFrom(365 - 30),
    'status.end': daysFrom(365),
  })
})

it('a permission says whether work is allowed and until when; without that somebody has to ask, and a yes ends it', async () => {
  const track = await granted(200, false)
  expect(await permit(track.id)).toEqual({ permit: 'temporary', until: daysFrom(200), work: false })
  expect(await duties(track.id)).toHaveProperty(['status.work'])
  await ines.move('status', 'allow_work', track, { work: true })
  expect(await permit(track.id)).toEqual({ permit: 'temporary', until: daysFrom(200), work: true })
  expect(await duties(track.id)).not.toHaveProperty(['status.work'])
})
