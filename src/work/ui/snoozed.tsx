// What was put off: how much, what comes back next, and, opened, each with who put it off and why, and the press that takes it up again.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { aliasHere } from '../../cases/ui/alias-here.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Rows, type Row } from '../../web/controls/rows.tsx'
import { useLanguage, useText } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { useColleagueName } from '../../web/session/colleagues.ts'
import type { Duty } from '../api.ts'

type Put = Duty & { snoozed: NonNullable<Duty['snoozed']> }
const isPut = (duty: Duty): duty is Put => duty.snoozed !== null

export function Snoozed() {
  const { t, dates } = useLanguage()
  const nameOf = useColleagueName()
  const [isOpen, setOpen] = useState(false)
  const { data } = useQuery({
    queryKey: ['work', 'snoozed'],
    queryFn: ({ signal }) => api.work.mine({ whose: 'snoozed' }, { signal }),
  })
  const all = (data?.duties ?? []).filter(isPut)
  if (all.length === 0) return null
  const next = all.map(({ snoozed }) => snoozed.until).toSorted()[0]!
  const rowOf = (duty: Put): Row => ({
    id: duty.id,
    title: t(`clock.${duty.clock}`),
    detail: t('work.snoozed.why', {
      reason: t(`work.snooze.reason.${duty.snoozed.reason}`),
      name: nameOf(duty.snoozed.by),
    }),
    before: <span className="second">{dates.day(duty.snoozed.until)}</span>,
    ...(duty.reference && { about: { name: aliasHere(duty.reference, t), reference: duty.reference } }),
    actions: <Wake duty={duty} />,
  })
  return (
    <section className="work-folded">
      <Button look="quiet" size="small" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
        {t('work.snoozed', { count: all.length, day: dates.day(next) })}
      </Button>
      {isOpen && <Rows rows={all.map(rowOf)} />}
    </section>
  )
}

function Wake({ duty }: { duty: Put }) {
  const t = useText()
  const queries = useQueryClient()
  const { busy, error, run } = usePendingAction()
  const wake = () =>
    run(async () => {
      await api.work.wake({ duty: duty.id })
      await queries.invalidateQueries({ queryKey: ['work'] })
    })
  return (
    <span className="row">
      <ErrorMessage error={error} />
      <Button size="small" look="quiet" isPending={busy} onPress={() => void wake()}>
        {t('work.snoozed.wake')} <span className="unseen">{t(`clock.${duty.clock}`)}</span>
      </Button>
    </span>
  )
}
