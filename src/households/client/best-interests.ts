// What is best for a child, written down in one go: who asked the child and what they said (or why they were not asked), what was
// weighed, what was decided, and when it is looked at again. Each step is sealed and signed by itself; tried again after a broken
// line, it goes on from the step that arrived.
import { hasArrived } from '../../client/refusal.ts'
import type { Session } from '../../client/session.ts'
import { standingOf, type Standing } from '../../client/track-standing.ts'
import type { Input } from '../../tracks/define.ts'
import { bestInterestsMachine as machine } from '../best-interests.ts'
import { sealSaid, stepWith } from './said.ts'

export const askers = ['worker', 'guardian', 'trusted', 'nobody'] as const
export type Asker = (typeof askers)[number]

export interface BestInterests {
  asker: Asker | null
  /** The child's own words; where nobody asked, why not. */
  view: string
  weighed: string
  decision: string
  /** YYYY-MM-DD. */
  reviewOn: string | null
}

/** Whether the child's view stands there, or the reason why they were not asked. */
export const isHeard = ({ asker, view }: BestInterests): boolean => asker !== null && view.trim() !== ''
export const isWhole = (said: BestInterests): boolean =>
  isHeard(said) && said.weighed.trim() !== '' && said.decision.trim() !== '' && said.reviewOn !== null

/** Begins the record, or goes on with it. `id` names it: a second try is the same one. */
export async function decideBestInterests(
  session: Session,
  { caseId, id }: { caseId: string; id: string },
  said: BestInterests,
): Promise<Standing> {
  if (!isWhole(said)) throw new Error('The form signs only what is whole.')
  let now: Standing | undefined = await standingOf(session, id).catch(() => undefined)
  now ??= await session.tracks
    .openTrack('best_interests', { id, caseId }, id)
    .catch(async (fault: unknown) => {
      const there = hasArrived(fault) ? await standingOf(session, id) : undefined
      if (there) return there
      throw fault
    })
  const { asker, view, weighed, decision, reviewOn } = said
  const steps: Record<string, readonly [move: string, answers: Record<string, string>, input: Input]> = {
    begun: ['hear', { asker: asker ?? 'nobody', [asker === 'nobody' ? 'unasked' : 'view']: view.trim() }, {}],
    heard: ['weigh', { weighed: weighed.trim() }, {}],
    weighed: ['decide', { decision: decision.trim() }, { review_on: reviewOn ?? '' }],
  }
  for (let next = steps[now.state]; next; next = steps[now.state]) {
    const [move, answers, input] = next
    const step = { caseId, machine, move, track: now }
    const { asker: _asker, ...words } = answers
    const sealed = await sealSaid(session, step, {
      step: move,
      text: Object.values(words).join('\n'),
      answers,
    })
    now = await stepWith(session, step, sealed, input)
  }
  return now
}
