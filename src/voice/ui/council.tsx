// The room of the council of survivors: rules that are being changed and what it thinks of each, what was said about the help, and the words
// for everybody about what was changed, which stand nowhere before it approves them.
import { lazy, Suspense } from 'react'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { Card } from '../../web/controls/card.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { Table } from '../../web/controls/table.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { Page } from '../../web/shell/page.tsx'
import { feedbackAnswers } from '../feedback.ts'
import { ConsultationsCard } from './consultations.tsx'
import { SaidAndDone } from './said-and-done.tsx'
import { useCouncil, type CouncilAnswer } from './use-council.ts'

const CouncilRules = lazy(async () => ({ default: (await import('./council-rules.tsx')).CouncilRules }))
const CouncilSubjects = lazy(async () => ({
  default: (await import('./council-subjects.tsx')).CouncilSubjects,
}))

export function Council() {
  const { t } = useLanguage()
  const { data, error } = useCouncil()
  return (
    <Page title={t('voice.council.title')} lead={t('voice.council.lead')} width="narrow">
      <ErrorMessage error={error} />
      {data && (
        <>
          <ConsultationsCard />
          <Suspense fallback={null}>
            <CouncilRules isCouncil={data.isCouncil} />
            <CouncilSubjects isCouncil={data.isCouncil} />
          </Suspense>
          <Said data={data} />
          <AfterHelp feedback={data.feedback} />
          <SaidAndDone data={data} />
        </>
      )}
    </Page>
  )
}

type Totals = CouncilAnswer['feedback']['ours']

/** What people answered after a help: to us, and in the whole network; of each kind of help behind a press. */
function AfterHelp({ feedback: { ours, network } }: Pick<CouncilAnswer, 'feedback'>) {
  const { t } = useLanguage()
  const answers = [
    { caption: t('voice.feedback.ours'), totals: ours },
    { caption: t('voice.feedback.network'), totals: network },
  ]
  return (
    <Card title={t('voice.feedback.title')} lead={t('voice.feedback.lead')}>
      {answers.map(({ caption, totals: { all, services } }) =>
        all.length === 0 ? (
          <p key={caption} className="second">
            {t('voice.feedback.few', { whose: caption })}
          </p>
        ) : (
          <div key={caption}>
            <Answers caption={caption} items={all} />
            <details>
              <summary>{t('voice.feedback.byService', { whose: caption })}</summary>
              {services.map(({ service, totals }) => (
                <Answers
                  key={service}
                  caption={t(service === 'several' ? 'voice.feedback.several' : `service.${service}`)}
                  items={totals}
                />
              ))}
            </details>
          </div>
        ),
      )}
    </Card>
  )
}

function Answers({ caption, items }: { caption: string; items: Totals['all'] }) {
  const { t } = useLanguage()
  return (
    <Table
      holds="clear"
      caption={caption}
      items={items.map((row) => ({ ...row, id: row.question }))}
      columns={[
        {
          id: 'question',
          label: t('voice.feedback.question'),
          cell: ({ question }) => t(`voice.feedback.${question}`),
        },
        ...feedbackAnswers.map((answer) => ({
          id: answer,
          label: t(`voice.feedback.${answer}`),
          cell: (row: (typeof items)[number]) => row[answer],
          end: true,
        })),
      ]}
    />
  )
}

/** To us, each with its words behind it; in the network, as numbers. */
function Said({ data: { ours, numbers } }: { data: CouncilAnswer }) {
  const { t, dates } = useLanguage()
  return (
    <Card title={t('voice.council.said')}>
      <div className="stack">
        <Rows
          heading={t('voice.council.ours')}
          rows={ours.map(({ track, topic, state, on }) => ({
            id: track,
            title: t(`code.${topic ?? 'other'}`),
            detail: dates.day(on),
            href: `/tracks/${track}`,
            facts: [t(`voice.state.${state}`)],
          }))}
        />
        {ours.length === 0 && <p className="second">{t('voice.council.ours.none')}</p>}
        <Table
          holds="clear"
          caption={t('voice.council.network')}
          items={numbers.map((row) => ({ ...row, id: row.topic ?? 'all' }))}
          columns={[
            {
              id: 'topic',
              label: t('voice.council.topic'),
              cell: ({ topic }) => t(topic === null ? 'voice.council.all' : `code.${topic}`),
            },
            ...(['received', 'answered', 'changed'] as const).map((what) => ({
              id: what,
              label: t(`voice.council.${what}`),
              cell: (row: CouncilAnswer['numbers'][number]) => row[what] ?? t('voice.council.few'),
              end: true,
            })),
          ]}
        />
      </div>
    </Card>
  )
}
