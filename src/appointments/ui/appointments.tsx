// The appointments of a case: day and hour, where, with whom and what for, as they were sealed; how each stands, and another day.
import { lazy, Suspense, useState } from 'react'
import type { SharedCase } from '../../client/case-keys.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { useFirstRows } from '../../web/controls/first-rows.tsx'
import { useIsNarrow } from '../../web/controls/narrow.ts'
import { Skeleton } from '../../web/controls/progress.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { useDates, useText } from '../../web/language/language.tsx'
import { useMe } from '../../web/session/session.tsx'
import { panelOf } from '../../cases/ui/panel-address.ts'
import { appointmentKinds, appointmentMachine } from '../appointment.ts'
import { AppointmentState } from './appointment-state.tsx'
import { useAppointments, type Appointment } from './use-appointments.ts'

const loadForm = () => import('./appointment-form.tsx')
const AppointmentForm = lazy(async () => ({ default: (await loadForm()).AppointmentForm }))

interface Props {
  shared: SharedCase
  onChanged: () => void
}

export function Appointments({ shared, onChanged }: Props) {
  const t = useText()
  const { roles } = useMe()
  const { all, isOpening } = useAppointments(shared)
  /** Which is moved; `new` for one that is made. */
  const [form, setForm] = useState<Appointment | 'new' | null>(null)
  const kinds = appointmentKinds.filter((kind) =>
    (shared.held as readonly string[]).includes(appointmentMachine.compartment(kind)),
  )
  const mayMake =
    shared.case.state !== 'closed' &&
    kinds.length > 0 &&
    appointmentMachine.opens.who.some((role) => roles.includes(role))
  if (all.length === 0 && !mayMake) return null
  const make = mayMake && (
    <Button size="small" icon="plus" onPress={() => setForm('new')} onHoverStart={() => void loadForm()}>
      {t('appointment.make')}
    </Button>
  )
  return (
    <Card title={t('appointment.title')} aside={make} folds={all.length === 0}>
      {isOpening ? (
        <Skeleton label={t('case.opening')} lines={2} />
      ) : (
        <Lists all={all} caseId={shared.case.id} onMove={setForm} onMoved={onChanged} />
      )}
      <Suspense>
        {form && (
          <AppointmentForm
            shared={shared}
            kinds={kinds}
            moved={form === 'new' ? undefined : form}
            onClose={() => setForm(null)}
            onSaved={() => {
              setForm(null)
              onChanged()
            }}
          />
        )}
      </Suspense>
    </Card>
  )
}

interface ListsProps {
  all: readonly Appointment[]
  caseId: string
  onMove: (one: Appointment) => void
  onMoved: () => void
}

/** Those to come, and folded beneath what is over. */
function Lists({ all, caseId, onMove, onMoved }: ListsProps) {
  const t = useText()
  const dates = useDates()
  const over = all.filter(({ isOver }) => isOver)
  const ahead = all.filter(({ isOver }) => !isOver)
  const [shown, more] = useFirstRows(ahead, useIsNarrow() ? 1 : ahead.length, t('appointment.title'))
  const titleOf = ({ meeting, day }: Appointment) => {
    const on = meeting?.day ?? day
    return [on ? dates.day(on) : t('appointment.name'), meeting && dates.time(meeting.instant)]
      .filter(Boolean)
      .join(' · ')
  }
  const rows = (some: readonly Appointment[]) => (
    <Rows
      rows={some.map((one) => ({
        id: one.track.id,
        title: titleOf(one),
        detail: <Beneath of={one} />,
        href: panelOf(caseId, one.track.id),
        actions: (
          <AppointmentState appointment={one} caseId={caseId} onMove={() => onMove(one)} onMoved={onMoved} />
        ),
      }))}
    />
  )
  return (
    <div className="stack">
      {ahead.length === 0 ? <p className="second">{t('appointment.none')}</p> : rows(shown)}
      {more}
      {over.length > 0 && (
        <details>
          <summary>{t('appointment.over', { count: over.length })}</summary>
          {rows(over)}
        </details>
      )}
    </div>
  )
}

function Beneath({ of: { meeting, opened, differs } }: { of: Appointment }) {
  const t = useText()
  if (!meeting)
    return opened?.trouble ? t(opened.trouble === 'unfit' ? 'chain.unfit' : 'web.hold.failed') : null
  const parts = [meeting.text, meeting.with, meeting.place]
  return (
    <>
      {parts.filter(Boolean).map((part, at) => (
        <bdi key={part}>
          {at > 0 && ' · '}
          {part}
        </bdi>
      ))}
      {meeting.place === undefined && ` · ${t('appointment.tells')}`}
      {differs && <p role="alert">{t('appointment.differs')}</p>}
    </>
  )
}
