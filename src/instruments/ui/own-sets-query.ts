// The sets of questions that the house has brought in.
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../web/session/api.ts'
import { SealingError } from '../../sealing/suite.ts'
import { session } from '../../web/session/window-session.ts'
import { readInstrumentOf } from '../client/own-instruments.ts'
import { hasOneOf } from '../../web/shell/navigation-items.ts'
import type { Instrument } from '../instrument.ts'

export const ownSetsQuery = queryOptions({
  queryKey: ['instruments', 'own'],
  queryFn: () => api.instruments.list({}),
})

/** Those that were brought in for one's professions, whole, as they were signed: no other is asked. */
export const ownInstrumentsQuery = (roles: readonly string[]) =>
  queryOptions({
    queryKey: ['instruments', 'own', 'whole', ...roles],
    queryFn: async () => {
      const { instruments } = await api.instruments.list({})
      const mine = instruments.filter((one) => hasOneOf(roles, one.roles))
      const sets = await Promise.all(
        mine.map(({ id }) =>
          readInstrumentOf(session, id).catch((refusal: unknown) => {
            if (!(refusal instanceof SealingError)) throw refusal
            return undefined
          }),
        ),
      )
      return sets.filter((one): one is Instrument => one !== undefined)
    },
  })
