// The hand-overs that a screen shows.
import { useQuery } from '@tanstack/react-query'
import { api } from '../../web/session/api.ts'

/** Of one case, those that run first; or all of my circles where none is named. */
export const useHandovers = (caseId?: string) =>
  useQuery({
    queryKey: ['handovers', caseId ?? 'all'],
    queryFn: () => api.handovers.list(caseId ? { caseId } : {}),
    staleTime: 0,
  })
