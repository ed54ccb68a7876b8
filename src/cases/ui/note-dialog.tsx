// Where a note is written: for which part of the file, and who will be able to read it. What was typed outlives the sheet.
import { useState } from 'react'
import { WORKING } from '../../sealing/shapes.ts'
import type { Compartment } from '../../sealing/vault-shape.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { writeRecord } from '../../client/records.ts'
import { type SharedCase } from '../../client/case-keys.ts'
import { Button } from '../../web/controls/button.tsx'
import { CheckboxGroup, RadioGroup } from '../../web/controls/choices.tsx'
import { Select } from '../../web/controls/select.tsx'
import { TextArea } from '../../web/controls/text-field.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { useDraft } from '../../web/drafts/draft.ts'
import { useText } from '../../web/language/language.tsx'
import { useMe } from '../../web/session/session.tsx'
import { contacts, type Contact } from './notes.ts'
import { useParts } from './writable-compartments.ts'
import { sameWriteAs, type TriedWrite } from '../../web/actions/idempotent-write.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { DraftSheet } from '../../web/drafts/draft-sheet.tsx'
import { session } from '../../web/session/window-session.ts'

interface Writing {
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

export function NoteDialog({
  shared,
  into,
  onClose,
  onWritten,
}: {
  shared: SharedCase
  /** What was a working note and is put into the file now. */
  into?: string | undefined
  onClose: () => void
  onWritten: () => void
}) {
  const t = useText()
  const { say } = useNotices()
  const caseId = shared.case.id
  const ofFile = shared.held.includes('narrative') ? 'narrative' : (shared.held[0] as Compartment)
  const { options: all, readersOf, ready, usual } = useParts(shared)
  const options = into === undefined ? all : all.filter(({ value }) => value !== WORKING)
  const [note, setNote] = useState<Writing>({
    text: into ?? '',
    // What is noted is the worker's first; whoever is to read it gets it by being put into the file.
    compartment: into === undefined ? (usual ?? ofFile) : ofFile,
  })
  const [tried, setTried] = useState(false)
  const { busy, error, run } = usePendingAction()
  const draft = useDraft(`note.${caseId}${into === undefined ? '' : '.into'}`, note, setNote)
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
      await draft.drop()
      say({ text: t('case.note.done') })
      onWritten()
    }, draft.keep)
  }
  return (
    <DraftSheet
      title={t(into === undefined ? 'case.note.write' : 'case.note.into')}
      draft={draft}
      onClose={onClose}
      action={
        <Button look="primary" isPending={busy} onPress={() => void send()}>
          {t('case.note.send')}
        </Button>
      }
    >
      <TextArea
        id="note"
        label={t('case.note.text')}
        readers={readers}
        rows={8}
        value={note.text}
        onChange={(text) => setNote({ ...note, text })}
        error={tried && !note.text.trim() ? t('case.note.empty') : undefined}
        autoFocus
      />
      <Select
        label={t('case.note.part')}
        hint={t(into === undefined ? 'case.note.partHint' : 'case.note.into.hint')}
        options={options}
        value={note.compartment}
        onChange={(value) => value && setNote({ ...note, compartment: value as Compartment })}
      />
      {supervises && (
        <CheckboxGroup
          label={t('case.note.supervision')}
          choices={[{ value: 'yes', label: t('case.note.supervision.choose') }]}
          value={isSupervision ? ['yes'] : []}
          onChange={(chosen) => setNote({ ...note, supervision: chosen.length > 0 })}
        />
      )}
      {into === undefined && !isSupervision && (
        <RadioGroup
          label={t('case.note.contact')}
          hint={t('case.note.contact.hint')}
          columns
          choices={[...contacts, 'none' as const].map((value) => ({
            value,
            label: t(`case.note.contact.${value}`),
          }))}
          value={note.contact ?? 'none'}
          onChange={(value) => setNote({ ...note, contact: contacts.find((one) => one === value) ?? null })}
        />
      )}
      <p className="second">{t('open.kept')}</p>
      <ErrorMessage error={error} />
    </DraftSheet>
  )
}
