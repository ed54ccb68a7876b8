// Pilar plans a visit. Hana's house holds three beds because Hana said so; from then on nobody else is given one of them, and at its hour
// they are free again.

import { describe, expect, it } from 'vitest'
import { openCase } from '../../../demo/case-work.ts'
import { testDatabase } from '../../../test/database.ts'
import { newNetwork } from '../../../test/people.ts'
import { newPlanNames } from './plan-names.ts'
import { planVisit, type VisitPlan } from './plan-visit.ts'

const network = await newNetwork(await testDatabase(), { unlimited: true })
const boss = await network.organisation('Labour Inspectorate', 'labour_inspectorate', [
  'inspector',
  'administrator',
])
const pilar = await network.colleague(boss, 'pilar', ['inspector'])
const sami = await network.colleague(boss, 'sami', ['interpreter'])
const hana = await network.organisation('Willow Rooms', 'shelter', ['shelter'])
const leyla = await network.organisation('Harbour House', 'ngo', ['caseworker'])
await hana.api.shelters.add({ count: 4, each: 2, takes: [] })

const hours = (more: number) => new Date(network.state.now().getTime() + more * 3_600_000).toISOString()
const planned = (places: number, more: Partial<VisitPlan> = {}): VisitPlan => ({
  venue: 'venue_workplace',
  section: 'A',
  district: 'North',
  day: hours(24).slice(0, 10),
  from: '10:00',
  back: '14:00',
  checkInAt: hours(28),
  language: 'th',
  secondLanguage: null,
  team: ['victim_specialist', 'labour_inspectors'],
  members: [boss.id],
  holds: [{ house: hana.circle, places, until: hours(30) }],
  ...more,
})
const because = (code: string) => ({ code: 'refused', detail: { because: code } })
const answers = (beds_held: number) => ({
  day: hours(24).slice(0, 10),
  back_at: hours(28),
  team: ['victim_specialist', 'labour_inspectors'],
  language: 'th',
  beds_held,
  rights_cards: true,
  out_of_hearing: true,
  told_to: 'advocate',
})

describe('a visit that is planned', () => {
  const names = newPlanNames()
  const { visit } = names

  it('asks a house for places, asks an interpreter for its hours, and is one however often it is pressed', async () => {
    const plan = planned(3, { interpreter: sami.id })
    await planVisit(pilar, plan, names)
    await planVisit(pilar, plan, names)
    const { plan: read } = await pilar.api.visits.read({ visit })
    expect(read).toMatchObject({ section: 'A', district: 'North', language: 'th', plannedBy: pilar.id })
    expect(read!.members.toSorted()).toEqual([boss.id, pilar.id].toSorted())
    expect((await hana.api.shelters.beds({})).holds).toMatchObject([
      { places: 3, state: 'asked', sender: 'Labour Inspectorate' },
    ])
    const { assignments } = await sami.api.assignments.own({})
    expect(assignments).toHaveLength(1)
  })

  it('does not set out before the beds are really held, whatever number somebody types', async () => {
    await expect(pilar.move('visit', 'prepare', { id: visit }, answers(3))).rejects.toMatchObject(
      because('hold-beds-first'),
    )
    const [hold] = (await hana.api.shelters.beds({})).holds
    expect((await hana.api.shelters.hold({ id: hold!.id })).beds).toHaveLength(3)
    await expect(pilar.move('visit', 'prepare', { id: visit }, answers(4))).rejects.toMatchObject(
      because('hold-beds-first'),
    )
    expect(await pilar.move('visit', 'prepare', { id: visit }, answers(3))).toMatchObject({ state: 'ready' })
  })

  it('keeps its beds from everybody else until they are let go of', async () => {
    const night = await hana.api.shelters.beds({})
    expect(night.times.map(({ hold }) => hold)).toEqual(Array(3).fill(night.holds[0]!.id))
    expect(night.band).toBe('few')
    const { id: caseId } = await openCase(leyla, { name: 'Mariam Test', language: 'en' })
    const asked = await leyla.open('placement', { caseId, other: hana.circle, urgency: 'now', party: 2 })
    const matched = await leyla.move('placement', 'match', asked, { not_met: ['none_missing'] })
    await expect(hana.move('placement', 'offer', matched)).rejects.toMatchObject(because('not-enough-beds'))
    // A second visit gets no bed of the first.
    const second = newPlanNames()
    await planVisit(pilar, planned(2), second)
    const ofSecond = (await hana.api.shelters.beds({})).holds.find(({ state }) => state === 'asked')
    await expect(hana.api.shelters.hold({ id: ofSecond!.id })).rejects.toMatchObject(
      because('not-enough-beds'),
    )
    await hana.api.shelters.declineHold({ id: ofSecond!.id })
    // One of the first is let go of: the mother and her child have a room.
    await hana.api.bedHolds.letGo({ id: night.holds[0]!.id, places: 1 })
    expect((await pilar.api.bedHolds.ofVisit({ visit })).holds).toMatchObject([
      { places: 2, state: 'confirmed' },
    ])
    expect(await hana.move('placement', 'offer', matched)).toMatchObject({ state: 'offered' })
  })

  it('is nobody’s business outside the two houses, and no colleague at a shelter lets go of another’s beds', async () => {
    const [hold] = (await pilar.api.bedHolds.ofVisit({ visit })).holds
    await expect(leyla.api.bedHolds.letGo({ id: hold!.id, places: 1 })).rejects.toMatchObject({
      code: 'not-found',
    })
    expect((await leyla.api.bedHolds.ofVisit({ visit })).holds).toEqual([])
    await expect(leyla.api.visits.read({ visit })).rejects.toMatchObject({ code: 'not-found' })
    await expect(
      leyla.api.bedHolds.ask({ id: names.key, visit, house: hana.circle, places: 1, until: hours(2) }),
    ).rejects.toMatchObject({ code: 'not-found' })
  })

  it('gives its beds back by itself when its hour has come', async () => {
    network.travel(2)
    expect((await hana.api.shelters.beds({})).times.filter(({ hold }) => hold)).toEqual([])
    expect((await hana.api.shelters.beds({})).holds).toEqual([])
  })
})
