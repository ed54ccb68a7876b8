// The box for a note above those that are read: always there, and covering nothing. Where it belongs is asked once something is typed.
import { type SharedCase } from '../../client/case-keys.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { Button } from '../../web/controls/button.tsx'
import { DraftConflict } from '../../web/drafts/draft-conflict.tsx'
import { useText } from '../../web/language/language.tsx'
import { NoteFields, NoteText } from './note-fields.tsx'
import { useNoteWriting } from './use-note-writing.ts'

export function WriteHere({ shared, onWritten }: { shared: SharedCase; onWritten: () => void }) {
  const t = useText()
  const writing = useNoteWriting({ shared, place: 'here', onWritten })
  const isBegun = writing.note.text.trim() !== ''
  return (
    <section className="card stack notes-write" aria-label={t('case.note.here')}>
      <DraftConflict draft={writing.draft} />
      <NoteText writing={writing} id="note-here" rows={2} />
      {isBegun && <NoteFields writing={writing} />}
      {isBegun && (
        <div className="row">
          <Button isPending={writing.busy} onPress={() => void writing.send()}>
            {t('case.note.keep')}
          </Button>
          <span className="second">{t('open.kept')}</span>
        </div>
      )}
      <ErrorMessage error={writing.error} />
    </section>
  )
}
