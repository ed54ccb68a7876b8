// Where a supervisor keeps a note back from the person's page for longer than seven days: until when, and why, in words that the person reads.
import { useState } from 'react'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { sameWriteAs, type TriedWrite } from '../../web/actions/idempotent-write.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { RadioGroup } from '../../web/controls/choices.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { TextArea } from '../../web/controls/text-field.tsx'
import { DraftDialog } from '../../web/drafts/draft-dialog.tsx'
import { useDraft } from '../../web/drafts/draft.ts'
import { useDates, useText } from '../../web/language/language.tsx'
import { daysAfter, useNow, useToday } from '../../web/session/now.ts'
import { session } from '../../web/session/window-session.ts'
import { daysToKeepBack, keepNoteBack } from '../client/note-readings.ts'
import type { ShownNote } from './use-notes.ts'

interface Keeping {
  until: string | null
  text: string
  tried?: TriedWrite
}

interface Props {
  caseId: string
  note: ShownNote
  onClose: () => void
  onKept: () => void
}

export function KeepNoteBack({ caseId, note, onClose, onKept }: Props) {
  const t = useText()
  const { say } = useNotices()
  const { day } = useDates()
  const now = useNow()
  const today = useToday()
  const [typed, type] = useState<Keeping>({ until: null, text: '' })
  const [tried, setTried] = useState(false)
  const draft = useDraft(`note-keep-back.${note.id}`, typed, type)
  const { busy, error, run } = usePendingAction()
  const { until } = typed
  const text = typed.text.trim()
  const later = daysToKeepBack((days) => daysAfter(today, days), note.row.readable?.on ?? today)
  // What was sent before its answer was lost stays chosen, so that it can be sent again.
  const offered = until && !later.includes(until) ? [until, ...later] : later
  const send = async () => {
    setTried(true)
    if (!until || !text) return
    await run(async () => {
      const once = sameWriteAs(typed.tried, { until, text })
      type({ ...typed, tried: once })
      await keepNoteBack(session, caseId, note.row, { until, text, id: once.id })
      await draft.drop()
      say({ text: t('case.note.keepBack.done') })
      onKept()
    }, draft.keep)
  }
  return (
    <DraftDialog
      title={t('case.note.keepBack')}
      draft={draft}
      onClose={onClose}
      action={
        <Button look="primary" isPending={busy} onPress={() => void send()}>
          {t('case.note.keepBack')}
        </Button>
      }
    >
      <p className="second">{t('case.note.keepBack.lead')}</p>
      <RadioGroup
        label={t('case.note.keepBack.until')}
        choices={offered.map((on) => ({ value: on, label: day(on, now) }))}
        value={until}
        onChange={(chosen) => type({ ...typed, until: chosen })}
        error={tried && !until ? t('case.note.keepBack.needsDay') : undefined}
      />
      <TextArea
        id="note-kept-back"
        label={t('case.note.keepBack.why')}
        rows={4}
        value={typed.text}
        onChange={(words) => type({ ...typed, text: words })}
        error={tried && !text ? t('case.note.keepBack.needsWhy') : undefined}
      />
      <ErrorMessage error={error} />
    </DraftDialog>
  )
}
