// What the invented ministry aims at, in whole percent.
import type { Colleague } from './actor.ts'

const targets = {
  '1a': 60,
  '2a': 90,
  '3a': 95,
  '4a': 90,
  '5b': 5,
  '6a': 80,
  '7a': 75,
  '9a': 90,
  '11a': 50,
  '12a': 80,
  '13a': 90,
  '15a': 80,
}

export async function setTargets(people: ReadonlyMap<string, Colleague>): Promise<void> {
  const ministry = people.get('sofia')
  if (!ministry) return
  for (const [indicator, percent] of Object.entries(targets))
    await ministry.api.measures.setTarget({ indicator, percent })
}
