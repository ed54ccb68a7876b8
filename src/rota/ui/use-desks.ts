// Desks as screens ask for them: how each stands now, and how the own ones are called.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTeamName, useTeams } from '../../organisations/ui/teams/own-teams.ts'
import { api } from '../../web/session/api.ts'
import { heardInTime } from '../../web/session/heard.ts'
import { useMe } from '../../web/session/session.tsx'

/** Every desk that keeps a rota, asked for anew now and then: a shift ends by itself. */
export const useRotaDesks = () =>
  useQuery({
    queryKey: ['rota', 'desks'],
    queryFn: ({ signal }) => api.rota.desks({}, { signal }),
    staleTime: 0,
    ...heardInTime('rota', 'people'),
  })

/** The circles of my organisation that can keep a rota, and how each is called. */
export function useOwnDesks(): { circle: number; name: string }[] {
  const { organisation } = useMe()
  const called = useTeamName()
  const teams = useTeams() ?? []
  return [
    { circle: organisation.circle, name: organisation.name },
    ...teams.map((team) => ({ circle: team.circle, name: called(team) })),
  ]
}

/** A week of one desk. */
export type Week = Awaited<ReturnType<typeof api.rota.week>>

/** What is read anew after the rota was changed. */
export function useRotaChanged(): () => Promise<void> {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: ['rota'] })
}
