// A solution that somebody agreed on and lives in by now: the way there, for tests of what comes after.
import type { Colleague, TrackNow } from '../demo/actor.ts'

const explained = ['local_integration', 'third_country_resettlement', 'voluntary_return']

/** Opens a solution on a case and carries it out: the person stays in the country. `other` is the organisation that is asked. */
export async function livedSolution(holder: Colleague, caseId: string, other?: number): Promise<TrackNow> {
  let solution = await holder.open('solution', { caseId, ...(other === undefined ? {} : { other }) })
  for (const [move, input] of [
    ['counsel', { language: 'uk', explained }],
    ['choose', { option: 'local_integration' }],
    ['assess', {}],
    ['agree', {}],
    ['prepare', {}],
    ['execute', {}],
  ] as const)
    solution = await holder.move('solution', move, solution, input)
  return solution
}
