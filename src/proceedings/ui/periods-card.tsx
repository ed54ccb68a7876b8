// Times of work: each with its hours, its rate, what came and what is owed, and the documents that show it. The next one begins where the
// last ended, with the same hours and the same rate.
import { useState, type FormEvent } from 'react'
import { newId } from '../../api/new-id.ts'
import { hundredthsIn } from '../../jurisdiction/money.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { DateField } from '../../web/controls/date-field.tsx'
import { useIsNarrow } from '../../web/controls/narrow.ts'
import { Rows, type Row } from '../../web/controls/rows.tsx'
import { TextField } from '../../web/controls/text-field.tsx'
import { useLanguage, useText } from '../../web/language/language.tsx'
import { dayAfter, type Period, type PeriodLine } from '../losses.ts'
import { ChooseEvidence, Evidence, numberTyped, type LossPart } from './loss-part.tsx'
import { useMoney } from './use-losses.ts'

interface Typed {
  /** Of the one that is changed. */
  id?: string
  from: string | null
  until: string | null
  hours: string
  rate: string
  paid: string
  papers: readonly string[]
}

/** The next time of work: it goes on where the last one ended. */
function nextAfter(periods: readonly Period[]): Typed {
  const last = periods.toSorted((one, other) => (one.until < other.until ? -1 : 1)).at(-1)
  const { hours = '', rate = '' } = last ?? {}
  return { from: last ? dayAfter(last.until) : null, until: null, hours, rate, paid: '', papers: [] }
}

export function PeriodsCard(part: LossPart) {
  const t = useText()
  const { schedule, written, put } = part
  const [typed, setTyped] = useState<Typed>(() => nextAfter(written.periods))
  const { money } = useMoney(written.currency)
  const keep = (periods: readonly Period[]) => {
    put({ periods })
    setTyped(nextAfter(periods))
  }
  const without = (id: string | undefined) => written.periods.filter((one) => one.id !== id)
  return (
    <Card title={t('losses.periods')} lead={<RulesSaid {...part} />}>
      <div className="stack">
        {schedule.lines.length > 0 && (
          <>
            <Periods
              part={part}
              onChange={({ period }) => setTyped(period)}
              onRemove={({ period }) => keep(without(period.id))}
            />
            <p className="losses-sum">
              {t('losses.wages', {
                due: money(schedule.due),
                paid: money(schedule.paid),
                owed: money(schedule.owed),
              })}
            </p>
          </>
        )}
        <PeriodForm
          key={typed.id ?? written.periods.length}
          part={part}
          typed={typed}
          setTyped={setTyped}
          onAdd={(period) => keep([...without(period.id), period])}
        />
      </div>
    </Card>
  )
}

/** By which rules it is counted. */
function RulesSaid({ pack }: LossPart) {
  const t = useText()
  const { overtime, leastPay } = pack.compensation
  const said = [
    t(leastPay.length > 0 ? 'losses.rule.least' : 'losses.rule.none'),
    ...(overtime ? [t('law.money.overtime', { over: overtime.over, percent: overtime.percent })] : []),
  ]
  return <>{said.join(' ')}</>
}

interface PeriodsProps {
  part: LossPart
  onChange: (line: PeriodLine) => void
  onRemove: (line: PeriodLine) => void
}

function Periods({ part, onChange, onRemove }: PeriodsProps) {
  const { t, dates } = useLanguage()
  const isNarrow = useIsNarrow()
  const { money, decimal } = useMoney(part.written.currency)
  const range = ({ period }: PeriodLine) =>
    t('losses.range', { from: dates.longDay(period.from), until: dates.longDay(period.until) })
  const rates = ({ pieces }: PeriodLine) =>
    pieces
      .map(({ rate, isLeast, from }, at) =>
        [
          decimal(rate),
          ...(at > 0 ? [t('law.since', { day: dates.shortDay(from) })] : []),
          ...(isLeast ? [t('losses.least')] : []),
        ].join(' '),
      )
      .join(', ')
  const detail = (line: PeriodLine) =>
    t('losses.line', {
      week: decimal(hundredthsIn(line.period.hours)),
      hours: decimal(line.hours),
      rates: rates(line),
      due: money(line.due),
      paid: money(line.paid),
    })
  const rowOf = (line: PeriodLine): Row => ({
    id: line.period.id,
    title: range(line),
    detail: detail(line),
    facts: [<strong key="owed">{money(line.owed)}</strong>, <Evidence key="evidence" of={line.period} />],
    actions: (
      <>
        <Button size="small" look="quiet" onPress={() => onChange(line)}>
          {t('losses.change')}
          <span className="unseen"> {range(line)}</span>
        </Button>
        <Button size="small" look="quiet" onPress={() => onRemove(line)}>
          {t('losses.remove')}
          <span className="unseen"> {range(line)}</span>
        </Button>
      </>
    ),
  })
  const rows = part.schedule.lines.map(rowOf)
  // On a telephone the newest stand in sight: whoever adds one sees it come.
  const folded = isNarrow ? rows.slice(0, -inSight) : []
  return (
    <>
      {folded.length > 0 && (
        <details>
          <summary>{t('losses.earlier', { count: folded.length })}</summary>
          <Rows rows={folded} />
        </details>
      )}
      <Rows rows={rows.slice(folded.length)} />
    </>
  )
}

const inSight = 1

interface FormProps {
  part: LossPart
  typed: Typed
  setTyped: (typed: Typed) => void
  onAdd: (period: Period) => void
}

function PeriodForm({ part, typed, setTyped, onAdd }: FormProps) {
  const t = useText()
  const [tried, setTried] = useState(false)
  const put = (change: Partial<Typed>) => setTyped({ ...typed, ...change })
  const { from, until } = typed
  const [hours, rate, paid] = [typed.hours, typed.rate, typed.paid].map(numberTyped)
  const faults = {
    from: from === null && t('losses.fault.day'),
    until: (until === null || (from !== null && until < from)) && t('losses.fault.until'),
    hours: (!hours || Number(hours) > 168) && t('losses.fault.hours'),
    rate: rate === undefined && t('losses.fault.number'),
    paid: paid === undefined && t('losses.fault.number'),
  }
  const said = (name: keyof typeof faults) => (tried && faults[name]) || undefined
  const add = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (Object.values(faults).some(Boolean)) return
    const whole = { from: from!, until: until!, hours: hours!, rate: rate!, paid: paid! }
    onAdd({ id: typed.id ?? newId(), ...whole, papers: typed.papers })
  }
  return (
    <form className="stack" onSubmit={add} noValidate>
      <div className="losses-fields">
        <DateField
          label={t('losses.from')}
          value={from}
          onChange={(day) => put({ from: day })}
          error={said('from')}
        />
        <DateField
          label={t('losses.until')}
          value={until}
          onChange={(day) => put({ until: day })}
          error={said('until')}
        />
        {(['hours', 'rate', 'paid'] as const).map((name) => (
          <TextField
            key={name}
            label={t(`losses.${name}`)}
            dir="ltr"
            maxLength={12}
            value={typed[name]}
            onChange={(words) => put({ [name]: words })}
            error={said(name)}
          />
        ))}
      </div>
      <ChooseEvidence papers={part.papers} value={typed.papers} onChange={(papers) => put({ papers })} />
      <div className="row">
        <Button type="submit">{t(typed.id ? 'losses.changeIt' : 'losses.add')}</Button>
      </div>
    </form>
  )
}
