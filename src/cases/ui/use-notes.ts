// What was written on a case, opened on this device as soon as its view is looked at. What somebody told, and what was answered about
// them, stays closed until it is asked for: a press that opens a story says of what kind it is.
import { useQuery } from '@tanstack/react-query'
import { codeOf } from '../../api/code-of.ts'
import { openDated, type SealedRow } from '../../client/records.ts'
import { compareWritten, writtenOrder } from '../../client/sealed-record.ts'
import { whyWrong, type WhyWrong } from '../../api/why-wrong.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import { dayOf } from '../../web/language/dates.ts'
import { useText } from '../../web/language/language.tsx'
import { useColleagues } from '../../web/session/colleagues.ts'
import { useMe } from '../../web/session/session.tsx'
import { session } from '../../web/session/window-session.ts'
import { corrected, type Correctable, type Corrected } from '../corrected.ts'
import { contacts, type Contact, type ReadNote } from './notes.ts'

const told = ['note', 'statement', 'reason', 'answers', 'words', 'imported']
/** Opened by itself: what colleagues noted, which is no story of the person's. */
const atOnce = ['note']

export type ShownNote = Corrected<Note>

export interface Note extends ReadNote, Correctable {
  row: SealedRow
  /** Who wrote it: a colleague by name, another place, or the person. */
  by: string
  /** Written by a supervisor for whoever works on the case. */
  isSupervision: boolean
  /** Its words are one text, so that they can be put right. */
  isText: boolean
  /** The minute of its writing, where its writer said it; else what the server keeps. */
  at: string
  /** Why it corrects another. */
  why?: WhyWrong
  /** Why it is not shown: it is not what was signed, or cannot be opened. */
  trouble?: 'chain.unfit' | 'web.hold.failed'
}

interface Opened {
  text?: string
  on?: string
  at?: string
  order?: string
  user?: string
  contact?: Contact
  isSupervision?: boolean
  isText?: boolean
  corrects?: string
  why?: WhyWrong
  trouble?: Note['trouble']
}

/** Answers of a form that are words alone can be put right like a note. */
const isWorded = (kind: string, value: object): boolean =>
  ['answers', 'reason', 'statement', 'words'].includes(kind) &&
  Object.values(value).every((part) => typeof part === 'string')

/** One row, as words. */
async function openNote(caseId: string, row: SealedRow): Promise<Opened> {
  try {
    const { value, on, at, order, author } = await openDated<{
      text?: string
      contact?: unknown
      supervision?: unknown
      corrects?: unknown
      why?: unknown
    }>(session, caseId, row)
    const contact = contacts.find((one) => one === value.contact)
    const text =
      value.text ??
      Object.values(value)
        .filter((part) => typeof part === 'string')
        .join('\n')
    const why = whyWrong.find((one) => one === value.why)
    const more = {
      ...(contact && { contact }),
      ...(typeof value.corrects === 'string' && { corrects: value.corrects }),
      ...(why && { why }),
      isSupervision: value.supervision === true,
      isText: typeof value.text === 'string' || isWorded(row.kind, value),
    }
    return { text, on, at, order, ...more, ...(author && author !== 'person' && { user: author.user }) }
  } catch (error) {
    return { trouble: codeOf(error) === 'unfit' ? 'chain.unfit' : 'web.hold.failed' }
  }
}

/** Everything that was written; `pressed` are the ids of those that somebody has asked for. */
export function useNotes({ case: { id }, records, held }: SharedCase, pressed: readonly string[]) {
  const t = useText()
  const { network } = useMe()
  const { data: colleagues = [] } = useColleagues()
  // What lies in a part that is not held here leaves no row: neither its hour nor its writer.
  const rows = records.filter((row) => told.includes(row.kind) && held.includes(row.compartment))
  const toOpen = rows.filter((row) => atOnce.includes(row.kind) || pressed.includes(row.id))
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
    const opened: Opened = data?.get(row.id) ?? {}
    const {
      text,
      on,
      at,
      order,
      user,
      trouble,
      contact,
      corrects,
      why,
      isSupervision = false,
      isText = false,
    } = opened
    const colleague = colleagues.find((one) => one.id === user)
    return {
      id: row.id,
      row,
      on: on?.slice(0, 10) ?? dayOf(row.madeAt, network.timezone),
      at: at ?? row.madeAt,
      order: order ?? writtenOrder(row.madeAt, row),
      by: colleague?.name ?? colleague?.handle ?? row.by ?? t('track.by.person'),
      isSupervision,
      isText,
      ...(corrects && { corrects }),
      ...(why && { why }),
      ...(contact && { contact }),
      ...(text !== undefined && { text }),
      ...(trouble && { trouble }),
    }
  })
  const inOrder = notes.toSorted((a, b) => compareWritten(b, a))
  return { notes: corrected(inOrder), isOpening }
}
