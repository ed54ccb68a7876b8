// The safety plan of a case: one sealed record of which the newest counts. It is agreed in the same act in which it is kept, and only where
// the person can do something and call somebody.
import type { SharedCase } from '../../client/case-keys.ts'
import { openLatest, writeRecord } from '../../client/records.ts'
import { latestOf } from '../../client/sealed-record.ts'
import type { Session } from '../../client/session.ts'
import { Problem } from '../../api/problem.ts'
import { comingEvents, gapsIn, type ComingEvent, type SafetyPlan } from '../plan.ts'
import { riskMachine } from '../risk.ts'

type Read = Pick<SharedCase, 'case' | 'records'>

/** The plan that counts now; nothing where there is none. */
export const readPlan = (session: Session, shared: Read): Promise<SafetyPlan | undefined> =>
  openLatest<SafetyPlan>(session, shared, 'safety_plan')

const assessed = (state: string): boolean => ['current', 'review_due'].includes(state)

/** The assessments that stand and on which we may agree a plan. */
export const standing = ({ tracks }: Pick<SharedCase, 'tracks'>) =>
  tracks.filter(
    ({ kind, state, sides }) => kind === riskMachine.kind && assessed(state) && sides.includes('holder'),
  )

/** Keeps it as far as it is written; nobody has agreed to it by this. Fails with `stale` where somebody was quicker. */
export const keepPlan = (
  session: Session,
  shared: Read,
  { plan, id }: { plan: SafetyPlan; id: string },
): Promise<string> =>
  writeRecord(session, shared.case.id, {
    compartment: 'contact',
    kind: 'safety_plan',
    value: plan,
    replaces: latestOf(shared.records, 'safety_plan'),
    id,
  })

/**
 * Keeps it as the person has agreed to it, and does what the assessments that stand still owe. `refused` where what they do or whom they
 * call is empty, or where it was not read back.
 */
export async function agreePlan(
  session: Session,
  shared: Read & Pick<SharedCase, 'tracks'>,
  { plan, id, family }: { plan: SafetyPlan; id: string; family: boolean },
): Promise<void> {
  if (gapsIn(plan).length > 0 || !plan.readBack) throw new Problem('refused', { because: 'plan-has-gaps' })
  await keepPlan(session, shared, { plan, id })
  for (const track of standing(shared))
    await session.tracks.makeMove('risk', 'plan', track, { family_included: family })
}

/** What has happened since, or is about to, of what makes lines wrong: told by the processes of the case. */
export function happenedIn({
  events,
  clocks,
  tracks,
}: Pick<SharedCase, 'events' | 'clocks' | 'tracks'>): { code: ComingEvent; at: string }[] {
  const told = events
    .filter(({ kind, move }) => kind === riskMachine.kind && move === 'event')
    .flatMap(({ at, facts }) =>
      comingEvents.filter((one) => one === facts['happened']).map((code) => ({ code, at })),
    )
  const ahead = '9999'
  const hearing = clocks.some(({ clock, dueAt }) => clock === 'proceeding.hearing' && dueAt !== null)
  const isMoving = tracks.some(
    ({ kind, state }) => kind === 'placement' && ['matched', 'offered', 'held'].includes(state),
  )
  return [
    ...told,
    ...(hearing ? [{ code: 'hearing' as const, at: ahead }] : []),
    ...(isMoving ? [{ code: 'moved' as const, at: ahead }] : []),
  ]
}
