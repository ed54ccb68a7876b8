// What every screen of a case begins with: the case as it is shared with me, its alias, and the person's name where my
// circle has its header. Headers are opened here only; the server never learns what was looked for.
import { useQuery } from '@tanstack/react-query'
import { api } from '../../web/session/api.ts'
import { learnLaw } from '../../web/session/learn-law.ts'
import { useNameOf } from '../../web/session/organisations.ts'
import { readHeaders } from '../client/header-list.ts'
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

export interface OpenedHeader {
  reference: string
  name: string
}

/** Every header that my circles hold, opened into the vault for searching, with the references that belong to them. */
export async function openHeaders(): Promise<Map<string, OpenedHeader>> {
  const headers = [...(await readHeaders(session))]
  const { opened } = await vault.openHeaders({ headers })
  const references = new Map(headers.map((one) => [one.caseId, one.reference]))
  return new Map(
    opened.map(({ caseId, header }) => [
      caseId,
      { reference: references.get(caseId) ?? '', name: header.name },
    ]),
  )
}

/** The same, kept while this screen is open. */
export const useHeaders = () => useQuery({ queryKey: ['headers'], queryFn: openHeaders, staleTime: 60_000 })
