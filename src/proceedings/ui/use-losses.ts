// What the screens about money begin with: the case, its law as it was checked, what is kept of the losses and of the person's own hours,
// and how money is written.
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { nameOn } from '../../cases/client/profile-name.ts'
import { useCase } from '../../cases/ui/use-case.ts'
import { useCheckedLaw } from '../../cases/ui/use-checked-law.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import { latestOf } from '../../client/sealed-record.ts'
import { readPapers } from '../../papers/client/read-paper.ts'
import { useMoneyWords } from '../../web/language/money.ts'
import { useMe } from '../../web/session/session.tsx'
import { session } from '../../web/session/window-session.ts'
import { readDiary, readLosses } from '../client/losses-record.ts'
import { readMatters } from '../client/read-sums.ts'
import type { Losses } from '../losses.ts'

/** The case of the address, with its law. */
export function useLossCase() {
  const { caseId = '' }: { caseId?: string } = useParams({ strict: false })
  const shared = useCase(caseId)
  const law = useCheckedLaw(shared.data?.case.pack)
  return { caseId, shared: shared.data, pack: law.data, error: shared.error ?? law.error }
}

/** The losses as they are kept, the person's hours, and the documents that can stand beside a line. */
export function useLosses(shared: SharedCase, currency: string) {
  const rows = (['losses', 'hours'] as const).map((kind) => latestOf(shared.records, kind)?.id)
  return useQuery({
    queryKey: ['losses', shared.case.id, ...rows],
    queryFn: async () => {
      const [kept, diary, papers, name] = await Promise.all([
        readLosses(session, shared),
        readDiary(session, shared),
        readPapers(session, shared.case.id),
        nameOn(session, shared),
      ])
      const nothing: Losses = { currency, periods: [], losses: [], withInterest: true, atPresentRate: true }
      const here = papers.filter(({ row, about }) => row.state === 'kept' && about !== undefined)
      return { losses: kept ?? nothing, isKept: kept !== undefined, diary, papers: here, name }
    },
    enabled: shared.held.includes('legal'),
    gcTime: 0,
  })
}

/** The matters of the case with their money. */
export const useMatters = (shared: SharedCase) =>
  useQuery({
    queryKey: ['matters', shared.case.id, shared.tracks.map(({ id, state }) => id + state).join()],
    queryFn: () => readMatters(session, shared),
    gcTime: 0,
  })

/** Money of one currency, and decimals, as the reader's language writes them. */
export function useMoney(currency: string) {
  const { money, decimal } = useMoneyWords()
  return { money: (cents: bigint) => money(cents, currency), decimal }
}

/** In which money a case's country pays wages; the network's own where its law knows no least pay. */
export function useCurrency(ofLaw: string | undefined): string {
  const { network } = useMe()
  return ofLaw ?? network.currency
}
