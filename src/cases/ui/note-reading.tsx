// Under a note: from when the person reads it on their page. Whoever talked about it with them says so; a supervisor can keep it back, with a
// reason that the person reads.
import { lazy, Suspense, type ReactNode } from 'react'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { useLazyDialog } from '../../web/actions/lazy-dialog.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { Button } from '../../web/controls/button.tsx'
import { useDates, useText } from '../../web/language/language.tsx'
import { daysAfter, useNow, useToday } from '../../web/session/now.ts'
import { useMe } from '../../web/session/session.tsx'
import { session } from '../../web/session/window-session.ts'
import { daysToKeepBack, tellNote } from '../client/note-readings.ts'
import type { ShownNote } from './use-notes.ts'

const loadKeepBack = () => import('./keep-note-back.tsx')
const KeepNoteBack = lazy(async () => ({ default: (await loadKeepBack()).KeepNoteBack }))

interface Props {
  caseId: string
  note: ShownNote
  /** Where something can still be said of it: by whom it is read again. */
  onSaid: (() => void) | undefined
}

/** Whether it stands there. */
const isRead = ({ row: { readable } }: ShownNote, today: string): boolean =>
  readable !== null && (readable.by === 'told' || readable.on <= today)

/** What is said of it, and the row of buttons beneath a note; `children` are the others. */
export function NoteReading({ children, ...props }: Props & { children: ReactNode }) {
  return (
    <>
      <Said note={props.note} />
      <div className="row">
        <SayIt {...props} />
        {children}
      </div>
    </>
  )
}

function Said({ note }: Pick<Props, 'note'>) {
  const t = useText()
  const { day } = useDates()
  const now = useNow()
  const today = useToday()
  const { readable } = note.row
  if (!readable) return null
  const said = isRead(note, today) ? 'since' : readable.by
  return <p className="second">{t(`case.note.reading.${said}`, { day: day(readable.on, now) })}</p>
}

/** For the house that wrote it, as long as it waits. */
function SayIt({ caseId, note, onSaid }: Props) {
  const t = useText()
  const today = useToday()
  const { organisation, roles } = useMe()
  const { busy, error, run } = usePendingAction()
  const { open, hide, button } = useLazyDialog(loadKeepBack)
  const isOwn = onSaid !== undefined && note.row.by === organisation.name
  if (!note.row.readable || isRead(note, today) || !isOwn) return null
  const later = daysToKeepBack((days) => daysAfter(today, days), note.row.readable.on)
  const told = () =>
    run(async () => {
      await tellNote(session, caseId, note.id)
      onSaid()
    })
  return (
    <>
      <Button size="small" isPending={busy} onPress={() => void told()}>
        {t('case.note.told')}
      </Button>
      {roles.includes('supervisor') && later.length > 0 && (
        <Button size="small" look="quiet" {...button}>
          {t('case.note.keepBack')}
        </Button>
      )}
      <ErrorMessage error={error} />
      <Suspense>
        {open && (
          <KeepNoteBack
            caseId={caseId}
            note={note}
            onClose={hide}
            onKept={() => {
              hide()
              onSaid()
            }}
          />
        )}
      </Suspense>
    </>
  )
}
