// Saying that somebody is away: from when to when, and who covers. One press opens it, one says it.
import { useState } from 'react'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { DateField } from '../../web/controls/date-field.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { Select } from '../../web/controls/select.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { daysAfter, useToday } from '../../web/session/now.ts'
import { useMe } from '../../web/session/session.tsx'
import { useWorkers } from './use-assignments.ts'
import { useLeaveChanged } from './use-leaves.ts'

/** A week is what is usually said. */
const usualDays = 6

export function SayAway({ user }: { user: string }) {
  const { t } = useLanguage()
  const me = useMe()
  const isOwn = user === me.id && !me.roles.includes('supervisor')
  const { nameOf } = useWorkers()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button size="small" look="quiet" onPress={() => setOpen(true)}>
        {t(isOwn ? 'leave.sayMine' : 'leave.say')}
        <span className="unseen"> {nameOf(user)}</span>
      </Button>
      {isOpen && <Asked user={user} onClose={() => setOpen(false)} />}
    </>
  )
}

function useAway(user: string, onDone: () => void) {
  const { t, dates } = useLanguage()
  const { say: tell } = useNotices()
  const { nameOf } = useWorkers()
  const changed = useLeaveChanged()
  const today = useToday()
  const [from, setFrom] = useState<string | null>(today)
  const [to, setTo] = useState<string | null>(daysAfter(today, usualDays))
  const [cover, setCover] = useState<string | null>(null)
  const { busy, error, run } = usePendingAction()
  const isWhole = from !== null && to !== null && cover !== null
  const save = () =>
    run(async () => {
      if (from === null || to === null || cover === null) return
      await api.leaves.say({ id: crypto.randomUUID(), user, cover, from, to })
      await changed()
      onDone()
      tell({ text: t('leave.done', { name: nameOf(user), cover: nameOf(cover), to: dates.day(to) }) })
    })
  return { from, setFrom, to, setTo, cover, setCover, isWhole, busy, error, save }
}

function Asked({ user, onClose }: { user: string; onClose: () => void }) {
  const { t } = useLanguage()
  const { options, nameOf } = useWorkers()
  const form = useAway(user, onClose)
  return (
    <Dialog
      title={t('leave.title', { name: nameOf(user) })}
      onClose={onClose}
      actions={() => (
        <Button
          look="primary"
          isDisabled={!form.isWhole}
          isPending={form.busy}
          onPress={() => void form.save()}
        >
          {t('leave.go')}
        </Button>
      )}
    >
      <div className="stack">
        <ErrorMessage error={form.error} />
        <Select
          label={t('leave.cover')}
          hint={t('leave.cover.hint')}
          options={options.filter(({ value }) => value !== user)}
          value={form.cover}
          onChange={form.setCover}
        />
        <DateField label={t('leave.from')} value={form.from} onChange={form.setFrom} />
        <DateField label={t('leave.to')} value={form.to} onChange={form.setTo} />
      </div>
    </Dialog>
  )
}
