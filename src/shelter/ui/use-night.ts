// The house as it is now, read again every minute, and the words for whoever is in it.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { aliasOf } from '../../cases/alias.ts'
import { useText } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { useMe } from '../../web/session/session.tsx'
import { dayOf } from '../../web/language/dates.ts'
import type { Stay } from '../api.ts'
import { boardOf, type BoardUnit, type Night } from './night.ts'

export interface House {
  night: Night
  units: BoardUnit[]
  reload: () => void
}

export function useNight() {
  const queries = useQueryClient()
  const { timezone } = useMe().network
  const query = useQuery({
    queryKey: ['beds'],
    queryFn: ({ signal }) => api.shelters.beds({}, { signal }),
    refetchInterval: 60_000,
  })
  const reload = () => void queries.invalidateQueries({ queryKey: ['beds'] })
  const house: House | undefined = query.data && {
    night: query.data,
    units: boardOf(query.data, (instant) => dayOf(instant, timezone)),
    reload,
  }
  return { query, house, reload }
}

/** The name that is said for somebody: a code name where we hold a key, otherwise their room, or nothing but that they ask. */
export function useStayName(units: readonly BoardUnit[]) {
  const t = useText()
  return ({ reference, beds }: Pick<Stay, 'reference' | 'beds'>): string => {
    if (reference) return aliasOf(reference, t)
    const room = units.flatMap(({ rooms }) => rooms).find((one) => one.beds.includes(beds[0] ?? -1))
    return room ? t('beds.inRoom', { number: room.number }) : t('beds.somebody')
  }
}
