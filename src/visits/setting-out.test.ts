// Each trade and place of the source page, set out for through the real endpoints: to cells and to detention nobody goes without somebody on
// the side of those who are held, police not without a victim specialist and beds, and into the street one goes without beds.

import { expect, it } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import type { venues } from '../identification/venues.ts'
import { newPlanNames } from './client/plan-names.ts'
import { planVisit } from './client/plan-visit.ts'

const network = await newNetwork(await testDatabase(), { unlimited: true })
const pavel = await network.organisation('City Police', 'police', ['police'])
const ivo = await network.organisation('Border Office', 'immigration', ['immigration'])
const lucia = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const pilar = await network.organisation('Labour Inspectorate', 'labour_inspectorate', ['inspector'])
const hana = await network.organisation('Quiet House', 'shelter', ['shelter'])
await hana.api.shelters.add({ count: 3, each: 1, takes: [] })

const hours = (more: number) => new Date(network.state.now().getTime() + more * 3_600_000).toISOString()
type Goer = typeof pavel
type Team = 'victim_specialist' | 'police_officers'

/** A visit that is planned, with places that the house really holds. */
async function planned(who: Goer, venue: (typeof venues)[number], places = 0): Promise<string> {
  const names = newPlanNames()
  const holds = places > 0 ? [{ house: hana.circle, places, until: hours(30) }] : []
  await planVisit(
    who,
    {
      venue,
      section: 'O',
      district: null,
      day: hours(24).slice(0, 10),
      from: '10:00',
      back: '14:00',
      checkInAt: hours(28),
      language: 'th',
      secondLanguage: null,
      team: ['victim_specialist'],
      members: [],
      holds,
    },
    names,
  )
  for (const { id } of (await hana.api.shelters.beds({})).holds.filter(({ state }) => state === 'asked'))
    await hana.api.shelters.hold({ id })
  return names.visit
}
const goes = (
  who: Goer,
  id: string,
  { team = ['victim_specialist'] as Team[], beds = 0, told = 'advocate' } = {},
) =>
  who.move(
    'visit',
    'prepare',
    { id },
    {
      day: hours(24).slice(0, 10),
      back_at: hours(28),
      team,
      language: 'th',
      beds_held: beds,
      rights_cards: true,
      out_of_hearing: true,
      told_to: told,
    },
  )
const because = (code: string) => ({ code: 'refused', detail: { because: code } })

it.each(['venue_immigration', 'venue_custody', 'venue_border'] as const)(
  'to %s nobody sets out whose listener decides about those who are held',
  async (venue) => {
    const who = venue === 'venue_immigration' ? ivo : pavel
    const id = await planned(who, venue, 1)
    const toDecider = goes(who, id, { beds: 1, told: 'whoever_visits' })
    await expect(toDecider).rejects.toMatchObject(because('not-to-who-decides'))
    expect(await goes(who, id, { beds: 1 })).toMatchObject({ state: 'ready' })
    await who.move('visit', 'call_off', { id })
    for (const { id: hold, places } of (await who.api.bedHolds.ofVisit({ visit: id })).holds)
      await who.api.bedHolds.letGo({ id: hold, places }).catch(() => undefined)
  },
)

it('police do not set out for an operation before a victim specialist comes along and a house holds the beds', async () => {
  const id = await planned(pavel, 'venue_workplace')
  const alone = goes(pavel, id, { team: ['police_officers'], beds: 1 })
  await expect(alone).rejects.toMatchObject(because('bring-a-specialist'))
  const bedless = goes(pavel, id, { team: ['police_officers', 'victim_specialist'], beds: 1 })
  await expect(bedless).rejects.toMatchObject(because('hold-beds-first'))
  const withBeds = await planned(pavel, 'venue_workplace', 1)
  expect(await goes(pavel, withBeds, { beds: 1 })).toMatchObject({ state: 'ready' })
})

it('labour inspectors report a workplace in numbers, and no more people than were met', async () => {
  const id = await planned(pilar, 'venue_workplace', 1)
  await goes(pilar, id, { beds: 1 })
  await pilar.move('visit', 'check_in', { id })
  const counts = { met: 14, rights_told: 'everybody', screened: 14, want_help: 5 }
  const more = pilar.move('visit', 'report', { id }, { ...counts, screened: 15 })
  await expect(more).rejects.toMatchObject(because('more-than-were-met'))
  expect(await pilar.move('visit', 'report', { id }, counts)).toMatchObject({ state: 'done' })
})

it('into the street one goes without beds, with cards, and writes down no name', async () => {
  const id = await planned(lucia, 'venue_low_income')
  expect(await goes(lucia, id)).toMatchObject({ state: 'ready' })
  await lucia.move('visit', 'check_in', { id })
  const counts = { met: 3, rights_told: 'everybody', screened: 0, want_help: 1 }
  expect(await lucia.move('visit', 'report', { id }, counts)).toMatchObject({ state: 'done' })
})
