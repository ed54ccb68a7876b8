// Counting a person of the invented country, as the screen does.

import { newId } from '../src/api/new-id.ts'
import { readCase } from '../src/client/case-keys.ts'
import { countPerson as count } from '../src/measures/client/count-person.ts'
import type { Control } from '../src/measures/counted-codes.ts'
import type { Colleague } from './actor.ts'
import { chanceOf } from './chance.ts'
import type { Scene } from './stage.ts'

const forms = ['labour', 'labour', 'labour', 'domestic', 'sexual', 'sexual', 'criminal'] as const
const sectors = ['A', 'A', 'C', 'F', 'F', 'I', 'N', 'S'] as const
const held: readonly (readonly Control[])[] = [
  ['debt'],
  ['documents'],
  ['money', 'documents'],
  ['threats', 'movement'],
  ['deceived'],
  ['pressure'],
  [],
]

const kinds = new Map<string, string>()

/** What kind of organisation somebody works in. */
async function kindOf(who: Colleague): Promise<string> {
  if (!kinds.has(who.id)) {
    const { organisations } = await who.api.organisations.list({})
    kinds.set(who.id, organisations.find(({ id }) => id === who.organisation)?.kind ?? 'ngo')
  }
  return kinds.get(who.id)!
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
  await count(who, shared, { answers, numbers, kind: await kindOf(who), tries })
}
