// Asks that a table is published: which, of which months, how accurate; and beforehand, what that costs and how far it may be off.
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { v7 as newId } from 'uuid'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { Select } from '../../web/controls/select.tsx'
import { useDates, useText } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { figureNames, type FigureAttribute } from '../figure-codes.ts'
import type { Accuracy } from '../accuracy.ts'
import { figuresKey } from './figures-key.ts'

type Known = Awaited<ReturnType<typeof api.figures.list>>

/** What is chosen, and asking for it once. */
function useAsking(known: Known, onClose: () => void) {
  const queries = useQueryClient()
  const { busy, error, run } = usePendingAction()
  const [id] = useState(() => newId())
  const [attribute, setAttribute] = useState<FigureAttribute>('age')
  const [from, setFrom] = useState(known.months[0]!)
  const [last, setTo] = useState(known.months.at(-1)!)
  const [accuracy, setAccuracy] = useState<Accuracy>('fair')
  const to = last < from ? from : last
  const ask = () =>
    run(async () => {
      await api.figures.ask({ id, attribute, from, to, accuracy })
      await queries.invalidateQueries({ queryKey: figuresKey })
      onClose()
    })
  return { busy, error, ask, attribute, setAttribute, from, setFrom, to, setTo, accuracy, setAccuracy }
}

export function AskRelease({ known, onClose }: { known: Known; onClose: () => void }) {
  const t = useText()
  const { number } = useDates()
  const asking = useAsking(known, onClose)
  const { busy, error, ask, accuracy } = asking
  const chosen = known.accuracies.find((one) => one.accuracy === accuracy)!
  const share = (rho: number) =>
    number(rho / known.budget.ceiling, { style: 'percent', maximumFractionDigits: 0 })
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
        <p>
          {t('figures.preview', {
            count: chosen.error,
            cost: share(chosen.rho),
            left: share(Math.max(0, known.budget.ceiling - known.budget.spent - chosen.rho)),
          })}
        </p>
      </div>
    </Dialog>
  )
}

function Choices({ known, asking }: { known: Known; asking: ReturnType<typeof useAsking> }) {
  const t = useText()
  const { month, number } = useDates()
  const { attribute, from, to, accuracy } = asking
  const months = known.months.map((value) => ({ value, label: month(value) }))
  return (
    <>
      <Select
        label={t('figures.table')}
        options={figureNames.map((value) => ({ value, label: t(`counted.${value}`) }))}
        value={attribute}
        onChange={(value) => asking.setAttribute(figureNames.find((one) => one === value) ?? 'age')}
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
      <Select
        label={t('figures.accuracy')}
        options={known.accuracies.map((one) => ({
          value: one.accuracy,
          label: t('figures.error.words', { count: one.error, epsilon: number(one.epsilon) }),
        }))}
        value={accuracy}
        onChange={(value) =>
          asking.setAccuracy(known.accuracies.find((one) => one.accuracy === value)?.accuracy ?? accuracy)
        }
      />
    </>
  )
}
