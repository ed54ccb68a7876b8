// One time limit: which, and to what.
import { useEffect, useState } from 'react'
import type { Length, Unit } from '../../jurisdiction/define.ts'
import { RadioGroup } from '../../web/controls/choices.tsx'
import { Select } from '../../web/controls/select.tsx'
import { TextField } from '../../web/controls/text-field.tsx'
import { useText } from '../../web/language/language.tsx'
import { clockWords } from '../../web/track/clocks.tsx'
import type { QuestionsProps } from './questions-props.ts'

const units: readonly Unit[] = ['hours', 'days', 'working-days', 'months']

interface Answers {
  clock: string | null
  kind: string | null
  figure: string
  unit: Unit
}
const nothing: Answers = { clock: null, kind: null, figure: '', unit: 'days' }

function lengthOf({ kind, figure }: Answers): Length | undefined {
  if (kind === 'none') return 'none'
  if (kind === 'unknown') return null
  return /^\d{1,4}$/.test(figure) ? Number(figure) : undefined
}

export function LimitQuestions({ law, onChange }: QuestionsProps) {
  const t = useText()
  const [answers, setAnswers] = useState(nothing)
  const put = (more: Partial<Answers>) => setAnswers({ ...answers, ...more })
  const { clock, unit } = answers
  const length = lengthOf(answers)
  useEffect(() => {
    onChange(clock === null || length === undefined ? undefined : { kind: 'limit', clock, length, unit })
  }, [clock, length, unit, onChange])
  const unitOf = (id: string | null) => law.clocks.find((one) => one.id === id)?.unit ?? 'days'
  return (
    <>
      <Select
        label={t('law.change.which')}
        options={law.clocks.map(({ id }) => ({ value: id, label: clockWords({ clock: id }, t) }))}
        value={clock}
        onChange={(id) => put({ clock: id, unit: unitOf(id) })}
      />
      <RadioGroup
        label={t('law.change.to')}
        columns
        choices={['figure', 'none', 'unknown'].map((value) => ({
          value,
          label: t(`law.change.to.${value}`),
        }))}
        value={answers.kind}
        onChange={(kind) => put({ kind })}
      />
      {answers.kind === 'figure' && (
        <>
          <TextField
            label={t('law.change.figure')}
            value={answers.figure}
            onChange={(figure) => put({ figure })}
            dir="ltr"
            maxLength={4}
          />
          <RadioGroup
            label={t('law.change.unit')}
            columns
            choices={units.map((value) => ({ value, label: t(`law.change.unit.${value}`) }))}
            value={unit}
            onChange={(value) => put({ unit: value as Unit })}
          />
        </>
      )}
    </>
  )
}
