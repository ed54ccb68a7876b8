// Where a note is written from any view of a case: for which part of the file, and who will be able to read it.
import { type SharedCase } from '../../client/case-keys.ts'
import { Button } from '../../web/controls/button.tsx'
import { useText } from '../../web/language/language.tsx'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { DraftDialog } from '../../web/drafts/draft-dialog.tsx'
import { NoteFields, NoteText } from './note-fields.tsx'
import { useNoteWriting } from './use-note-writing.ts'

interface Props {
  shared: SharedCase
  /** What was a working note and is put into the file now. */
  into?: string | undefined
  onClose: () => void
  onWritten: () => void
}

export function NoteDialog({ shared, into, onClose, onWritten }: Props) {
  const t = useText()
  const isInto = into !== undefined
  const writing = useNoteWriting({ shared, into, onWritten })
  return (
    <DraftDialog
      title={t(isInto ? 'case.note.into' : 'case.note.write')}
      draft={writing.draft}
      onClose={onClose}
      action={
        <Button look="primary" isPending={writing.busy} onPress={() => void writing.send()}>
          {t('case.note.send')}
        </Button>
      }
    >
      <NoteText writing={writing} id="note" rows={8} autoFocus />
      <NoteFields writing={writing} isInto={isInto} />
      <p className="second">{t('open.kept')}</p>
      <ErrorMessage error={writing.error} />
    </DraftDialog>
  )
}
