// Who is away, as the screens ask for it.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../../web/session/api.ts'
import type { Leave } from '../leaves-api.ts'

export function useLeaves(): readonly Leave[] {
  const { data } = useQuery({
    queryKey: ['work', 'leaves'],
    queryFn: ({ signal }) => api.leaves.list({}, { signal }),
  })
  return data?.leaves ?? []
}

/** What is read anew after somebody said that they are away, or are back. */
export function useLeaveChanged(): () => Promise<void> {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: ['work'] })
}
