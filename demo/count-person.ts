// Counting a person of the invented country, as the screen does.

import { newId } from '../src/api/new-id.ts'
import { countFound } from '../src/identification/client/count-found.ts'
import { foundAt } from '../src/identification/found.ts'
import { readCase } from '../src/client/case-keys.ts'
import { countPerson as count } from '../src/measures/client/count-person.ts'
import type { Control } from '../src/measures/counted-codes.ts'
import type { Colleague } from './actor.ts'
import { chanceOf } from './chance.ts'
import type { Scene } from './stage.ts'

const forms = ['labour', 'labour', 'labour', 'domestic', 'sexual', 'sexual', 'criminal'] as const
const sectors = ['A', 'A', 'C', 'F', 'F', 'I', 'N', 'S'] as const
const places = { A: 'farm', C: 'factory', F: 'building_site', I: 'restaurant', S: 'car_wash' } as const
const told = ['colleague', 'colleague', 'visit', 'complaint'] as const
const held: readonly (readonly Control[])[] = [
  ['debt'],
  ['documents'],
  ['money', 'documents'],
  ['threats', 'movement'],
  ['deceived'],
  ['pressure'],
  [],
]

const houses = new Map<string, { kind: string; district: string }>()

/** What kind of organisation somebody works in, and where. */
async function houseOf(who: Colleague): Promise<{ kind: string; district: string }> {
  if (!houses.has(who.id)) {
    const { organisations } = await who.api.organisations.list({})
    const found = organisations.find(({ id }) => id === who.organisation)
    houses.set(who.id, { kind: found?.kind ?? 'ngo', district: found?.district ?? '' })
  }
  return houses.get(who.id)!
}

/** Counts the person in the statistics, as the screen does: the numbers stand sealed in the case and nowhere else. */
export async function countPerson(scene: Scene, who: Colleague): Promise<void> {
  const chance = chanceOf(`counted ${scene.reference}`)
  const { ageGroup } = scene.persona
  const exploitation = chance.pick(forms)
  const answers = {
    age: ageGroup === 'unsure' ? 'unknown' : ageGroup,
    gender: chance.pick(['woman', 'woman', 'woman', 'man', 'man', 'unknown']),
    exploitation,
    abroad: chance.pick(['yes', 'yes', 'yes', 'no']),
    citizenship: chance.pick(['other', 'other', 'region', 'region', 'own', 'stateless', 'unknown']),
    sector: exploitation === 'labour' ? chance.pick(sectors) : exploitation === 'domestic' ? 'T' : 'none',
    control: chance.pick(held),
    recruiter: chance.pick(['acquainted', 'acquainted', 'stranger', 'family', 'partner', 'unknown']),
  }
  const numbers = { id: crypto.randomUUID(), registration: crypto.randomUUID(), means: crypto.randomUUID() }
  const tries = { statistics: newId(), circumstances: newId() }
  const shared = await readCase(who, scene.caseId as string)
  const { kind, district } = await houseOf(who)
  await count(who, shared, { answers, numbers, kind, tries })
  const place = places[answers.sector as keyof typeof places]
  if (place) await countFound(who, { ...foundAt(place, district)!, channel: chance.pick(told) })
}
