// Putting a duty off: why, and until when. It stands under "Snoozed" until then and comes back by itself.
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { RadioGroup } from '../../web/controls/choices.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { daysAfter, useToday } from '../../web/session/now.ts'
import type { Duty } from '../api.ts'
import { snoozeReasons, type SnoozeReason } from '../snooze.ts'

/** Tomorrow, the day after, the first day of the next week, and a week from now. */
function offeredDays(today: string): string[] {
  const weekday = new Date(`${today}T12:00:00Z`).getUTCDay()
  const monday = daysAfter(today, (8 - weekday) % 7 || 7)
  return [...new Set([daysAfter(today, 1), daysAfter(today, 2), monday, daysAfter(today, 7)])].toSorted()
}

interface Props {
  duty: Duty
  title: string
  about: string
}

export function Snooze(props: Props) {
  const { t } = useLanguage()
  const [isOpen, setOpen] = useState(false)
  return (
    <span className="work-snooze">
      <Button size="small" look="quiet" onPress={() => setOpen(true)}>
        {t('work.snooze')} <span className="unseen">{`${props.title}, ${props.about}`}</span>
      </Button>
      {isOpen && <Asked {...props} onClose={() => setOpen(false)} />}
    </span>
  )
}

function Asked({ duty, title, about, onClose }: Props & { onClose: () => void }) {
  const { t, dates } = useLanguage()
  const queries = useQueryClient()
  const { say } = useNotices()
  const today = useToday()
  const [reason, setReason] = useState<SnoozeReason | null>(null)
  const [until, setUntil] = useState<string | null>(null)
  const { busy, error, run } = usePendingAction()
  const save = () =>
    run(async () => {
      if (!reason || !until) return
      await api.work.snooze({ duty: duty.id, reason, until })
      await queries.invalidateQueries({ queryKey: ['work'] })
      say({ text: t('work.snooze.done', { name: about, day: dates.day(until) }) })
      onClose()
    })
  return (
    <Dialog
      title={t('work.snooze.title', { name: about })}
      onClose={onClose}
      actions={() => (
        <Button look="primary" isPending={busy} isDisabled={!reason || !until} onPress={() => void save()}>
          {until ? t('work.snooze.go', { day: dates.day(until) }) : t('work.snooze')}
        </Button>
      )}
    >
      <div className="stack">
        <ErrorMessage error={error} />
        <p>{title}</p>
        <RadioGroup
          label={t('work.snooze.reason')}
          hint={t('work.snooze.hint')}
          choices={snoozeReasons.map((value) => ({ value, label: t(`work.snooze.reason.${value}`) }))}
          value={reason}
          onChange={(value) => setReason(value as SnoozeReason)}
          columns
        />
        <RadioGroup
          label={t('work.snooze.until')}
          choices={offeredDays(today).map((value) => ({ value, label: dates.day(value) }))}
          value={until}
          onChange={setUntil}
          columns
        />
      </div>
    </Dialog>
  )
}
