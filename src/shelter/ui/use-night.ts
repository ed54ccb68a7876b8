// The house as it is now, read again every minute and as soon as somebody asks for a bed now, and the words for whoever is in it.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { aliasHere } from '../../cases/ui/alias-here.ts'
import { useText } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { heard } from '../../web/session/heard.ts'
import { useMe } from '../../web/session/session.tsx'
import { dayOf } from '../../web/language/dates.ts'
import type { Stay } from '../api.ts'
import { boardOf, stillHere, type BoardUnit, type Night } from './night.ts'

export interface House {
  night: Night
  units: BoardUnit[]
  /** Those whose last day has come and who have not left. */
  overdue: Stay[]
  reload: () => void
}

export function useNight() {
  const queries = useQueryClient()
  const { timezone } = useMe().network
  const query = useQuery({
    queryKey: ['beds'],
    queryFn: ({ signal }) => api.shelters.beds({}, { signal }),
    ...heard('urgent'),
    refetchInterval: 60_000,
  })
  const reload = () => void queries.invalidateQueries({ queryKey: ['beds'] })
  const dayHere = (instant: string) => dayOf(instant, timezone)
  const house: House | undefined = query.data && {
    night: query.data,
    units: boardOf(query.data, dayHere),
    overdue: stillHere(query.data, dayHere),
    reload,
  }
  return { query, house, reload }
}

/**
 * The two words that a house says for somebody: those of their case where it holds a key of it, otherwise words of its own that no
 * other house has, so that no two lists can be joined by them.
 */
export function useStayName() {
  const t = useText()
  return ({ reference, track }: Pick<Stay, 'reference' | 'track'>): string =>
    aliasHere(reference ?? track.toUpperCase(), t)
}
