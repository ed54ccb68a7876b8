// What stands sealed beside the steps of a solution, opened once for all that is shown of it.
import { useQuery } from '@tanstack/react-query'
import type { SharedCase } from '../../client/case-keys.ts'
import { session } from '../../web/session/window-session.ts'
import { readSteps } from '../client/read-steps.ts'

export const useSolutionSteps = (shared: SharedCase, track: string) =>
  useQuery({
    queryKey: ['solution-steps', track, shared.records.length],
    queryFn: () => readSteps(session, shared, track),
    gcTime: 0,
    placeholderData: (before) => before,
  })
