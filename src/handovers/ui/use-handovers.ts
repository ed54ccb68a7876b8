// The hand-overs that a screen shows, each held against what was signed of it.
import { useQuery } from '@tanstack/react-query'
import { session } from '../../web/session/window-session.ts'
import { listHandovers } from '../client/hand-over.ts'

/** Of one case, those that run first; or all of my circles where none is named. */
export const useHandovers = (caseId?: string) =>
  useQuery({
    queryKey: ['handovers', caseId ?? 'all'],
    queryFn: () => listHandovers(session, caseId),
    staleTime: 0,
  })
