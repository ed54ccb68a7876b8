// Begins what the night asks for: from two presses the rest is known. What an adult agreed beforehand is read from their safety plan, and
// goes along as a code; the plan itself stays sealed.
import { newId } from '../../api/new-id.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import type { Session, TrackNow } from '../../client/session.ts'
import type { agreedBefore } from '../night.ts'
import type { SafetyPlan } from '../plan.ts'

export const protocols = ['missing', 'close_watch', 'urgent_care'] as const
export type Protocol = (typeof protocols)[number]

/** Whom an adult agreed that the house tells; nothing was agreed where there is no plan that was read back. */
export const agreedIn = (plan: SafetyPlan | null | undefined): (typeof agreedBefore)[number] =>
  (plan?.readBack && plan.night.tells) || 'nothing_agreed'

/** What begins with a protocol, as codes. `since` is the moment at which it happened. */
function answersOf(protocol: Protocol, since: string, plan: SafetyPlan | null | undefined) {
  if (protocol === 'missing') return { since, agreed: agreedIn(plan) }
  if (protocol === 'close_watch') return { since, knows: Boolean(plan?.night.does) }
  return { since }
}

/** Begins it. `id` names it: pressed again, it is the same one. */
export const beginNight = (
  session: Session,
  { case: { id: caseId } }: Pick<SharedCase, 'case'>,
  {
    protocol,
    since,
    plan,
    id = newId(),
  }: { protocol: Protocol; since: string; plan: SafetyPlan | null | undefined; id?: string },
): Promise<TrackNow> =>
  session.tracks.openTrack(protocol, { id, caseId, ...answersOf(protocol, since, plan) }, id)
