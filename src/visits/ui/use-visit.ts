// A visit as the screens ask for it: its plan, and what the houses said.
import { useQuery } from '@tanstack/react-query'
import { api } from '../../web/session/api.ts'

export const useVisit = (visit: string) =>
  useQuery({
    queryKey: ['visit', visit],
    queryFn: async ({ signal }) => {
      const [{ plan }, { holds, now }] = await Promise.all([
        api.visits.read({ visit }, { signal }),
        api.bedHolds.ofVisit({ visit }, { signal }),
      ])
      return { plan, holds, now }
    },
    staleTime: 0,
    refetchInterval: 30_000,
  })

export type VisitAnswer = NonNullable<ReturnType<typeof useVisit>['data']>

/** Places that a house holds at this moment. */
export const heldNow = ({ holds, now }: Pick<VisitAnswer, 'holds' | 'now'>): number =>
  holds
    .filter(({ state, until }) => state === 'confirmed' && until > now)
    .reduce((sum, { places }) => sum + places, 0)
