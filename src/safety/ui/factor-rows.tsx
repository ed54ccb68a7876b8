// Eleven questions in a list that the keyboard answers: Y, N or U for a row, and the next row is there. Not known is an answer.
import type { KeyboardEvent } from 'react'
import { useText } from '../../web/language/language.tsx'
import {
  factorAnswers,
  factorGroups,
  sayers,
  type Answered,
  type Answers,
  type Factor,
  type FactorAnswer,
  type FactorGroup,
} from '../assessment.ts'

const keys: Record<string, FactorAnswer> = { y: 'yes', n: 'no', u: 'not_known' }

interface RowsProps {
  answers: Answers
  today: string
  onChange: (answers: Answers) => void
}

export function FactorRows({ answers, today, onChange }: RowsProps) {
  const t = useText()
  const put = (factor: Factor, change: Partial<Answered>) =>
    onChange({
      ...answers,
      [factor]: { source: 'they', answer: 'not_known', ...answers[factor], on: today, ...change },
    })
  return (
    <div className="safety-asked">
      <p className="second">{t('safety.keys')}</p>
      {(Object.keys(factorGroups) as FactorGroup[]).map((group) => (
        <section key={group}>
          <h3>{t(`safety.group.${group}`)}</h3>
          {factorGroups[group].map((factor) => (
            <FactorRow
              key={factor}
              factor={factor}
              said={answers[factor]}
              onSay={(change) => put(factor, change)}
            />
          ))}
        </section>
      ))}
    </div>
  )
}

/** Goes to the row after this one. */
function goOn(row: HTMLElement): void {
  const rows = [...(row.closest('.safety-asked')?.querySelectorAll('fieldset') ?? [])]
  rows[rows.indexOf(row as HTMLFieldSetElement) + 1]?.querySelector('input')?.focus()
}

interface RowProps {
  factor: Factor
  said: Answered | undefined
  onSay: (change: Partial<Answered>) => void
}

function FactorRow({ factor, said, onSay }: RowProps) {
  const t = useText()
  const answer = (event: KeyboardEvent<HTMLFieldSetElement>) => {
    const meant = keys[event.key.toLowerCase()]
    const isTyping = event.target instanceof HTMLSelectElement
    if (!meant || isTyping || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    onSay({ answer: meant })
    goOn(event.currentTarget)
  }
  return (
    <fieldset className="safety-factor" onKeyDown={answer}>
      <legend>{t(`safety.factor.${factor}`)}</legend>
      <span className="safety-answers">
        {factorAnswers.map((one) => (
          <label key={one} data-chosen={said?.answer === one || undefined}>
            <input
              type="radio"
              name={factor}
              value={one}
              checked={said?.answer === one}
              onChange={() => onSay({ answer: one })}
            />
            {t(`safety.answer.${one}`)}
          </label>
        ))}
      </span>
      <select
        className="input"
        aria-label={t('safety.whoSays', { factor: t(`safety.factor.${factor}`) })}
        value={said?.source ?? 'they'}
        onChange={(event) => onSay({ source: event.target.value as Answered['source'] })}
      >
        {sayers.map((one) => (
          <option key={one} value={one}>
            {t(`safety.source.${one}`)}
          </option>
        ))}
      </select>
    </fieldset>
  )
}
