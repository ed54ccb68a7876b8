// Who belongs to a file, as its screens ask for it.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { SharedCase } from '../../client/case-keys.ts'
import { session } from '../../web/session/window-session.ts'
import { birthOf } from '../../cases/client/birth.ts'
import { readBonds } from '../client/links.ts'

export const useBonds = (shared: SharedCase) =>
  useQuery({
    queryKey: ['household', shared.case.id, shared.records.length],
    queryFn: () => readBonds(session, shared),
    placeholderData: (before) => before,
  })

/** The sealed birth date; null where none is written. */
export const useBirth = (shared: SharedCase) =>
  useQuery({
    queryKey: ['birth', shared.case.id, shared.records.length],
    queryFn: async () => (await birthOf(session, shared)) ?? null,
    gcTime: 0,
  })

/** Reads the case and its household anew. */
export function useReadAgain(): () => Promise<void> {
  const queries = useQueryClient()
  return async () => {
    for (const queryKey of [['case'], ['track'], ['household'], ['headers'], ['cases'], ['work']])
      await queries.invalidateQueries({ queryKey })
  }
}
