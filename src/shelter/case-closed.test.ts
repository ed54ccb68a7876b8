// Salma's case is closed while a bed is asked for. Nobody keeps it any longer; whoever sleeps somewhere goes on sleeping there.
import { v7 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'
import { giveCard, offerCase, openCase, wantsBed } from '../../demo/case-work.ts'
import type { TrackNow } from '../../demo/actor.ts'
import { startCardSession } from '../../test/card-session.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const nadia = await network.organisation('Lighthouse', 'shelter', ['shelter'])
const leyla = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const rosa = await network.organisation('River House', 'ngo', ['caseworker'])
await nadia.api.shelters.add({ count: 3, takes: ['women'] })
const told = { reason: 'completed', person_told: 'told' }

/** A place that is asked for, offered, kept or lived in. */
async function bed(caseId: string, as: 'matched' | 'offered' | 'held' | 'resident'): Promise<TrackNow> {
  const asked = { id: newId(), caseId, other: nadia.circle, urgency: 'day', party: 1 }
  let track = await leyla.move('placement', 'match', await leyla.open('placement', asked), {
    not_met: ['none_missing'],
  })
  if (as === 'matched') return track
  track = await nadia.move('placement', 'offer', track)
  if (as === 'offered') return track
  track = await leyla.move('placement', 'accept', await wantsBed(leyla, track))
  return as === 'held' ? track : nadia.move('placement', 'arrive', track)
}
const stateOf = async (track: string) => (await leyla.api.work.track({ track })).track.state
const night = async () => {
  const { stays, times } = await nadia.api.shelters.beds({})
  return { stays: stays.map(({ state }) => state), taken: times.length }
}

describe('a bed that is asked for', () => {
  it('is kept for nobody once Leyla has closed the case: the house has nothing more to do, and the bed is free', async () => {
    const { id, track } = await openCase(leyla, { name: 'Salma Closed', language: 'ar' })
    // Of one person only one place is offered at a time.
    const tracks = [await bed(id, 'matched'), await bed(id, 'offered')]
    expect(await night()).toEqual({ stays: expect.arrayContaining(['matched', 'offered']), taken: 1 })
    await leyla.move('case', 'close', { id: track }, told)
    expect(await Promise.all(tracks.map((one) => stateOf(one.id)))).toEqual(Array(2).fill('withdrawn'))
    expect(await night()).toEqual({ stays: [], taken: 0 })
    const { clocks } = await leyla.api.work.track({ track: tracks[0]!.id })
    expect(clocks).toEqual([])
  })

  it('nor once Salma has left by herself, on a page without script', async () => {
    const { id, track } = await openCase(leyla, { name: 'Salma Left', language: 'ar' })
    const { circle } = await giveCard(leyla, id, 'ar')
    const { cookie } = await startCardSession(database, circle, 's')
    const held = await bed(id, 'held')
    const left = await network.staff.request(`/api/cases/${track}/leave`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json', 'if-match': '"1"' },
      body: '{}',
    })
    expect(left.status).toBe(200)
    expect(await stateOf(held.id)).toBe('withdrawn')
    expect(await night()).toEqual({ stays: [], taken: 0 })
  })

  it('stays where somebody sleeps: the house ends that stay itself', async () => {
    const { id, track } = await openCase(leyla, { name: 'Salma Sleeps', language: 'ar' })
    const stay = await bed(id, 'resident')
    await leyla.move('case', 'close', { id: track }, told)
    expect(await stateOf(stay.id)).toBe('resident')
    await nadia.move('placement', 'end', stay, { reason: 'moved_on' })
    expect(await night()).toEqual({ stays: [], taken: 0 })
  })

  it('and nothing of it ends where the closing itself is refused', async () => {
    const { id, track } = await openCase(leyla, { name: 'Salma Goes On', language: 'ar' })
    const asked = await bed(id, 'matched')
    await expect(
      leyla.move('case', 'close', { id: track }, { ...told, reason: 'conviction' }),
    ).rejects.toMatchObject({ code: 'refused' })
    expect(await stateOf(asked.id)).toBe('matched')
  })
})

it('whoever stayed away from her bed is looked for until somebody has reached her', async () => {
  const { id } = await openCase(leyla, { name: 'Salma Away', language: 'ar' })
  const stay = await bed(id, 'resident')
  await nadia.move('placement', 'not_back', await nadia.move('placement', 'go_away', stay))
  const owed = async () => (await leyla.api.work.track({ track: stay.id })).clocks.map(({ clock }) => clock)
  for (const [found, still] of [
    ['not_reached', true],
    ['safe', false],
  ] as const) {
    await leyla.move('placement', 'check_welfare', { id: stay.id }, { found })
    expect([found, (await owed()).includes('placement.welfare')]).toEqual([found, still])
  }
})

it('a hand-over that River House has not answered ends with the case', async () => {
  const { id, track } = await openCase(leyla, { name: 'Salma Asked', language: 'ar' })
  const offered = await offerCase(leyla, id, rosa.circle)
  await leyla.move('case', 'close', { id: track }, told)
  const { handovers } = await rosa.api.handovers.list({})
  expect(handovers.find((one) => one.track === offered.id)?.state).toBe('withdrawn')
})
