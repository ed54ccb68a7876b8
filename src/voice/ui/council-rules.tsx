// Rules that the network changes for itself: what would be otherwise, in words, and what the council of survivors thinks of it. Whoever
// signs the change reads it beside it.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRuleLines } from '../../law/ui/rules-of-file.ts'
import { changeText } from '../../law/ui/use-changes.ts'
import { lawQuery } from '../../law/ui/use-law.ts'
import type { Law } from '../../law/law-of.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { Card } from '../../web/controls/card.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { OpinionForm } from './opinion-form.tsx'
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
  const queries = useQueryClient()
  const text = useQuery(changeText(rule.n))
  const law = useQuery(lawQuery(rule.over))
  return (
    <section>
      {law.data && text.data && <RuleWords law={law.data} text={text.data.text} />}
      <p className="second">{t('law.since', { day: dates.day(rule.since) })}</p>
      <Opinions opinions={rule.opinions} />
      {isCouncil && (
        <OpinionForm
          key={rule.opinions.length}
          isSaid={rule.opinions.length > 0}
          send={async (said) => {
            await api.voices.opine({ law: rule.id, ...said })
            await queries.invalidateQueries({ queryKey: ['voice rules'] })
          }}
        />
      )}
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
