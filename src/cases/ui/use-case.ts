// What every screen of a case begins with: the case as it is shared with me, its alias, and the person's name where my
// circle has its header. The server never learns what was looked for.
import { useQuery } from '@tanstack/react-query'
import { api } from '../../web/session/api.ts'
import { learnLaw } from '../../web/session/learn-law.ts'
import { useNameOf } from '../../web/session/organisations.ts'
import { openHeaders } from '../client/open-headers.ts'
import { readCase, type SharedCase } from '../../client/case-keys.ts'
import { useText } from '../../web/language/language.tsx'
import { useToday } from '../../web/session/now.ts'
import { vault } from '../../web/session/vault.ts'
import { aliasHere } from './alias-here.ts'
import { session } from '../../web/session/window-session.ts'

/** The case, its keys taken. `refetch` after anything that changes it; other screens invalidate `['case', id]`. */
export const useCase = (caseId: string) =>
  useQuery({
    queryKey: ['case', caseId],
    queryFn: async () => {
      const shared = await readCase(session, caseId)
      await learnLaw(shared.case.pack)
      return shared
    },
  })

/** Who agreed to what, and who holds which key. */
export function useConsents(caseId: string) {
  const nameOf = useNameOf()
  return useQuery({
    queryKey: ['consents', caseId],
    queryFn: () => api.consent.list({ caseId }),
    select: ({ consents, readers, ...rest }) => ({
      ...rest,
      consents: consents.map((one) => (one.outside ? one : { ...one, recipientName: nameOf(one.recipient) })),
      readers: readers.map((one) => ({
        ...one,
        holders: one.holders.map((holder) =>
          holder.person ? holder : { ...holder, name: nameOf(holder.circle) },
        ),
      })),
    }),
  })
}

/** What the signed chain of a case says today, as the vault has checked it. */
export function useChainView({ case: { id }, statements }: SharedCase) {
  const today = useToday()
  return useQuery({
    queryKey: ['chain', id, statements.length, today],
    queryFn: () => vault.viewCase({ caseId: id, day: today }),
    // What is on screen stays there with what it says while more has been signed.
    placeholderData: (before) => before,
  })
}

/** `aliasHere` in the reader's language. */
export function useAlias(): (reference: string) => string {
  const t = useText()
  return (reference) => aliasHere(reference, t)
}

/** The name and the reference of every case whose header my circles hold, kept while this screen is open. */
export const useHeaders = () =>
  useQuery({
    queryKey: ['headers'],
    queryFn: async () =>
      new Map(
        (await openHeaders(session)).map(({ caseId, header, reference }) => [
          caseId,
          { reference, name: header.name },
        ]),
      ),
    staleTime: 60_000,
  })
