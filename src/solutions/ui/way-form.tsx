// One way at a time, written down with the person: what is known, and who says so. A question that is left empty was not asked.
import { useState } from 'react'
import type { SharedCase } from '../../client/case-keys.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { sameWriteAs, type TriedWrite } from '../../web/actions/idempotent-write.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { RadioGroup } from '../../web/controls/choices.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { TextField } from '../../web/controls/text-field.tsx'
import { useDraft } from '../../web/drafts/draft.ts'
import { LanguageList } from '../../web/track/question-lists.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { useToday } from '../../web/session/now.ts'
import { session } from '../../web/session/window-session.ts'
import { keepWays } from '../client/keep-ways.ts'
import { wayQuestions, waysFor, type Origin, type Way, type WayQuestion, type Ways } from '../ways.ts'
import './ways.css'

interface FormProps {
  shared: SharedCase
  before: Ways
  first: Way
  onDone: () => void
  onClose: () => void
}

export function WayForm({ shared, before, first, onDone, onClose }: FormProps) {
  const { t } = useLanguage()
  const { say } = useNotices()
  const { busy, error, run } = usePendingAction()
  const [ways, setWays] = useState(before)
  const [way, setWay] = useState<Way>(first)
  const [tried, setTried] = useState<TriedWrite>()
  const draft = useDraft(`ways.${shared.case.id}`, ways, setWays)
  const keep = () =>
    void run(async () => {
      const once = sameWriteAs(tried, ways)
      setTried(once)
      await keepWays(session, shared, { ways, id: once.id })
      await draft.drop()
      say({ text: t('ways.kept') })
      onDone()
    }, draft.keep)
  return (
    <Card title={t('ways.write')} lead={t('ways.write.lead')}>
      <div className="stack">
        <Which ways={ways} way={way} onWays={setWays} onWay={setWay} />
        <Answers ways={ways} way={way} onWays={setWays} />
        <p className="second">{t('ways.by.hint')}</p>
        <ErrorMessage error={error} />
        <div className="row">
          <Button look="primary" isPending={busy} onPress={keep}>
            {t('ways.keep')}
          </Button>
          <Button look="quiet" onPress={onClose}>
            {t('ways.cancel')}
          </Button>
        </div>
      </div>
    </Card>
  )
}

interface Written {
  ways: Ways
  way: Way
  onWays: (ways: Ways) => void
}

/** Whose ways these are, which of them is written down now, and in which language. */
function Which({ ways, way, onWays, onWay }: Written & { onWay: (way: Way) => void }) {
  const { t } = useLanguage()
  return (
    <>
      <RadioGroup
        label={t('ways.origin')}
        columns
        choices={(Object.keys(waysFor) as Origin[]).map((code) => ({
          value: code,
          label: t(`ways.origin.${code}`),
        }))}
        value={ways.origin}
        onChange={(origin) => {
          onWays({ ...ways, origin: origin as Origin })
          onWay(waysFor[origin as Origin][0])
        }}
      />
      <RadioGroup
        label={t('ways.which')}
        columns
        choices={waysFor[ways.origin].map((code) => ({ value: code, label: t(`ways.way.${code}`) }))}
        value={way}
        onChange={(code) => onWay(code as Way)}
      />
      <LanguageList
        label={t('ways.language')}
        value={ways.language || null}
        onChange={(language) => onWays({ ...ways, language: language ?? '' })}
      />
    </>
  )
}

/** The eight questions of one way. */
function Answers({ ways, way, onWays }: Written) {
  const { t } = useLanguage()
  const today = useToday()
  const answers = ways.answers[way] ?? {}
  const put = (question: WayQuestion, change: { text?: string; by?: string }) => {
    const { text = '', by = '' } = { ...answers[question], ...change }
    const { [question]: _before, ...others } = answers
    const answer = { state: text.trim() ? ('known' as const) : ('asked' as const), text, by, on: today }
    const isEmpty = text.trim() === '' && by.trim() === ''
    const next = isEmpty ? others : { ...others, [question]: answer }
    onWays({ ...ways, answers: { ...ways.answers, [way]: next } })
  }
  return wayQuestions.map((question) => (
    <div className="way-row" key={`${way} ${question}`}>
      <TextField
        label={t(`ways.ask.${question}`)}
        value={answers[question]?.text ?? ''}
        maxLength={400}
        onChange={(text) => put(question, { text })}
      />
      <TextField
        label={t('ways.by', { question: t(`ways.ask.${question}`) })}
        value={answers[question]?.by ?? ''}
        maxLength={120}
        onChange={(by) => put(question, { by })}
      />
    </div>
  ))
}
