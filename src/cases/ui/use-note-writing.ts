// What is written of a note before it is kept, wherever it is written: what it says, for which part of the file, and the one write that
// keeps it. What was typed outlives the place.
import { useState } from 'react'
import { WORKING } from '../../sealing/shapes.ts'
import type { Compartment } from '../../sealing/vault-shape.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { writeRecord } from '../../client/records.ts'
import { type SharedCase } from '../../client/case-keys.ts'
import { useNotices } from '../../web/controls/notice.tsx'
import { useDraft } from '../../web/drafts/draft.ts'
import { useText } from '../../web/language/language.tsx'
import { useMe } from '../../web/session/session.tsx'
import type { Contact } from './notes.ts'
import { useParts } from './writable-compartments.ts'
import { sameWriteAs, type TriedWrite } from '../../web/actions/idempotent-write.ts'
import { session } from '../../web/session/window-session.ts'

export interface Writing {
  text: string
  compartment: Compartment
  contact?: Contact | null
  /** Of a supervisor's working note: that it is for whoever works on the case. */
  supervision?: boolean
  tried?: TriedWrite
}

/** What is sealed of it. */
const valueOf = ({ text, contact }: Writing, isSupervision: boolean) => ({
  text: text.trim(),
  ...(contact && { contact }),
  ...(isSupervision && { supervision: true }),
})

interface Where {
  shared: SharedCase
  /** What was a working note and is put into the file now. */
  into?: string | undefined
  /** Where it is written: two places keep what was typed apart. */
  place?: 'here' | undefined
  onWritten: () => void
}

export function useNoteWriting({ shared, into, place, onWritten }: Where) {
  const t = useText()
  const { say } = useNotices()
  const caseId = shared.case.id
  const ofFile = shared.held.includes('narrative') ? 'narrative' : (shared.held[0] as Compartment)
  const { options: all, readersOf, ready, usual } = useParts(shared)
  const options = into === undefined ? all : all.filter(({ value }) => value !== WORKING)
  const begun: Writing = {
    text: into ?? '',
    // What is noted is the worker's first; whoever is to read it gets it by being put into the file.
    compartment: into === undefined ? (usual ?? ofFile) : ofFile,
  }
  const [note, setNote] = useState(begun)
  const [isTried, setTried] = useState(false)
  const { busy, error, run } = usePendingAction()
  const name = into === undefined ? place : 'into'
  const draft = useDraft(`note.${caseId}${name ? `.${name}` : ''}`, note, setNote)
  const supervises =
    useMe().roles.includes('supervisor') && into === undefined && note.compartment === WORKING
  const isSupervision = supervises && note.supervision === true
  const readers =
    note.compartment === WORKING
      ? t(isSupervision ? 'case.note.supervision.readers' : 'case.note.working')
      : t('case.note.readers', { names: readersOf(note.compartment) })

  const send = async () => {
    setTried(true)
    if (!note.text.trim()) return
    await run(async () => {
      const { compartment } = note
      await ready(compartment)
      const value = valueOf(note, isSupervision)
      // Under the same id once more where the answer was lost: it stays one note.
      const once = sameWriteAs(note.tried, { compartment, value })
      setNote({ ...note, tried: once })
      const record = await writeRecord(session, caseId, { compartment, kind: 'note', value, id: once.id })
      if (isSupervision) await session.api.approvals.tell({ caseId, record })
      await draft.drop(begun)
      setNote(begun)
      setTried(false)
      say({ text: t('case.note.done') })
      onWritten()
    }, draft.keep)
  }
  return { note, setNote, isTried, options, readers, supervises, isSupervision, draft, busy, error, send }
}

export type NoteWriting = ReturnType<typeof useNoteWriting>
