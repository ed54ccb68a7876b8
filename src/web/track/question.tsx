// One question of a move as the control that suits it. The machine says what is asked, the messages say it in words; no
// screen is written for any single move.
import { lazy, Suspense, type ComponentProps } from 'react'
import { latinNumber } from '../../jurisdiction/money.ts'
import type { Field } from '../../tracks/define.ts'
import { CheckboxGroup, RadioGroup } from '../controls/choices.tsx'
import { DateField } from '../controls/date-field.tsx'
import { Skeleton } from '../controls/progress.tsx'
import { TextArea, TextField } from '../controls/text-field.tsx'
import { useLanguage } from '../language/language.tsx'
import { useMe } from '../session/session.tsx'
import { askHint, askWords, codeWords, type Answers, type Asked } from './answers.ts'
import type { CodeList, Instant, LanguageList, OrganisationBox } from './question-lists.tsx'

const lists = () => import('./question-lists.tsx')
const Lists = {
  code: lazy(async () => ({ default: (await lists()).CodeList })),
  language: lazy(async () => ({ default: (await lists()).LanguageList })),
  circle: lazy(async () => ({ default: (await lists()).OrganisationBox })),
  instant: lazy(async () => ({ default: (await lists()).Instant })),
}

type Listed =
  | { of: 'code'; props: ComponentProps<typeof CodeList> }
  | { of: 'language'; props: ComponentProps<typeof LanguageList> }
  | { of: 'circle'; props: ComponentProps<typeof OrganisationBox> }
  | { of: 'instant'; props: ComponentProps<typeof Instant> }

/** What opens a list is large, and most steps ask nothing of the kind: it arrives when the first list is asked for. */
function List({ of, props }: Listed) {
  const Chosen = Lists[of] as (typeof Lists)['code']
  return (
    <Suspense fallback={<Skeleton label={props.label} lines={2} />}>
      <Chosen {...(props as ComponentProps<typeof CodeList>)} />
    </Suspense>
  )
}

/** Up to this many answers stand in sight, one press each; more go into a list. */
export const inSight = 8

export interface QuestionProps {
  /** The process that asks. */
  kind: string
  name: string
  field: Field
  answer: Answers[string] | undefined
  onAnswer: (answer: Answers[string]) => void
  error?: string | undefined
  /** Who will be able to read what is sealed; undefined where the key is not held, and then it is not asked. */
  readers?: string | undefined
}

interface QuestionsProps extends Pick<QuestionProps, 'kind' | 'readers'> {
  asked: Asked
  answers: Answers
  /** Told how the answers change. */
  onAnswers: (change: (before: Answers) => Answers) => void
  faults: readonly { field: string; words: string }[]
}

/** All questions of a step, each with its own fault beside it. */
export function Questions({ kind, asked, answers, onAnswers, faults, readers }: QuestionsProps) {
  return Object.entries(asked).map(([name, field]) => (
    <Question
      key={name}
      kind={kind}
      name={name}
      field={field}
      answer={answers[name]}
      onAnswer={(answer) => onAnswers((before) => ({ ...before, [name]: answer }))}
      error={faults.find((fault) => fault.field === `ask-${name}`)?.words}
      readers={readers}
    />
  ))
}

/** One question. The value is what will be sent; `onAnswer(null)` takes an answer back. */
export function Question({ kind, name, field, answer, onAnswer, error, readers }: QuestionProps) {
  const { t } = useLanguage()
  const label = askWords(kind, name, t)
  const hint = askHint(kind, name, t)
  const shared = { id: `ask-${name}`, label, hint, error, optional: field.optional }
  const text = typeof answer === 'string' ? answer : ''
  const chosen = text || null
  switch (field.kind) {
    case 'code':
      return <OneCode {...shared} codes={field.codes} value={chosen} onChange={onAnswer} />
    case 'codes':
      return (
        <SeveralCodes
          {...shared}
          codes={field.codes}
          value={Array.isArray(answer) ? (answer as string[]) : undefined}
          onChange={onAnswer}
        />
      )
    case 'yes-no':
      return (
        <YesNo {...shared} value={answer === true || answer === false ? answer : null} onChange={onAnswer} />
      )
    case 'day':
      return <DateField {...shared} value={chosen} onChange={onAnswer} />
    case 'instant':
      return (
        <List
          of="instant"
          props={{ ...shared, value: text, onChange: onAnswer, theirClock: field.theirClock }}
        />
      )
    case 'number':
    case 'money':
      return (
        <NumberField
          {...shared}
          field={field}
          value={typeof answer === 'number' ? String(answer) : text}
          onChange={onAnswer}
        />
      )
    case 'language':
      return <List of="language" props={{ ...shared, value: chosen, onChange: onAnswer }} />
    case 'circle':
      return (
        <List
          of="circle"
          props={{ ...shared, value: typeof answer === 'number' ? answer : null, onChange: onAnswer }}
        />
      )
    case 'sealed':
      return readers === undefined ? null : (
        <TextArea {...shared} readers={readers} value={text} onChange={onAnswer} rows={3} />
      )
    // An id is never typed: what it points to is made on a screen of its own.
    case 'id':
      return null
  }
}

/** What every control of a question is told. */
type Shared = Pick<Parameters<typeof CheckboxGroup>[0], 'id' | 'label' | 'hint' | 'error' | 'optional'>

/** One answer out of a list. */
function OneCode({
  codes,
  value,
  onChange,
  ...shared
}: Shared & { codes: readonly string[]; value: string | null; onChange: (code: string | null) => void }) {
  const { t } = useLanguage()
  const options = codes.map((code) => ({ value: code, label: codeWords(code, t) }))
  return options.length > inSight ? (
    <List of="code" props={{ ...shared, options, value, onChange }} />
  ) : (
    <RadioGroup {...shared} columns choices={options} value={value} onChange={onChange} />
  )
}

function YesNo({
  value,
  onChange,
  ...shared
}: Shared & { value: boolean | null; onChange: (isYes: boolean) => void }) {
  const { t } = useLanguage()
  return (
    <RadioGroup
      {...shared}
      columns
      choices={[
        { value: 'yes', label: t('track.yes') },
        { value: 'no', label: t('track.no') },
      ]}
      value={value === null ? null : value ? 'yes' : 'no'}
      onChange={(chosen) => onChange(chosen === 'yes')}
    />
  )
}

/** A count between two ends, or a sum of money in the currency of the network. */
function NumberField({
  field,
  value,
  onChange,
  ...shared
}: Shared & {
  field: Extract<Field, { kind: 'number' | 'money' }>
  value: string
  onChange: (answer: Answers[string]) => void
}) {
  const { t } = useLanguage()
  const { network } = useMe()
  return (
    <TextField
      {...shared}
      {...(field.kind === 'money'
        ? { label: t('track.money', { question: shared.label, currency: network.currency }) }
        : { hint: t('track.between', { min: field.min, max: field.max }) })}
      dir="ltr"
      value={value}
      onChange={(typed) => onChange(numberIn(typed, field.exact !== undefined))}
    />
  )
}

const noneOfThese = 'none of these'

/** A list may say by a word of its own that it is none of them. */
const saysNone = 'none_missing'

/** Several answers out of a list. Where one must be given, that it is none of them is an answer too, and no oversight. */
function SeveralCodes({
  codes,
  value,
  onChange,
  ...shared
}: Shared & {
  codes: readonly string[]
  value: readonly string[] | undefined
  onChange: (codes: string[] | null) => void
}) {
  const { t } = useLanguage()
  const isNone = value?.length === 0
  const hasNone = shared.optional || codes.includes(saysNone)
  const none = hasNone ? [] : [{ value: noneOfThese, label: t('track.noneOfThese') }]
  return (
    <CheckboxGroup
      {...shared}
      columns
      choices={[...codes.map((code) => ({ value: code, label: codeWords(code, t) })), ...none]}
      value={isNone && !hasNone ? [noneOfThese] : [...(value ?? [])]}
      onChange={(now) => {
        const some = now.filter((code) => code !== noneOfThese)
        if (now.includes(noneOfThese) && !isNone) onChange([])
        else onChange(some.length > 0 ? some : null)
      }}
    />
  )
}

/** A whole number out of what was typed, in Latin or Arabic digits; the text itself while it is none. `exact`: with cents, as text. */
function numberIn(text: string, exact = false): number | string | null {
  const latin = latinNumber(text)
  if (latin === '') return null
  if (exact && /^\d+\.\d{1,2}$/.test(latin)) return latin
  return /^\d{1,9}$/.test(latin) ? Number(latin) : text
}
