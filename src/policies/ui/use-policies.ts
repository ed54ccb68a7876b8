// The policies that hold for my house, read once for all of the screens.
import { useQuery } from '@tanstack/react-query'
import { api } from '../../web/session/api.ts'

export const policiesKey = ['policies']

export const usePolicies = () =>
  useQuery({
    queryKey: policiesKey,
    queryFn: ({ signal }) => api.policies.list({}, { signal }),
    staleTime: 60_000,
  })
