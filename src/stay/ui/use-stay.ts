// What every screen of this room begins with: the case, its law as it was checked here, and what was answered about the routes.
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useCase } from '../../cases/ui/use-case.ts'
import { useCheckedLaw } from '../../cases/ui/use-checked-law.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import { latestOf } from '../../client/sealed-record.ts'
import { session } from '../../web/session/window-session.ts'
import { readRoutes } from '../client/routes-record.ts'
import { readLetters } from '../client/letters.ts'

/** The case of the address, with its law. */
export function useStay() {
  const { caseId = '' }: { caseId?: string } = useParams({ strict: false })
  const shared = useCase(caseId)
  const law = useCheckedLaw(shared.data?.case.pack)
  return { caseId, shared: shared.data, pack: law.data, error: shared.error ?? law.error }
}

/** What was answered about the routes; null where nobody has asked yet. */
export function useRoutes(shared: SharedCase) {
  const row = latestOf(shared.records, 'routes')
  return useQuery({
    queryKey: ['routes', shared.case.id, row?.id],
    queryFn: async () => (await readRoutes(session, shared)) ?? null,
    enabled: shared.held.includes('immigration'),
    gcTime: 0,
  })
}

/** The letters that are kept on a case. */
export const useLetters = (shared: SharedCase) =>
  useQuery({
    queryKey: [
      'letters',
      shared.case.id,
      shared.records
        .filter(({ kind }) => kind === 'letter')
        .map(({ id }) => id)
        .join(),
      shared.tracks
        .filter(({ kind }) => kind === 'disclosure')
        .map(({ state }) => state)
        .join(),
    ],
    queryFn: () => readLetters(session, shared),
    gcTime: 0,
  })
