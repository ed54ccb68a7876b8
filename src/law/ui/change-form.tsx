// One time limit changed in a form: which, to what, from which source and day; and under it what that would change.
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Length, PackFile, Unit } from '../../jurisdiction/define.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { RadioGroup } from '../../web/controls/choices.tsx'
import { DateField } from '../../web/controls/date-field.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { Select } from '../../web/controls/select.tsx'
import { TextField } from '../../web/controls/text-field.tsx'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { useToday } from '../../web/session/now.ts'
import { session } from '../../web/session/window-session.ts'
import { clockWords } from '../../web/track/clocks.tsx'
import { changedFile, rootOf } from '../change-file.ts'
import { proposeLaw } from '../client/propose-law.ts'
import type { Law } from '../law-of.ts'

type Tried = Awaited<ReturnType<typeof api.law.tryOut>>

const units: readonly Unit[] = ['hours', 'days', 'working-days', 'months']

interface Answers {
  clock: string | null
  kind: string | null
  figure: string
  unit: Unit
  cite: string
  since: string | null
}
const nothing: Answers = { clock: null, kind: null, figure: '', unit: 'days', cite: '', since: null }

function lengthOf({ kind, figure }: Answers): Length | undefined {
  if (kind === 'none') return 'none'
  if (kind === 'unknown') return null
  return /^\d{1,4}$/.test(figure) ? Number(figure) : undefined
}

interface OneRuleProps {
  law: Law
  /** The file of the version that holds now, where the network changed it already. */
  holding: string | undefined
  taken: readonly string[]
}

export function OneRule({ law, holding, taken }: OneRuleProps) {
  const { t } = useLanguage()
  const queries = useQueryClient()
  const { say } = useNotices()
  const [answers, setAnswers] = useState(nothing)
  const [tried, setTried] = useState<{ text: string; found: Tried } | null>(null)
  const [error, setError] = useState<unknown>(null)
  const length = lengthOf(answers)
  const { clock, cite, since, unit } = answers
  const isWhole = clock !== null && length !== undefined && cite.trim() !== '' && since !== null
  const over = rootOf(law.id)
  const acting = async (act: () => Promise<void>) => {
    setError(null)
    await act().catch(setError)
  }
  const tryOut = () =>
    acting(async () => {
      const before = holding === undefined ? undefined : (JSON.parse(holding) as PackFile)
      const change = { clock: clock!, length: length!, unit, cite: cite.trim() }
      const text = changedFile(law, { before, taken }, change)
      setTried({ text, found: await api.law.tryOut({ over, text }) })
    })
  const sign = (text: string) =>
    acting(async () => {
      await proposeLaw(session, { over, text, since: since! })
      say({ text: t('law.change.signed') })
      setTried(null)
      setAnswers(nothing)
      await queries.invalidateQueries({ queryKey: ['law changes'] })
      await queries.invalidateQueries({ queryKey: ['own log'] })
    })
  const change = (more: Partial<Answers>) => {
    setTried(null)
    setAnswers({ ...answers, ...more })
  }
  return (
    <Card title={t('law.change.one')}>
      <div className="stack">
        <Questions law={law} answers={answers} onChange={change} />
        <ErrorMessage error={error} />
        {tried ? (
          <WouldChange found={tried.found} onSign={() => void sign(tried.text)} />
        ) : (
          <Button look="primary" isDisabled={!isWhole} onPress={() => void tryOut()}>
            {t('law.change.try')}
          </Button>
        )}
      </div>
    </Card>
  )
}

interface QuestionsProps {
  law: Law
  answers: Answers
  onChange: (more: Partial<Answers>) => void
}

function Questions({ law, answers, onChange }: QuestionsProps) {
  const { t } = useLanguage()
  const unitOf = (clock: string | null) => law.clocks.find(({ id }) => id === clock)?.unit ?? 'days'
  return (
    <>
      <Select
        label={t('law.change.which')}
        options={law.clocks.map(({ id }) => ({ value: id, label: clockWords({ clock: id }, t) }))}
        value={answers.clock}
        onChange={(clock) => onChange({ clock, unit: unitOf(clock) })}
      />
      <RadioGroup
        label={t('law.change.to')}
        columns
        choices={['figure', 'none', 'unknown'].map((value) => ({
          value,
          label: t(`law.change.to.${value}`),
        }))}
        value={answers.kind}
        onChange={(kind) => onChange({ kind })}
      />
      {answers.kind === 'figure' && <Figure answers={answers} onChange={onChange} />}
      <TextField
        label={t('law.change.source')}
        hint={t('law.change.source.hint')}
        value={answers.cite}
        onChange={(cite) => onChange({ cite })}
        maxLength={200}
      />
      <DateField
        label={t('law.change.since')}
        value={answers.since}
        min={useToday()}
        onChange={(since) => onChange({ since })}
      />
    </>
  )
}

function Figure({ answers, onChange }: Omit<QuestionsProps, 'law'>) {
  const { t } = useLanguage()
  return (
    <>
      <TextField
        label={t('law.change.figure')}
        value={answers.figure}
        onChange={(figure) => onChange({ figure })}
        dir="ltr"
        maxLength={4}
      />
      <RadioGroup
        label={t('law.change.unit')}
        columns
        choices={units.map((value) => ({ value, label: t(`law.change.unit.${value}`) }))}
        value={answers.unit}
        onChange={(unit) => onChange({ unit: unit as Unit })}
      />
    </>
  )
}

/** Counts of duties that run under this law; each keeps its day. */
function WouldChange({ found, onSign }: { found: Tried; onSign: () => void }) {
  const { t } = useLanguage()
  if (found.faults.length > 0)
    return (
      <p role="alert">
        {found.faults.map(({ line, field, says }) => `${line}: ${field}: ${says}`).join(' · ')}
      </p>
    )
  return (
    <div role="status">
      {found.rules.map(({ clock, running, otherDay }) => (
        <p key={clock}>{t('law.change.counts', { running, other: otherDay })}</p>
      ))}
      {found.rules.length === 0 && <p>{t('law.change.nothing')}</p>}
      {found.rules.length > 0 && (
        <Button look="primary" onPress={onSign}>
          {t('law.change.sign')}
        </Button>
      )}
    </div>
  )
}
