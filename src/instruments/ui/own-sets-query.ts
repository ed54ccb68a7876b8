// The sets of questions that the house has brought in.
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../web/session/api.ts'

export const ownSetsQuery = queryOptions({
  queryKey: ['instruments', 'own'],
  queryFn: () => api.instruments.list({}),
})
