// Asks for the money of a call: a line for each thing, counted where it can be, and what it comes to.
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { newId } from '../../api/new-id.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { useNavigateWhenDone } from '../../web/actions/use-navigate-when-done.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card, Facts } from '../../web/controls/card.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { Select } from '../../web/controls/select.tsx'
import { TextField } from '../../web/controls/text-field.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { session } from '../../web/session/window-session.ts'
import { Page } from '../../web/shell/page.tsx'
import { latinNumber } from '../../jurisdiction/money.ts'
import type { Call } from '../api.ts'
import { applyForMoney } from '../client/apply-for-money.ts'
import { costs, mostLines, mostMoney, units, type Cost, type Unit } from '../codes.ts'
import { minorOf } from '../currency.ts'
import { useCalls, useFundingAct, useFundingWords } from './use-funding.ts'
import './funding.css'

interface Line {
  id: string
  /** What it is for: a cost, or the unit in which a service is counted. */
  what: string
  units: string
  price: string
}
const emptyLine = (what: string): Line => ({ id: newId(), what, units: '', price: '' })
const isUnit = (what: string): what is Unit => units.some((unit) => unit === what)

/** As it is sent; nothing where a number is missing or none. */
function lineOf({ what, units: typed, price: written }: Line, currency: string) {
  const price = minorOf(written, currency)
  const unit = isUnit(what) ? what : null
  const count = unit ? Number(latinNumber(typed)) : 1
  if (price === undefined || !Number.isInteger(count) || count < 1 || count > 1_000_000) return
  if (price * count > mostMoney) return
  return { cost: unit ? ('service' as const) : (what as Cost), unit, units: count, price }
}

export function Apply() {
  const { t } = useLanguage()
  const { callId = '' } = useParams({ strict: false })
  const { data, error } = useCalls()
  const call = data?.calls.find(({ id }) => id === callId)
  const { titleOf, nameOf } = useFundingWords()
  return (
    <Page
      title={call ? titleOf(call) : t('funding.apply')}
      windowTitle={t('funding.apply')}
      lead={call && nameOf(call.organisation)}
      back={{ href: '/funding', label: t('funding.title') }}
    >
      <ErrorMessage error={error} />
      {!data && !error && <Skeleton label={t('work.loading')} lines={4} />}
      {data && !call && <p>{t('funding.call.gone')}</p>}
      {call && <Terms call={call} />}
      {call && <Lines call={call} />}
    </Page>
  )
}

function Terms({ call }: { call: Call }) {
  const { t, dates } = useLanguage()
  const { money } = useFundingWords()
  return (
    <Card title={t('funding.terms')}>
      <Facts
        facts={[
          { term: t('funding.call.budget'), value: money(call.budget, call.currency) },
          { term: t('funding.call.closes'), value: dates.longDay(call.closesOn) },
          { term: t('funding.call.payDays'), value: t('funding.days', { days: call.payDays }) },
          { term: t('funding.call.core'), value: t(call.coreCosts ? 'funding.core.yes' : 'funding.core.no') },
        ]}
      />
      <ul>
        {call.rules.map((rule) => (
          <li key={rule}>{t(`funding.rule.${rule}`)}</li>
        ))}
      </ul>
    </Card>
  )
}

function Lines({ call: { id: call, currency, coreCosts } }: { call: Call }) {
  const { t } = useLanguage()
  const { money } = useFundingWords()
  const navigate = useNavigateWhenDone()
  const { busy, error, act } = useFundingAct()
  const [track] = useState(() => newId())
  const [lines, setLines] = useState([emptyLine('bed_nights')])
  const [isAsked, setAsked] = useState(false)
  const whats = [...units, ...costs.filter((cost) => cost !== 'service' && (coreCosts || cost !== 'core'))]
  const free = whats.filter((what) => !lines.some((line) => line.what === what))
  const sums = lines.map((line) => lineOf(line, currency))
  const total = sums.reduce((sum, line) => sum + (line ? line.units * line.price : 0), 0)
  const send = async () => {
    setAsked(true)
    const whole = sums.filter((line) => line !== undefined)
    if (whole.length < lines.length) return
    if (await act(() => applyForMoney(session, { track, call, lines: whole })))
      await navigate(`/funding/${track}`)
  }
  const put = (id: string, change: Partial<Line>) =>
    setLines(lines.map((line) => (line.id === id ? { ...line, ...change } : line)))
  return (
    <Card title={t('funding.lines')}>
      <div className="stack">
        <ErrorMessage error={error} />
        {lines.map((line, at) => (
          <LineFields
            key={line.id}
            line={line}
            whats={[line.what, ...free]}
            put={(change) => put(line.id, change)}
            wrong={isAsked && !sums[at] ? t('funding.line.wrong') : undefined}
          />
        ))}
        <div className="row">
          <Button
            icon="plus"
            isDisabled={free.length === 0 || lines.length >= mostLines}
            onPress={() => setLines([...lines, emptyLine(free[0]!)])}
          >
            {t('funding.line.add')}
          </Button>
          {lines.length > 1 && (
            <Button look="quiet" onPress={() => setLines(lines.slice(0, -1))}>
              {t('funding.line.remove')}
            </Button>
          )}
        </div>
        <div>
          <Button look="primary" isPending={busy} onPress={() => void send()}>
            {t('funding.apply.for', { amount: money(total, currency) })}
          </Button>
        </div>
      </div>
    </Card>
  )
}

function LineFields(props: {
  line: Line
  whats: readonly string[]
  put: (change: Partial<Line>) => void
  wrong: string | undefined
}) {
  const { t } = useLanguage()
  const { line, whats, put, wrong } = props
  return (
    <div className="funding-line">
      <Select
        label={t('funding.line.what')}
        options={whats.map((value) => ({
          value,
          label: t(isUnit(value) ? `funding.unit.${value}` : `funding.cost.${value}`),
        }))}
        value={line.what}
        onChange={(what) => what && put({ what })}
      />
      {isUnit(line.what) && (
        <TextField
          label={t('funding.line.units')}
          value={line.units}
          onChange={(typed) => put({ units: typed })}
          dir="ltr"
        />
      )}
      <TextField
        label={t(isUnit(line.what) ? 'funding.line.price' : 'funding.line.amount')}
        value={line.price}
        onChange={(price) => put({ price })}
        dir="ltr"
        error={wrong}
      />
    </div>
  )
}
