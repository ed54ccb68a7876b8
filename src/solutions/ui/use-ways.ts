// The three ways of a case, opened.
import { useQuery } from '@tanstack/react-query'
import type { SharedCase } from '../../client/case-keys.ts'
import { session } from '../../web/session/window-session.ts'
import { readWays } from '../client/read-ways.ts'

export const useWays = (shared: SharedCase) =>
  useQuery({
    queryKey: ['ways', shared.case.id, shared.records.length],
    queryFn: () => readWays(session, shared),
    enabled: shared.held.includes('narrative'),
  })
