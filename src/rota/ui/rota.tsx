// The rota of one desk, week by week: a row for each shift, and for each day that is closed or has none.
import { useQuery } from '@tanstack/react-query'
import { parseDate } from '@internationalized/date'
import { useState } from 'react'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { Table } from '../../web/controls/table.tsx'
import { Select } from '../../web/controls/select.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { Page } from '../../web/shell/page.tsx'
import type { ShownShift } from '../model.ts'
import { DeskForm } from './desk-form.tsx'
import { OnDuty } from './on-duty.tsx'
import { ShiftForm } from './shift-form.tsx'
import { useOwnDesks, useRotaChanged, type Week } from './use-desks.ts'
import { useColleagueName } from '../../web/session/colleagues.ts'
import './rota.css'

export function Rota() {
  const { t } = useLanguage()
  const desks = useOwnDesks()
  const [chosen, setChosen] = useState<number | null>(null)
  const [day, setDay] = useState<string | null>(null)
  const circle = chosen ?? desks[0]?.circle
  const { data, error } = useQuery({
    queryKey: ['rota', 'week', circle, day],
    queryFn: ({ signal }) => api.rota.week({ circle: circle!, ...(day && { day }) }, { signal }),
    enabled: circle !== undefined,
    placeholderData: (before) => before,
  })
  return (
    <Page title={t('rota.title')} lead={t('rota.lead')}>
      <OnDuty isHere />
      <Card>
        <div className="stack">
          <Select
            label={t('rota.desk')}
            options={desks.map((one) => ({ value: String(one.circle), label: one.name }))}
            value={circle === undefined ? null : String(circle)}
            onChange={(next) => setChosen(next === null ? null : Number(next))}
          />
          <ErrorMessage error={error} />
          {data && circle !== undefined ? (
            <OneWeek key={circle} circle={circle} week={data} onDay={setDay} />
          ) : (
            !error && <Skeleton label={t('rota.loading')} lines={7} />
          )}
        </div>
      </Card>
    </Page>
  )
}

interface WeekProps {
  circle: number
  week: Week
}

function OneWeek({ circle, week, onDay }: WeekProps & { onDay: (day: string) => void }) {
  const { t, dates } = useLanguage()
  const last = week.days.at(-1)!.day
  const turn = (days: number) => onDay(parseDate(week.first).add({ days }).toString())
  return (
    <>
      <div className="row rota-week">
        <Button size="small" onPress={() => turn(-7)}>
          {t('rota.week.before')}
        </Button>
        <strong aria-live="polite">
          {t('rota.week', { from: dates.day(week.first), to: dates.day(last) })}
        </strong>
        <Button size="small" onPress={() => turn(7)}>
          {t('rota.week.next')}
        </Button>
      </div>
      <WeekTable circle={circle} week={week} />
      {week.mayKeep && (
        <div className="row">
          <ShiftForm circle={circle} week={week} kind="weekly" />
          <ShiftForm circle={circle} week={week} kind="single" />
          <DeskForm circle={circle} desk={week.desk} />
        </div>
      )}
    </>
  )
}

type Dropped = Week['dropped'][number]
/** A shift, one that nobody stands this day, or a day without any. */
type Line = { id: string; day: string; shift: ShownShift | null; dropped?: Dropped }

/** The rows of a week: its shifts, those that nobody stands, and days that have none. */
const linesOf = (week: Week): Line[] =>
  week.days.flatMap(({ day }): Line[] => {
    const lines = [
      ...week.shifts
        .filter((one) => one.day === day)
        .map((shift) => ({ id: `${day} ${shift.single ?? shift.weekly}`, day, shift })),
      ...week.dropped
        .filter((one) => one.day === day)
        .map((dropped) => ({ id: `${day} ${dropped.single}`, day, shift: null, dropped })),
    ]
    return lines.length > 0 ? lines : [{ id: day, day, shift: null }]
  })

const factsOf = (week: Week, day: string) => week.days.find((one) => one.day === day)!

function WeekTable({ circle, week }: WeekProps) {
  const { t } = useLanguage()
  const called = useColleagueName()
  const acts = {
    id: 'acts',
    label: t('rota.acts'),
    cell: (line: Line) => <LineActs circle={circle} week={week} line={line} />,
  }
  return (
    <Table
      holds="sealed"
      caption={t('rota.table')}
      hideCaption
      items={linesOf(week)}
      columns={[
        { id: 'day', label: t('rota.day'), cell: ({ day }) => <DayCell week={week} day={day} /> },
        { id: 'hours', label: t('rota.hours'), cell: (line) => <HoursCell week={week} line={line} /> },
        {
          id: 'who',
          label: t('rota.who'),
          cell: ({ shift, dropped }) =>
            shift ? <bdi>{called(shift.user)}</bdi> : dropped ? t('rota.nobody') : '–',
        },
        {
          id: 'deputy',
          label: t('rota.deputy'),
          cell: ({ shift }) => (shift?.deputy ? <bdi>{called(shift.deputy)}</bdi> : '–'),
        },
        ...(week.mayKeep ? [acts] : []),
      ]}
    />
  )
}

function DayCell({ week, day }: { week: Week; day: string }) {
  const { t, dates } = useLanguage()
  return (
    <span className="row">
      <span>{dates.day(day)}</span>
      {day === week.today && <Pill tone="due">{t('rota.today')}</Pill>}
      {factsOf(week, day).isHoliday && <Pill>{t('rota.holiday')}</Pill>}
    </span>
  )
}

function HoursCell({ week, line: { day, shift, dropped } }: { week: Week; line: Line }) {
  const { t, dates } = useLanguage()
  if (!shift && !dropped) return t(factsOf(week, day).isClosed ? 'rota.closed' : 'rota.none')
  return (
    <bdi dir="ltr" className="number">
      {shift ? `${dates.time(shift.from)}–${dates.time(shift.until)}` : `${dropped!.starts}–${dropped!.ends}`}
    </bdi>
  )
}

/** What can be done about one row: somebody else that day, the weekly shift itself, or the day. */
function LineActs({ circle, week, line: { day, shift, dropped } }: WeekProps & { line: Line }) {
  const { t, dates } = useLanguage()
  const called = useColleagueName()
  const changed = useRotaChanged()
  const { busy, error, run } = usePendingAction()
  const { isClosed } = factsOf(week, day)
  // Two shifts of one day are told apart by who stands there and from when.
  const name = shift
    ? `${called(shift.user)} ${dates.day(day)} ${dates.time(shift.from)}`
    : `${dates.day(day)} ${dropped?.starts ?? ''}`.trim()
  const single = shift?.single ?? dropped?.single
  const press = (act: () => Promise<unknown>) =>
    run(async () => {
      await act()
      await changed()
    })
  return (
    <span className="row">
      <ErrorMessage error={error} />
      {shift && <ShiftForm circle={circle} week={week} kind="single" shift={shift} about={name} />}
      {shift?.weekly && !shift.single && (
        <ShiftForm circle={circle} week={week} kind="weekly" shift={shift} about={name} />
      )}
      {single && (
        <Button
          size="small"
          look="quiet"
          isPending={busy}
          onPress={() => void press(() => api.rota.remove({ circle, id: single }))}
        >
          {t(shift && !shift.weekly ? 'rota.remove' : 'rota.asUsual')} <span className="unseen">{name}</span>
        </Button>
      )}
      {(isClosed || shift?.weekly) && (
        <Button
          size="small"
          look="quiet"
          isPending={busy}
          onPress={() => void press(() => api.rota.close({ circle, day, closed: !isClosed }))}
        >
          {t(isClosed ? 'rota.reopen' : 'rota.close')} <span className="unseen">{name}</span>
        </Button>
      )}
    </span>
  )
}
