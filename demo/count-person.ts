// Counting a person of the invented country, as the screen does.

import { randomUUID } from 'node:crypto'
import { writeRecord } from '../src/client/records.ts'
import type { Colleague } from './actor.ts'
import { chanceOf } from './chance.ts'
import type { Scene } from './stage.ts'

/** Counts the person in the statistics, as the screen does: the number stands sealed in the case and nowhere else. */
export async function countPerson(scene: Scene, who: Colleague): Promise<void> {
  const chance = chanceOf(`counted ${scene.reference}`)
  const { ageGroup } = scene.persona
  const fact = {
    id: randomUUID(),
    age: ageGroup === 'unsure' ? ('unknown' as const) : ageGroup,
    gender: chance.pick(['woman', 'woman', 'woman', 'man', 'man', 'unknown'] as const),
    exploitation: chance.pick([
      'labour',
      'labour',
      'labour',
      'domestic',
      'sexual',
      'sexual',
      'criminal',
    ] as const),
    abroad: chance.pick(['yes', 'yes', 'yes', 'no'] as const),
  }
  await writeRecord(who, scene.caseId as string, { compartment: 'identity', kind: 'statistics', value: fact })
  await who.api.counted.add(fact)
}
