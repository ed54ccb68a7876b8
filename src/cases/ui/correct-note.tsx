// Where a note is put right: the new words whole, and why the old ones were wrong. The old ones stay beneath, and can be read.
import { useState } from 'react'
import { writeRecord, type RecordKind } from '../../client/records.ts'
import { whyWrong, type WhyWrong } from '../../api/why-wrong.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { sameWriteAs, type TriedWrite } from '../../web/actions/idempotent-write.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { RadioGroup } from '../../web/controls/choices.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { TextArea } from '../../web/controls/text-field.tsx'
import { DraftDialog } from '../../web/drafts/draft-dialog.tsx'
import { useDraft } from '../../web/drafts/draft.ts'
import { useText } from '../../web/language/language.tsx'
import { session } from '../../web/session/window-session.ts'
import type { ShownNote } from './use-notes.ts'

interface Correcting {
  text: string
  why: WhyWrong | null
  tried?: TriedWrite
}

interface Props {
  caseId: string
  note: ShownNote
  onClose: () => void
  onWritten: () => void
}

/** What is sealed of a correction: the words, which note they are about, and what the note said beside them. */
const valueOf = ({ text, why }: Correcting, note: ShownNote) => ({
  text: text.trim(),
  corrects: note.id,
  why,
  ...(note.contact && { contact: note.contact }),
  ...(note.isSupervision && { supervision: true }),
})

/** What is typed, and what saving it consists of. */
function useCorrectNote({ caseId, note, onWritten }: Omit<Props, 'onClose'>) {
  const t = useText()
  const { say } = useNotices()
  const [typed, type] = useState<Correcting>({ text: note.text ?? '', why: null })
  const [tried, setTried] = useState(false)
  const draft = useDraft(`note-correct.${note.id}`, typed, type)
  const { busy, error, run } = usePendingAction()
  const text = typed.text.trim()
  const isNew = text !== '' && text !== note.text?.trim()
  const send = async () => {
    setTried(true)
    if (!isNew || !typed.why) return
    await run(async () => {
      const value = valueOf(typed, note)
      const once = sameWriteAs(typed.tried, value)
      type({ ...typed, tried: once })
      const { compartment, kind } = note.row
      await writeRecord(session, caseId, {
        compartment,
        kind: kind as RecordKind,
        value,
        replaces: note.corrections?.at(-1)?.row ?? note.row,
        id: once.id,
      })
      await draft.drop()
      say({ text: t('case.note.correct.done') })
      onWritten()
    }, draft.keep)
  }
  return { typed, type, tried, isNew, draft, busy, error, send }
}

export function CorrectNote(props: Props) {
  const t = useText()
  const { typed, type, tried, isNew, draft, busy, error, send } = useCorrectNote(props)
  return (
    <DraftDialog
      title={t('case.note.correct')}
      draft={draft}
      onClose={props.onClose}
      action={
        <Button look="primary" isPending={busy} onPress={() => void send()}>
          {t('case.note.correct.save')}
        </Button>
      }
    >
      <p className="second">{t('case.note.correct.lead')}</p>
      <TextArea
        id="note-correct"
        label={t('case.note.text')}
        rows={8}
        value={typed.text}
        onChange={(words) => type({ ...typed, text: words })}
        error={tried && !isNew ? t('case.note.correct.same') : undefined}
        autoFocus
      />
      <RadioGroup
        id="note-why"
        label={t('case.note.correct.why')}
        choices={whyWrong.map((value) => ({ value, label: t(`case.note.why.${value}`) }))}
        value={typed.why}
        onChange={(why) => type({ ...typed, why: why as WhyWrong })}
        error={tried && !typed.why ? t('case.note.correct.needsWhy') : undefined}
      />
      <ErrorMessage error={error} />
    </DraftDialog>
  )
}
