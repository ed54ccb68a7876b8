// What administrators know of their organisation's own sign-in, asked for anew after each change.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../../web/session/api.ts'

const key = ['organisation sign-in']

export const useStanding = () =>
  useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api.identityProvider.standing({}, { signal }),
    refetchOnMount: 'always',
  })

export type Standing = Awaited<ReturnType<typeof api.identityProvider.standing>>

export function useRefreshSettings(): () => Promise<void> {
  const queries = useQueryClient()
  return async () => {
    await queries.invalidateQueries({ queryKey: key })
    await queries.invalidateQueries({ queryKey: ['own provider'] })
  }
}
