// Everybody in the network whom one can seal to, for choosing one: each organisation, and its teams by what they are for.
import { useQuery } from '@tanstack/react-query'
import { api } from './api.ts'
import { useText, type Text } from './language.tsx'

/** Everybody in the network; kept for the session. */
export const useOrganisations = () =>
  useQuery({
    queryKey: ['organisations'],
    queryFn: () => api.organisations.list({}),
    select: ({ organisations }) => organisations,
    staleTime: 300_000,
  })

type Listed = Awaited<ReturnType<typeof api.organisations.list>>['organisations'][number]

export interface Place {
  circle: number
  /** As one says it: "Legal Aid West, legal advice". */
  name: string
  organisation: Listed
}

const placesOf = (organisations: readonly Listed[], t: Text): Place[] =>
  organisations.flatMap((organisation) => {
    const { name, circle, teams } = organisation
    return [
      { circle, name, organisation },
      ...teams.map(({ circle: team, purpose }) => ({
        circle: team,
        name: t('person.team.of', { organisation: name, team: t(`person.team.${purpose}`) }),
        organisation,
      })),
    ]
  })

/** Every circle that one can seal to, an organisation's whole one before its teams. */
export function usePlaces(): Place[] {
  const t = useText()
  const { data = [] } = useOrganisations()
  return placesOf(data, t)
}
