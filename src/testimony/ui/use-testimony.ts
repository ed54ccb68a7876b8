// A testimony as its screens show it: the measures of the law, where each stands, and the reasons where that part of the file is held.
import { useQuery } from '@tanstack/react-query'
import { useCase } from '../../cases/ui/use-case.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import type { TestimonyRule } from '../../jurisdiction/testimony-rules.ts'
import { lawQuery } from '../../law/ui/use-law.ts'
import { session } from '../../web/session/window-session.ts'
import { useTrack, type TrackAnswer } from '../../web/track/query.ts'
import { readReasons } from '../client/court-words.ts'
import { standingOf, type MeasureStanding } from '../standing.ts'

export interface Testimony {
  answer: TrackAnswer
  /** Nothing where somebody stands on this process alone, and not on the case. */
  shared: SharedCase | undefined
  rule: TestimonyRule | undefined
  standing: readonly MeasureStanding[]
  reasons: Awaited<ReturnType<typeof readReasons>>
}

/** Nothing until all of it is here. */
export function useTestimony(trackId: string): Testimony | undefined {
  const { data: answer } = useTrack(trackId)
  const { data: shared } = useCase(answer?.caseId ?? '')
  const law = useQuery({ ...lawQuery(answer?.pack ?? ''), enabled: answer !== undefined })
  const reasons = useQuery({
    queryKey: ['court-words', trackId, shared?.records.length],
    queryFn: () => readReasons(session, shared as SharedCase, trackId),
    enabled: shared !== undefined,
    gcTime: 0,
    placeholderData: (before) => before,
  })
  if (!answer || !law.data || (shared && !reasons.data)) return undefined
  const rule = law.data.testimony
  return {
    answer,
    shared,
    rule,
    standing: standingOf(answer.events, rule?.measures ?? []),
    reasons: reasons.data ?? { ask_court: {}, decide: {} },
  }
}
