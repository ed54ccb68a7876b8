// Rules that the network changes for itself: what would be otherwise, in words, and what the council of survivors thinks of it. Whoever
// signs the change reads it beside it.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useRuleLines } from '../../law/ui/rules-of-file.ts'
import { changeText } from '../../law/ui/use-changes.ts'
import { lawQuery } from '../../law/ui/use-law.ts'
import type { Law } from '../../law/law-of.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { RadioGroup } from '../../web/controls/choices.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { TextField } from '../../web/controls/text-field.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { opinions } from '../voice.ts'
import { Opinions, useRules, type Rule } from './opinions.tsx'

export function CouncilRules({ isCouncil }: { isCouncil: boolean }) {
  const { t } = useLanguage()
  const { data, error } = useRules()
  return (
    <Card title={t('voice.rules.title')} lead={t('voice.rules.lead')} accent="action">
      <ErrorMessage error={error} />
      {data?.rules.length === 0 && <p className="second">{t('voice.rules.none')}</p>}
      <div className="stack">
        {data?.rules.slice(0, 5).map((rule) => (
          <OneRule key={rule.id} rule={rule} isCouncil={isCouncil} />
        ))}
      </div>
    </Card>
  )
}

function OneRule({ rule, isCouncil }: { rule: Rule; isCouncil: boolean }) {
  const { t, dates } = useLanguage()
  const text = useQuery(changeText(rule.n))
  const law = useQuery(lawQuery(rule.over))
  return (
    <section>
      {law.data && text.data && <RuleWords law={law.data} text={text.data.text} />}
      <p className="second">{t('law.since', { day: dates.day(rule.since) })}</p>
      <Opinions opinions={rule.opinions} />
      {isCouncil && <OpinionForm key={rule.opinions.length} rule={rule} />}
    </section>
  )
}

function RuleWords({ law, text }: { law: Law; text: string }) {
  const [first, ...others] = useRuleLines(law)(text)
  return (
    <>
      <h3>{first}</h3>
      {others.length > 0 && (
        <ul>
          {others.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </>
  )
}

/** Said once it is folded away, and can be said anew. */
function OpinionForm({ rule }: { rule: Rule }) {
  const { t } = useLanguage()
  const queries = useQueryClient()
  const { say } = useNotices()
  const { busy, error, run } = usePendingAction()
  const [isOpen, open] = useState(rule.opinions.length === 0)
  const [opinion, setOpinion] = useState<(typeof opinions)[number] | null>(null)
  const [words, setWords] = useState('')
  if (!isOpen)
    return (
      <Button look="quiet" size="small" onPress={() => open(true)}>
        {t('voice.opinion.anew')}
      </Button>
    )
  const send = () =>
    void run(async () => {
      if (opinion === null) return
      await api.voices.opine({ law: rule.id, opinion, words: words.trim() })
      say({ text: t('voice.opinion.kept') })
      await queries.invalidateQueries({ queryKey: ['voice rules'] })
    })
  return (
    <div className="stack">
      <RadioGroup
        label={t('voice.opinion.ask')}
        columns
        choices={opinions.map((code) => ({ value: code, label: t(`voice.opinion.${code}`) }))}
        value={opinion}
        onChange={(code) => setOpinion(code as (typeof opinions)[number])}
      />
      <TextField
        label={t('voice.opinion.words')}
        hint={t('voice.opinion.words.hint')}
        value={words}
        maxLength={500}
        onChange={setWords}
      />
      <ErrorMessage error={error} />
      <div className="row">
        <Button look="primary" isPending={busy} isDisabled={opinion === null} onPress={send}>
          {t('voice.opinion.save')}
        </Button>
      </div>
    </div>
  )
}
