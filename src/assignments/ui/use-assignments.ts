// Who works on which case, as the screens ask for it.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../../web/session/api.ts'
import { useColleagueName, useColleagues, type Colleague } from '../../web/session/colleagues.ts'
import { useText } from '../../web/language/language.tsx'
import { hasOneOf } from '../../web/shell/navigation-items.ts'
import type { Option } from '../../web/controls/select.tsx'
import { assignableRoles } from '../codes.ts'

export const useCaseWorkers = (caseId: string) =>
  useQuery({
    queryKey: ['workers', caseId],
    queryFn: ({ signal }) => api.assignments.ofCase({ caseId }, { signal }),
  })

/** What is read anew after somebody was assigned. */
export function useAssigned(): () => Promise<void> {
  const queries = useQueryClient()
  return async () => {
    await queries.invalidateQueries({ queryKey: ['workers'] })
    await queries.invalidateQueries({ queryKey: ['work'] })
  }
}

const worksOnCases = (one: Colleague) => one.state === 'active' && hasOneOf(one.roles, assignableRoles)

/** Colleagues who can be somebody's worker, and how each is called on screen. */
export function useWorkers() {
  const t = useText()
  const { data: colleagues = [] } = useColleagues()
  const nameOf = useColleagueName()
  const options: Option[] = colleagues.filter(worksOnCases).map(({ id, roles }) => ({
    value: id,
    label: nameOf(id),
    detail: roles.map((role) => t(`people.role.${role}`)).join(', '),
  }))
  return { options, nameOf }
}
