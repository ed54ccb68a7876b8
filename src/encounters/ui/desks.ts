// Who may be told, by name, and the numbers to ring: what stands in checked logs, never what the server calls a place.
import { useQuery } from '@tanstack/react-query'
import { api } from '../../web/session/api.ts'
import { useOrganisations } from '../../web/session/organisations.ts'
import type { Desk } from '../desk.ts'

export type NamedDesk = Desk & { name: string }

export function useReportDesks() {
  const found = useQuery({
    queryKey: ['encounters', 'desks'],
    queryFn: () => api.encounters.desks({}),
    staleTime: 300_000,
  })
  const { data: everybody = [] } = useOrganisations()
  const desks = (found.data?.desks ?? []).flatMap((desk): NamedDesk[] => {
    const place = everybody.find(({ id }) => id === desk.organisation)
    return place && !place.isMisnamed ? [{ ...desk, name: place.name }] : []
  })
  return { desks, numbers: found.data, failed: found.isError, again: () => void found.refetch() }
}
