// How a story comes to its end: whatever is still open is brought to an end that its own machine knows, and the case is
// closed with a reason that the person was told.

import { isProblem } from '../src/api/problem.ts'
import { go } from './acts.ts'
import { type Act, type Step } from './stage.ts'
import type { Input } from '../src/tracks/define.ts'

/** The last move of each kind of track that whoever carries the case can make. */
const lastMoves: Record<string, (state: string) => [move: string, input?: Input] | undefined> = {
  placement: (state) =>
    ['resident', 'away'].includes(state)
      ? ['end', { reason: 'moved_on' }]
      : ['give_up', { reason: 'none_suitable' }],
  hotel_night: (state) => (state === 'there' ? ['move_on', { next_place: 'own_home' }] : ['call_off']),
  goal: (state) => (state === 'in_progress' || state === 'agreed' ? ['achieve'] : ['drop']),
  job: (state) => [state === 'placed' ? 'end' : 'refuse'],
  tracing: () => ['stop'],
  paper_translation: () => ['drop'],
  referral: () => ['withdraw'],
  consent: () => ['withdraw'],
  identification: (state) =>
    state === 'identified' ? ['plan_ahead'] : ['discontinue', { reason: 'withdrawn_consent' }],
  screening: () => ['decline'],
  homecoming: (state) => [state === 'arrived' ? 'settle' : 'call_off'],
  solution: (state) => (state === 'monitoring' ? ['complete'] : undefined),
}

const wind: Act = async (scene, who) => {
  for (const [name, track] of scene.tracks) {
    const last = lastMoves[track.kind]?.(track.state)
    if (!last) continue
    await go(name, ...last)(scene, who).catch((error: unknown) => {
      // It has ended already, or somebody else carries it.
      if (!isProblem(error)) throw error
    })
  }
}

const farewell: Act = async (scene, who) => {
  if (!['active', 'follow_up'].includes(scene.tracks.get('case')?.state ?? '')) return
  const reason = scene.chance.pick(['completed', 'completed', 'own_choice', 'moved_away', 'helped_elsewhere'])
  await go('case', 'close', { reason, person_told: 'told' })(scene, who)
}

/** The steps of an ending on that day. */
export const winding = (day: number): Step[] => [
  { day, part: 'caseworker', act: wind, always: true },
  { day: day + 0.1, part: 'caseworker', act: farewell, always: true },
]
