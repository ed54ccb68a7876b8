// Rules changed in a form, one after the other, as one file: each says to what and where it stands; under it what all of them would change;
// and one signature for the whole.
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { PackFile } from '../../jurisdiction/define.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { RadioGroup } from '../../web/controls/choices.tsx'
import { DateField } from '../../web/controls/date-field.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { TextField } from '../../web/controls/text-field.tsx'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { useToday } from '../../web/session/now.ts'
import { session } from '../../web/session/window-session.ts'
import { textOfFile, withChange, withFile, type RuleChange } from '../change-file.ts'
import { proposeLaw } from '../client/propose-law.ts'
import type { Law } from '../law-of.ts'
import type { Change } from './questions-props.ts'
import { LimitQuestions } from './limit-questions.tsx'
import { PermitQuestions } from './permit-questions.tsx'
import { StageQuestions } from './stage-questions.tsx'
import { EditionQuestions } from './edition-questions.tsx'
import { ValueQuestions } from './value-questions.tsx'
import { useRulesOf } from './rules-of-file.ts'
import { WouldChange, type Tried } from './would-change.tsx'

const kinds = ['limit', 'permit', 'stage', 'value', 'edition'] as const
type Kind = (typeof kinds)[number]
const forms = {
  limit: LimitQuestions,
  permit: PermitQuestions,
  stage: StageQuestions,
  value: ValueQuestions,
  edition: EditionQuestions,
}

interface ChangeFormProps {
  /** In the place of which law it will stand. */
  over: string
  /** The law as it is now; of a new country, the one that it builds on. */
  law: Law
  /** The file before any change. */
  first: PackFile
}

export function ChangeForm({ over, law, first }: ChangeFormProps) {
  const { t } = useLanguage()
  const queries = useQueryClient()
  const { say } = useNotices()
  const [file, setFile] = useState(first)
  const [changes, count] = useState(0)
  const [since, setSince] = useState<string | null>(null)
  const [tried, setTried] = useState<Tried | null>(null)
  const [error, setError] = useState<unknown>(null)
  const rulesOf = useRulesOf(law)
  const today = useToday()
  const text = textOfFile(file)
  const acting = async (act: () => Promise<void>) => {
    setError(null)
    await act().catch(setError)
  }
  const change = (one: RuleChange) => {
    setTried(null)
    setFile(withChange(withFile(law, file), file, one))
    count(changes + 1)
  }
  const sign = () =>
    acting(async () => {
      await proposeLaw(session, { over, text, since: since! })
      say({ text: t('law.change.signed') })
      setFile(first)
      count(0)
      setTried(null)
      await queries.invalidateQueries({ queryKey: ['law changes'] })
      await queries.invalidateQueries({ queryKey: ['own log'] })
    })
  return (
    <>
      <OneChange key={changes} law={withFile(law, file)} onChange={change} />
      {(changes > 0 || over !== first.inherits) && (
        <Card title={t('law.change.sofar')}>
          <div className="stack">
            {changes > 0 && <p>{rulesOf(text)}</p>}
            <DateField label={t('law.change.since')} value={since} min={today} onChange={setSince} />
            <ErrorMessage error={error} />
            {tried ? (
              <WouldChange found={tried} isNew={over !== first.inherits} onSign={() => void sign()} />
            ) : (
              <Button
                look="primary"
                isDisabled={since === null}
                onPress={() => void acting(async () => setTried(await api.law.tryOut({ over, text })))}
              >
                {t('law.change.try')}
              </Button>
            )}
          </div>
        </Card>
      )}
    </>
  )
}

/** Which rule, to what, and where that stands. */
function OneChange({ law, onChange }: { law: Law; onChange: (change: RuleChange) => void }) {
  const { t } = useLanguage()
  const [kind, choose] = useState<Kind>('limit')
  const [change, set] = useState<Change | undefined>()
  const [cite, setCite] = useState('')
  const today = useToday()
  const Questions = forms[kind]
  return (
    <Card title={t('law.change')}>
      <div className="stack">
        <RadioGroup
          label={t('ask.topic')}
          columns
          choices={kinds.map((value) => ({ value, label: t(`law.change.kind.${value}`) }))}
          value={kind}
          onChange={(value) => {
            set(undefined)
            choose(value as Kind)
          }}
        />
        <Questions key={kind} law={law} onChange={set} />
        <TextField
          label={t('law.change.source')}
          hint={t('law.change.source.hint')}
          value={cite}
          onChange={setCite}
          maxLength={200}
        />
        <Button
          isDisabled={change === undefined || cite.trim() === ''}
          onPress={() => onChange({ ...change, cite: cite.trim(), seenOn: today } as RuleChange)}
        >
          {t('law.change.add')}
        </Button>
      </div>
    </Card>
  )
}
