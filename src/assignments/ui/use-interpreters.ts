// The interpreters of the house as the screens ask for them, each with what the house knows besides.
import { useQuery } from '@tanstack/react-query'
import type { SharedCase } from '../../client/case-keys.ts'
import { api } from '../../web/session/api.ts'
import { useMe } from '../../web/session/session.tsx'
import { session } from '../../web/session/window-session.ts'
import { blockedFor, openWords } from '../client/interpreters.ts'

export function useInterpreters(day: string) {
  const { organisation } = useMe()
  return useQuery({
    queryKey: ['interpreters', day],
    queryFn: async ({ signal }) => {
      const { interpreters } = await api.interpreters.list({ day }, { signal })
      return Promise.all(
        interpreters.map(async (one) => ({
          ...one,
          words: await openWords(session, organisation.circle, one),
        })),
      )
    },
    placeholderData: (before) => before,
  })
}

/** Who must not come to this person; null where that cannot be read here. */
const blockedQuery = (shared: SharedCase | undefined) => ({
  queryKey: ['blocked-interpreters', shared?.case.id, shared?.records.length],
  queryFn: async () => (shared && (await blockedFor(session, shared))) ?? null,
  enabled: shared !== undefined,
  gcTime: 0,
})
export const useBlocked = (shared: SharedCase) => useQuery(blockedQuery(shared))

/** The same where it may be a visit, which is to nobody in particular. */
export function useBlockedAt(shared: SharedCase | undefined): readonly string[] | null {
  const { data } = useQuery(blockedQuery(shared))
  return shared ? (data ?? null) : []
}
