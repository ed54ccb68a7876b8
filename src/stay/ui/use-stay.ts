// What every screen of this room begins with: the case, its law as it was checked here, and what was answered about the routes.
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useCase } from '../../cases/ui/use-case.ts'
import { lawOf } from '../../client/law.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import { latestOf } from '../../client/sealed-record.ts'
import type { Pack } from '../../jurisdiction/define.ts'
import { SealingError } from '../../sealing/suite.ts'
import { session } from '../../web/session/window-session.ts'
import { readRoutes } from '../client/routes-record.ts'
import { readLetters } from '../client/letters.ts'

/** The rules of a case's country, taken only as this program or two members signed them: they put words into letters. */
const useCheckedLaw = (pack: string | undefined) =>
  useQuery({
    queryKey: ['checked law', pack],
    queryFn: async (): Promise<Pack> => {
      const law = await lawOf(session, pack as string)
      if (!law) throw new SealingError('unfit')
      return law.pack
    },
    enabled: pack !== undefined,
    staleTime: Infinity,
  })

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
