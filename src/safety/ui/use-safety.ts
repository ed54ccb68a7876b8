// What stands on a case about danger, opened on this device: the plan, the assessments, and what makes lines of the plan wrong.
import { useQuery } from '@tanstack/react-query'
import type { SharedCase } from '../../client/case-keys.ts'
import { latestOf } from '../../client/sealed-record.ts'
import { session } from '../../web/session/window-session.ts'
import { readAssessments } from '../client/assessment.ts'
import { happenedIn, readPlan } from '../client/safety-plan.ts'
import { eventsSince, outdatedIn } from '../plan.ts'

/** The plan that counts; null where nobody has written one. Nothing where the part that it lies in is not held. */
export function useSafetyPlan(shared: SharedCase) {
  const row = latestOf(shared.records, 'safety_plan')
  const query = useQuery({
    queryKey: ['safety-plan', shared.case.id, row?.id],
    queryFn: async () => (await readPlan(session, shared)) ?? null,
    enabled: shared.held.includes('contact'),
    gcTime: 0,
  })
  const { data: plan } = query
  const coming = plan ? eventsSince(plan, happenedIn(shared)) : []
  return { ...query, plan, coming, outdated: plan ? outdatedIn(plan, coming) : [] }
}

export const useAssessments = (shared: SharedCase) =>
  useQuery({
    queryKey: [
      'assessments',
      shared.case.id,
      shared.tracks
        .filter(({ kind }) => kind === 'risk')
        .map(({ id, version }) => `${id}${version}`)
        .join(),
      shared.records
        .filter(({ kind }) => kind === 'assessment')
        .map(({ id }) => id)
        .join(),
    ],
    queryFn: () => readAssessments(session, shared),
    enabled: shared.held.includes('contact'),
    gcTime: 0,
    placeholderData: (before) => before,
  })
