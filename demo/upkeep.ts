// What a careful worker does every month without a story being told about it: looks at the plan again, at the danger, at
// the room. Where it is left out, clocks run late, as they do.

import { assess, go } from './acts.ts'
import type { Act, Life, Step } from './stage.ts'

const every = 27

/** The monthly look at everything that asks for one. */
const upkeep: Act = async (scene, who) => {
  const state = scene.tracks.get('case')?.state
  if (state !== 'active' && state !== 'follow_up') return
  await go('case', 'review')(scene, who)
  if (scene.tracks.has('risk')) await assess('low', scene.chance.pick(['safe', 'unsure', 'safe']))(scene, who)
  for (const [name, track] of scene.tracks)
    if (track.kind === 'placement' && ['resident', 'away'].includes(track.state))
      await go(name, 'review', { suits: true })(scene, who)
}

/** A life with its monthly looks until `until` (days after it began). */
export function withUpkeep(life: Life, until: number): Life {
  const looks: Step[] = Array.from({ length: Math.max(0, Math.floor(until / every)) }, (_, month) => ({
    day: (month + 1) * every + 0.25,
    part: 'caseworker',
    act: upkeep,
    always: true,
  }))
  return { ...life, steps: [...life.steps, ...looks].toSorted((a, b) => a.day - b.day) }
}
