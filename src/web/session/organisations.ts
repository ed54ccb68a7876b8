// Everybody in the network whom one can seal to, for choosing one: each organisation, and its teams by what they are for. Who is
// called otherwise than it was signed is shown by no name.
import { useQuery } from '@tanstack/react-query'
import { useText, type Text } from '../language/language.tsx'
import { listNamed } from '../../client/names.ts'
import { queries } from './queries.ts'
import { api } from './api.ts'
import { memory } from './memory.ts'
import { vault } from './vault.ts'

const everybody = {
  queryKey: ['organisations'],
  queryFn: () => listNamed({ api, vault, memory }),
  staleTime: 300_000,
}

/** Everybody in the network; kept for the session. */
export const useOrganisations = () => useQuery(everybody)

/** What organisations are called, by their numbers; not who works in the network no more, nor who is called otherwise than it was signed. */
export async function namesInNetwork(): Promise<(organisation: number) => string | undefined> {
  const organisations = await queries.fetchQuery(everybody)
  return (organisation) =>
    organisations.find(({ id, isMisnamed }) => id === organisation && !isMisnamed)?.name
}

type Listed = Awaited<ReturnType<typeof everybody.queryFn>>[number]

export interface Place {
  circle: number
  /** As one says it: "Legal Aid West, legal advice". */
  name: string
  organisation: Listed
}

const placesOf = (organisations: readonly Listed[], t: Text): Place[] =>
  organisations.flatMap((organisation) => {
    const { circle, teams, isMisnamed } = organisation
    const name = isMisnamed ? t('web.place.misnamed') : organisation.name
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
export function useRecipients(): Place[] {
  const t = useText()
  const { data = [] } = useOrganisations()
  return placesOf(data, t)
}

/** What a place is called, by its circle: not by what an answer of the server calls it beside. */
export function useNameOf(): (circle: unknown) => string {
  const t = useText()
  const places = useRecipients()
  return (circle) => places.find((one) => one.circle === circle)?.name ?? t('access.signed.elsewhere')
}
