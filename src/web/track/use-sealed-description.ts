// What a process is about, sealed before it is opened: once for the same words, so that a second try sends the same bytes.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { newId } from '../../api/new-id.ts'
import type { Description } from '../../client/description.ts'
import { partOfWords, type Input, type Machine } from '../../tracks/define.ts'
import { useIdempotentWrite } from '../actions/idempotent-write.ts'
import { session } from '../session/window-session.ts'

interface Opening {
  machine: Machine
  /** Nothing for what belongs to no case: then nothing is described. */
  caseId: string | undefined
  subkind: string | null
}

/** `mayDescribe`: the key is here. `sealed` answers with what goes with the opening; nothing where nobody wrote anything. */
export function useSealedDescription({ machine, caseId, subkind }: Opening) {
  const { data: shared } = useQuery({
    queryKey: ['case', caseId, 'keys'],
    // Only the keys: nobody has looked at the case by this. What belongs to no case needs none.
    queryFn: async () => (await import('../../client/case-keys.ts')).takeKeys(session, caseId as string),
    enabled: caseId !== undefined,
  })
  const [id, setId] = useState(() => newId())
  const writing = useIdempotentWrite<unknown>()
  const kind = subkind ?? undefined
  const part = partOfWords(machine, kind)
  return {
    mayDescribe: (shared?.held as readonly string[] | undefined)?.includes(part) ?? false,
    sealed: async (track: string, about: Description): Promise<Input> => {
      if (about.text.trim() === '' || caseId === undefined) return {}
      // Loaded with the first words that somebody writes.
      const { saidOf, sealDescription } = await import('../../client/description.ts')
      const words = saidOf(about)
      if (!words) return {}
      const where = { caseId, track, machine, subkind: kind }
      const description = await writing.madeFor([track, kind, words], () =>
        sealDescription(session, where, words, id),
      )
      return { description: description as never }
    },
    /** What was tried has failed for good: the next try is another one. */
    begin: () => {
      setId(newId())
      writing.end()
    },
  }
}
