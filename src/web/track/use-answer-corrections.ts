// What was put right of the steps of a case or of one process, opened on this device.
import { useQuery } from '@tanstack/react-query'
import { readAnswerCorrections, type AnswerCorrection } from '../../client/answer-corrections.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import { session } from '../session/window-session.ts'
import type { Happened } from './story.tsx'

const none: ReadonlyMap<string, readonly AnswerCorrection[]> = new Map()

export function useAnswerCorrections(shared: SharedCase | undefined, events: readonly Happened[]) {
  const tracks = new Set(events.map(({ track }) => track))
  const rows = shared?.records.filter(
    ({ kind, track }) => kind === 'note' && track !== null && tracks.has(track),
  )
  const { data } = useQuery({
    queryKey: ['answer-corrections', shared?.case.id, [...tracks].join(), rows?.map(({ id }) => id).join()],
    queryFn: () => readAnswerCorrections(session, shared!, events),
    enabled: rows !== undefined && rows.length > 0,
    gcTime: 0,
    placeholderData: (before) => before,
  })
  return data ?? none
}
