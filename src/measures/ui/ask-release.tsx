// Asks that a table is published: which, of which months, and whether with noise or with small groups left out; and beforehand, what that
// costs, how far a number may be off and how much can be told at all.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { newId } from '../../api/new-id.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { Select } from '../../web/controls/select.tsx'
import { useDates, useText } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { canCross, figureNames, type FigureAttribute } from '../figure-codes.ts'
import { methods, type Accuracy, type Method } from '../accuracy.ts'
import { figuresKey } from './figures-key.ts'

type Known = Awaited<ReturnType<typeof api.figures.list>>

/** What is chosen, and asking for it once. */
function useAskForRelease(known: Known, onClose: () => void) {
  const queries = useQueryClient()
  const { busy, error, run } = usePendingAction()
  const [id] = useState(() => newId())
  const [attribute, setAttribute] = useState<FigureAttribute>('age')
  const [second, setAcross] = useState<FigureAttribute | null>(null)
  const [method, setMethod] = useState<Method>('noise')
  const [from, setFrom] = useState(known.months[0]!)
  const [last, setTo] = useState(known.months.at(-1)!)
  const [accuracy, setAccuracy] = useState<Accuracy>('fair')
  const to = last < from ? from : last
  const across = second && canCross(attribute, second) ? second : null
  const table = { attribute, across, from, to }
  const ask = () =>
    run(async () => {
      await api.figures.ask({ id, ...table, accuracy: method === 'noise' ? accuracy : null })
      await queries.invalidateQueries({ queryKey: figuresKey })
      onClose()
    })
  const set = { setAttribute, setAcross, setMethod, setFrom, setTo, setAccuracy }
  return { busy, error, ask, table, method, accuracy, ...set }
}

type Asking = ReturnType<typeof useAskForRelease>
interface Chosen {
  known: Known
  asking: Asking
}

export function AskRelease({ known, onClose }: { known: Known; onClose: () => void }) {
  const t = useText()
  const asking = useAskForRelease(known, onClose)
  const { busy, error, ask, method, table } = asking
  return (
    <Dialog
      isOpen
      title={t('figures.ask')}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      actions={() => (
        <Button look="primary" isPending={busy} onPress={() => void ask()}>
          {t('figures.ask.send')}
        </Button>
      )}
    >
      <div className="stack">
        <ErrorMessage error={error} />
        <Choices known={known} asking={asking} />
        {method === 'noise' ? <Cost known={known} asking={asking} /> : <Told table={table} />}
      </div>
    </Dialog>
  )
}

/** How far a figure of this table may be off. */
const errorOf = ({ attribute, across }: Asking['table'], cost: Known['accuracies'][number]): number =>
  cost.crossed.find((one) => one.attribute === attribute && one.across === across)?.error ?? cost.error

/** What the noise costs, and how far a number may be off. */
function Cost({ known: { accuracies, budget }, asking: { accuracy, table } }: Chosen) {
  const t = useText()
  const { number } = useDates()
  const chosen = accuracies.find((one) => one.accuracy === accuracy)!
  const share = (rho: number) => number(rho / budget.ceiling, { style: 'percent', maximumFractionDigits: 0 })
  return (
    <p>
      {t('figures.preview', {
        count: errorOf(table, chosen),
        cost: share(chosen.rho),
        left: share(Math.max(0, budget.ceiling - budget.spent - chosen.rho)),
      })}
    </p>
  )
}

/** How much of a table can be told beside all that were published before. No number of it is shown. */
function Told({ table }: { table: Asking['table'] }) {
  const t = useText()
  const { data, error } = useQuery({
    queryKey: [...figuresKey, 'preview', table],
    queryFn: ({ signal }) => api.figures.preview(table, { signal }),
  })
  if (!data) return error ? <ErrorMessage error={error} /> : <p role="status">{t('figures.attacking')}</p>
  if (data.refused) return <p role="status">{t(`refused.figures-${data.refused}`)}</p>
  const { cells, leftOut, attacked, compared, error: below } = data
  return <p role="status">{t('figures.told', { told: cells - leftOut, cells, attacked, compared, below })}</p>
}

function Choices({ known, asking }: Chosen) {
  const t = useText()
  const { month } = useDates()
  const { method } = asking
  const { attribute, across, from, to } = asking.table
  const months = known.months.map((value) => ({ value, label: month(value) }))
  const tables = figureNames.map((value) => ({ value, label: t(`counted.${value}`) }))
  const named = (value: string | null) => figureNames.find((one) => one === value)
  return (
    <>
      <Select
        label={t('figures.table')}
        options={tables}
        value={attribute}
        onChange={(value) => asking.setAttribute(named(value) ?? 'age')}
      />
      <Select
        label={t('figures.method')}
        options={methods.map((value) => ({ value, label: t(`figures.method.${value}`) }))}
        value={method}
        onChange={(value) => asking.setMethod(value === 'audited' ? value : 'noise')}
      />
      <Select
        label={t('figures.across')}
        options={[
          { value: 'none', label: t('figures.across.none') },
          ...tables.filter(({ value }) => canCross(attribute, value)),
        ]}
        value={across ?? 'none'}
        onChange={(value) => asking.setAcross(named(value) ?? null)}
      />
      <Select
        label={t('figures.from')}
        options={months}
        value={from}
        onChange={(value) => asking.setFrom(value ?? from)}
      />
      <Select
        label={t('figures.to')}
        options={months.filter(({ value }) => value >= from)}
        value={to}
        onChange={(value) => asking.setTo(value ?? to)}
      />
      {method === 'noise' && <HowAccurate known={known} asking={asking} />}
    </>
  )
}

function HowAccurate({ known: { accuracies }, asking }: Chosen) {
  const t = useText()
  const { number } = useDates()
  const chosen = (value: string | null) => accuracies.find(({ accuracy }) => accuracy === value)?.accuracy
  return (
    <Select
      label={t('figures.accuracy')}
      options={accuracies.map((one) => ({
        value: one.accuracy,
        label: t('figures.error.words', {
          count: errorOf(asking.table, one),
          epsilon: number(one.epsilon),
        }),
      }))}
      value={asking.accuracy}
      onChange={(value) => asking.setAccuracy(chosen(value) ?? asking.accuracy)}
    />
  )
}
