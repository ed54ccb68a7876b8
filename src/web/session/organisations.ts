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
export function usePlaces(): Place[] {
  const t = useText()
  const { data = [] } = useOrganisations()
  return placesOf(data, t)
}

/** Whether what is for an organisation goes to this circle of it: to the team that it has named for that, else to all of it. */
export const takesIn = ({ circle, organisation }: Place): boolean =>
  circle === (organisation.intake ?? organisation.circle)

/**
 * The circles that are offered where one is chosen: of an organisation whose team takes in what is for it that team stands first, and
 * the whole of it is not offered.
 */
export function useRecipients(): Place[] {
  const places = usePlaces()
  const isOffered = ({ circle, organisation: { circle: whole, intake } }: Place) =>
    intake === null || circle !== whole
  const rank = (place: Place) => (takesIn(place) ? 0 : 1)
  const houses = Map.groupBy(places.filter(isOffered), ({ organisation }) => organisation.id)
  return [...houses.values()].flatMap((of) => of.toSorted((a, b) => rank(a) - rank(b)))
}

/** Where what is for a circle goes: to the team that takes it in, where it is a whole organisation's that has named one. */
export const intakeOf = <Circle extends number | null>(
  organisations: readonly Pick<Listed, 'circle' | 'intake'>[],
  whole: Circle,
): Circle | number =>
  (whole !== null && organisations.find(({ circle }) => circle === whole)?.intake) || whole

/** What a place is called, by its circle: not by what an answer of the server calls it beside. */
export function useNameOf(): (circle: unknown) => string {
  const t = useText()
  const places = usePlaces()
  return (circle) => places.find((one) => one.circle === circle)?.name ?? t('access.signed.elsewhere')
}

/** Districts in which somebody of the network is: as organisations say theirs. */
export function useDistricts(): string[] {
  const { data = [] } = useOrganisations()
  return [...new Set(data.flatMap(({ district }) => district ?? []))].toSorted()
}
