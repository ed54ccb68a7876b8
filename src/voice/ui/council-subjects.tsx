// Policies that the network shares, and targets of its scorecard: what the council of survivors thinks of each as it stands.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { Card } from '../../web/controls/card.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { OpinionForm } from './opinion-form.tsx'
import { OpinionsOn, opinionsKey, useOpinionsOn, type Subject } from './opinions.tsx'

export function CouncilSubjects({ isCouncil }: { isCouncil: boolean }) {
  const { t, dates } = useLanguage()
  const { data, error } = useQuery({
    queryKey: ['voice subjects'],
    queryFn: () => api.voices.subjects({}),
    refetchOnMount: 'always',
  })
  if (data && data.policies.length + data.targets.length === 0) return null
  return (
    <Card title={t('voice.subjects.title')} lead={t('voice.subjects.lead')}>
      <ErrorMessage error={error} />
      <div className="stack">
        {data?.policies.map(({ id, edition, title, language, steps }) => (
          <details key={id}>
            <summary>
              <bdi lang={language}>{title}</bdi>
            </summary>
            <ul lang={language} dir="auto">
              {steps.map((step, at) => (
                <li key={at}>{step}</li>
              ))}
            </ul>
            <Opined subject="policy" id={id} value={edition} isCouncil={isCouncil} />
          </details>
        ))}
        {data?.targets.map(({ id, percent }) => (
          <details key={id}>
            <summary>
              {t('voice.subjects.target', {
                what: t(`indicator.${id}.name`),
                aim: dates.number(percent / 100, { style: 'percent', maximumFractionDigits: 0 }),
              })}
            </summary>
            <Opined subject="target" id={id} value={percent} isCouncil={isCouncil} />
          </details>
        ))}
      </div>
    </Card>
  )
}

function Opined({ isCouncil, ...of }: Subject & { isCouncil: boolean }) {
  const queries = useQueryClient()
  // Anew after one's own word alone: what another house says meanwhile takes no half sentence away.
  const [sent, setSent] = useState(0)
  const many = useOpinionsOn(of)?.length ?? 0
  return (
    <div className="stack">
      <OpinionsOn {...of} />
      {isCouncil && (
        <OpinionForm
          key={sent}
          isSaid={sent > 0 || many > 0}
          send={async (said) => {
            await api.voices.opineOn({ ...of, ...said })
            await queries.invalidateQueries({ queryKey: opinionsKey })
            setSent(sent + 1)
          }}
        />
      )}
    </div>
  )
}
