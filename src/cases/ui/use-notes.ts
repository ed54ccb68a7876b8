// What was written on a case, opened on this device as soon as its view is looked at. What somebody told, and what was answered about
// them, stays closed until it is asked for: a press that opens a story says of what kind it is.
import { useQuery } from '@tanstack/react-query'
import { codeOf } from '../../api/code-of.ts'
import { openDated, type SealedRow } from '../../client/records.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import { dayOf } from '../../web/language/dates.ts'
import { useText } from '../../web/language/language.tsx'
import { useColleagues } from '../../web/session/colleagues.ts'
import { useMe } from '../../web/session/session.tsx'
import { session } from '../../web/session/window-session.ts'
import { contacts, type Contact, type ReadNote } from './notes.ts'

const told = ['note', 'statement', 'reason', 'answers', 'words']
/** Opened by itself: what colleagues noted, which is no story of the person's. */
const atOnce = ['note']

export interface Note extends ReadNote {
  row: SealedRow
  /** Who wrote it: a colleague by name, another place, or the person. */
  by: string
  isHeld: boolean
  /** Written by a supervisor for whoever works on the case. */
  isSupervision: boolean
  /** Why it is not shown: it is not what was signed, or cannot be opened. */
  trouble?: 'chain.unfit' | 'web.hold.failed'
}

interface Opened {
  text?: string
  on?: string
  user?: string
  contact?: Contact
  isSupervision?: boolean
  trouble?: Note['trouble']
}

/** One row, as words. */
async function openNote(caseId: string, row: SealedRow): Promise<Opened> {
  try {
    const { value, on, author } = await openDated<{
      text?: string
      contact?: unknown
      supervision?: unknown
    }>(session, caseId, row)
    const contact = contacts.find((one) => one === value.contact)
    const text =
      value.text ??
      Object.values(value)
        .filter((part) => typeof part === 'string')
        .join('\n')
    const more = { ...(contact && { contact }), isSupervision: value.supervision === true }
    return { text, on, ...more, ...(author && author !== 'person' && { user: author.user }) }
  } catch (error) {
    return { trouble: codeOf(error) === 'unfit' ? 'chain.unfit' : 'web.hold.failed' }
  }
}

/** Everything that was written; `pressed` are the ids of those that somebody has asked for. */
export function useNotes({ case: { id }, records, held }: SharedCase, pressed: readonly string[]) {
  const t = useText()
  const { network } = useMe()
  const { data: colleagues = [] } = useColleagues()
  const rows = records.filter((row) => told.includes(row.kind))
  const isHeld = (row: SealedRow) => held.includes(row.compartment)
  const toOpen = rows.filter((row) => isHeld(row) && (atOnce.includes(row.kind) || pressed.includes(row.id)))
  const { data } = useQuery({
    queryKey: ['notes', id, toOpen.map((row) => row.id).join()],
    queryFn: async () =>
      new Map(await Promise.all(toOpen.map(async (row) => [row.id, await openNote(id, row)] as const))),
    staleTime: Infinity,
    gcTime: 0,
    placeholderData: (before) => before,
  })
  const isOpening = toOpen.length > 0 && !data
  const notes = rows.map((row): Note => {
    const { text, on, user, trouble, contact, isSupervision = false } = data?.get(row.id) ?? {}
    const colleague = colleagues.find((one) => one.id === user)
    return {
      id: row.id,
      row,
      on: on?.slice(0, 10) ?? dayOf(row.madeAt, network.timezone),
      by: colleague?.name ?? colleague?.handle ?? row.by ?? t('track.by.person'),
      isHeld: isHeld(row),
      isSupervision,
      ...(contact && { contact }),
      ...(text !== undefined && { text }),
      ...(trouble && { trouble }),
    }
  })
  return { notes: notes.toSorted((a, b) => b.row.madeAt.localeCompare(a.row.madeAt)), isOpening }
}
