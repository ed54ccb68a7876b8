// Narong's permission to stay: what the letter says is kept, and he hears of its end long before it comes.

import { expect, it } from 'vitest'
import { openCase } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { asOwner } from '../database/open.ts'
import { trackFeatures } from '../app/tracks.ts'
import { makeDueMoves } from '../tracks/due.ts'

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

/** The day comes, and time does what is due. */
const onDay = async (days: number) => {
  network.travel(days)
  await makeDueMoves(database, trackFeatures, network.state)
}

const permit = (track: string) =>
  asOwner(database, async (client) => {
    const { rows } = await client.query(
      `select permit, valid_to as until, work from permits where track = $1`,
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

it('a copy of the database tells neither which permission Narong has nor from when to when it was given', async () => {
  const track = await granted(365, true)
  const [told] = await asOwner(database, async (client) => {
    const { rows } = await client.query(
      `select exists (select 1 from permits p where p.track = $1 and p::text ~ $2) as permit,
        exists (select 1 from track_events e where e.track = $1 and e.facts::text ~ $2) as move,
        (select count(*)::int from track_events e where e.track = $1 and e.facts ? 'permit') as said`,
      [track.id, `temporary|"${daysFrom(365)}"|,${daysFrom(365)},`],
    )
    return rows as object[]
  })
  expect(told).toEqual({ permit: false, move: false, said: 2 })
})

it('a no to work is answered and asked about again; only a yes ends it', async () => {
  const track = await granted(200, true)
  const told = await ines.move('status', 'allow_work', track, { work: false })
  expect(await duties(track.id)).toHaveProperty(['status.work'])
  await ines.move('status', 'allow_work', told, { work: true })
  expect(await duties(track.id)).not.toHaveProperty(['status.work'])
})

it('a renewal with work ends the asking for work', async () => {
  const first = await granted(200, false)
  const near = await ines.move('status', 'near_end', first)
  const applied = await ines.move('status', 'apply', near, { applied_on: daysFrom(0) })
  const dates = { valid_from: daysFrom(0), valid_to: daysFrom(300) }
  await ines.move('status', 'grant', applied, { permit: 'temporary', ...dates, work: true })
  expect(await duties(first.id)).not.toHaveProperty(['status.work'])
})

it('a permission that is taken back from Narong is an alarm until somebody says that he is protected', async () => {
  const revoked = await ines.move('status', 'revoke', await granted(200, true), { served_on: daysFrom(0) })
  expect(await duties(revoked.id)).toHaveProperty(['status.expired'])
  const kept = await ines.move('status', 'protect', revoked)
  expect(kept.state).toBe('refused')
  expect(await duties(kept.id)).not.toHaveProperty(['status.expired'])
})

it('his old permission ends while a new one is pending, refused or reviewed: an alarm, and the matter stays where it is', async () => {
  const ask = async () => {
    const near = await ines.move('status', 'near_end', await granted(20, true))
    return ines.move('status', 'apply', near, { applied_on: daysFrom(0) })
  }
  const refuse = async () => ines.move('status', 'refuse', await ask(), { served_on: daysFrom(0) })
  const [applied, refused] = [await ask(), await refuse()]
  const reviewed = await ines.move('status', 'challenge', await refuse())
  await onDay(22)
  for (const { id, state } of [applied, refused, reviewed]) {
    expect((await ines.api.work.track({ track: id })).track.state).toBe(state)
    const owed = await duties(id)
    expect([state, 'status.expired' in owed, 'status.end' in owed]).toEqual([state, true, false])
  }
  const at = daysFrom(300)
  const again = { permit: 'temporary', valid_from: daysFrom(0), valid_to: at, work: true }
  const { track } = await ines.api.work.track({ track: applied.id })
  await ines.move('status', 'grant', track, again)
  expect(await duties(applied.id)).toHaveProperty(['status.end'], at)
  expect(await duties(applied.id)).not.toHaveProperty(['status.expired'])
})
