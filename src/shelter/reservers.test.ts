// Many reserve in one house at once, give back, ask again and are left waiting: no bed is ever two people's, and what was held and not
// answered ends once. A few seconds here; a minute with sixty-four in the soak (`RESERVERS`, `RESERVE_SECONDS`).

import { setTimeout } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { openCase } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { isProblem } from '../api/problem.ts'
import { trackFeatures } from '../app/tracks.ts'
import { asOwner } from '../database/open.ts'
import { makeDueMoves } from '../tracks/due.ts'

const reservers = Number(process.env['RESERVERS'] ?? 8)
const seconds = Number(process.env['RESERVE_SECONDS'] ?? 3)

const database = await testDatabase()
const network = await newNetwork(database)
const leyla = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const hana = await network.organisation('River House', 'shelter', ['shelter'])

type Request = { id: string }
/** Two people in one bed, and a stay that holds a bed although nothing of it is kept or lived in. */
const wrong = () =>
  asOwner(database, async (client) => {
    const { rows } = await client.query<{ twice: number; stray: number }>(`select
      (select count(*)::int from bed_times a join bed_times b on a.bed = b.bed and a.id < b.id and a.live and b.live and a.during && b.during) as twice,
      (select count(*)::int from bed_times o join tracks t on t.id = o.track where o.live and t.state not in ('offered', 'held', 'resident', 'away')) as stray`)
    return rows[0]
  })

async function request(): Promise<Request> {
  const { id: caseId } = await openCase(leyla, { name: 'Reserver Test', language: 'en' })
  const asked = await leyla.open('placement', {
    caseId,
    other: hana.circle,
    urgency: 'now',
    party: 1,
  })
  return leyla.move('placement', 'match', asked, { not_met: ['none_missing'] })
}

/** What may happen where others are quicker, or too many ask in one second. */
const expected = ['refused', 'stale', 'too-many', 'unavailable']
const tried = (made: Promise<unknown>): Promise<boolean> =>
  made.then(
    () => true,
    (fault: unknown) => {
      if (isProblem(fault) && expected.includes(fault.code)) return false
      throw fault
    },
  )

it(
  `${reservers} reserve for ${seconds} s: no bed is two people’s, and each hold ends once`,
  async () => {
    const beds = Math.max(2, Math.floor(reservers / 2))
    await hana.api.shelters.add({ count: beds, each: 1, takes: [] })
    const requests: Request[] = []
    for (let at = 0; at < reservers; at += 1) requests.push(await request())
    const until = Date.now() + seconds * 1000
    let offers = 0
    const work = async (one: Request) => {
      while (Date.now() < until) {
        const isTaken = await tried(hana.move('placement', 'offer', { id: one.id }))
        if (!isTaken) continue
        offers += 1
        if (Date.now() >= until) return
        await tried(leyla.move('placement', 'ask_another', { id: one.id }))
        await tried(leyla.move('placement', 'match', { id: one.id }, { not_met: ['none_missing'] }))
      }
    }
    const looks: unknown[] = []
    const look = async () => {
      while (Date.now() < until) {
        looks.push(await wrong())
        await setTimeout(100)
      }
    }
    await Promise.all([look(), ...requests.map(work)])
    expect(offers).toBeGreaterThan(0)
    for (const one of [...looks, await wrong()]) expect(one).toEqual({ twice: 0, stray: 0 })

    const { stays } = await hana.api.shelters.beds({})
    const held = stays.filter(({ state }) => state === 'offered').map(({ track }) => track)
    network.travel(2)
    // Four look in the same moment for what has run out, as several servers would.
    await Promise.all(
      Array.from({ length: 4 }, () =>
        makeDueMoves(database, trackFeatures, network.state).catch(() => undefined),
      ),
    )
    await makeDueMoves(database, trackFeatures, network.state)
    const ended = await asOwner(database, async (client) => {
      const { rows } = await client.query<{ track: string; n: number }>(
        `select track, count(*)::int as n from track_events where move = 'lapse' group by track`,
      )
      return rows
    })
    expect(ended.map(({ track }) => track).toSorted()).toEqual(held.toSorted())
    expect(ended.every(({ n }) => n === 1)).toBe(true)
    expect(await wrong()).toEqual({ twice: 0, stray: 0 })
    expect((await hana.api.shelters.beds({})).times).toEqual([])
  },
  (seconds + 240) * 1000,
)
