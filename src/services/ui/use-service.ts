// A process with the sheets of its services, opened on this device, and what the rules may know around them.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { readCase } from '../../client/case-keys.ts'
import { useToday } from '../../web/session/now.ts'
import { session } from '../../web/session/window-session.ts'
import { useTrack } from '../../web/track/query.ts'
import { formerEmployersOn, readSheets, rowsOf } from '../client/sheet.ts'
import { readTalks } from '../client/talks.ts'
import { formsFor } from '../forms.ts'

export function useService(trackId: string) {
  const queries = useQueryClient()
  const today = useToday()
  const answer = useTrack(trackId).data
  const caseId = answer?.caseId ?? null
  const { data: shared } = useQuery({
    queryKey: ['case', caseId],
    queryFn: () => readCase(session, caseId as string),
    enabled: caseId !== null,
  })
  const forms = answer ? formsFor(answer.track.kind, answer.track.subkind) : []
  const rows = shared ? rowsOf(shared, trackId) : []
  const { data: sheets } = useQuery({
    queryKey: ['service-sheet', trackId, rows.map(({ id }) => id).join()],
    queryFn: () => readSheets(session, shared!, trackId),
    enabled: shared !== undefined && forms.length > 0,
    gcTime: 0,
    placeholderData: (before) => before,
  })
  const asksEmployer = answer?.track.kind === 'job'
  const { data: formerEmployers = [] } = useQuery({
    queryKey: ['former-employers', shared?.case.id, shared?.records.length],
    queryFn: () => formerEmployersOn(session, shared!),
    enabled: shared !== undefined && asksEmployer,
    gcTime: 0,
  })
  const { data: talks = [] } = useQuery({
    queryKey: ['talks', trackId],
    queryFn: () => readTalks(session, trackId),
    enabled: forms.some(({ code }) => code === 'mental_health_counselling'),
    gcTime: 0,
  })
  const around = { today, talks: talks.length, tracks: shared?.tracks ?? [], formerEmployers }
  return {
    answer,
    shared,
    forms,
    rows,
    sheets,
    talks,
    around,
    readAgain: () => queries.invalidateQueries(),
  }
}

export type Service = ReturnType<typeof useService>
/** The same once everything is there. */
export type Loaded = Service &
  Required<{ [Name in 'answer' | 'shared' | 'sheets']: NonNullable<Service[Name]> }>
export const isLoaded = (service: Service): service is Loaded =>
  Boolean(service.answer && service.shared && service.sheets)
