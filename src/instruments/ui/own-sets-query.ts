// The sets of questions that the house has brought in.
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../web/session/api.ts'
import { hasOneOf } from '../../web/shell/navigation-items.ts'
import type { Instrument } from '../instrument.ts'

export const ownSetsQuery = queryOptions({
  queryKey: ['instruments', 'own'],
  queryFn: () => api.instruments.list({}),
})

/** Those that were brought in for one's professions, whole. The server has read each file before it was kept. */
export const ownInstrumentsQuery = (roles: readonly string[]) =>
  queryOptions({
    queryKey: ['instruments', 'own', 'whole', ...roles],
    queryFn: async () => {
      const { instruments } = await api.instruments.list({})
      const mine = instruments.filter((one) => hasOneOf(roles, one.roles))
      return Promise.all(
        mine.map(async ({ id }) => JSON.parse((await api.instruments.read({ id })).file) as Instrument),
      )
    },
  })
