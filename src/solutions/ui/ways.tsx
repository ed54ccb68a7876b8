// The three ways side by side, the same eight questions on each and the gaps too; one way at a time is written down with the person.
import { useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useAlias, useCase } from '../../cases/ui/use-case.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { Table } from '../../web/controls/table.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { Page } from '../../web/shell/page.tsx'
import { noWays, wayQuestions, waysFor, type Way, type WayAnswer } from '../ways.ts'
import { useWays } from './use-ways.ts'
import { WayForm } from './way-form.tsx'
import { isOpen } from '../../tracks/case-state.ts'

export function WaysAhead() {
  const { t } = useLanguage()
  const alias = useAlias()
  const { caseId = '' }: { caseId?: string } = useParams({ strict: false })
  const { data: shared, error } = useCase(caseId)
  return (
    <Page
      title={t('ways.title')}
      windowTitle={t('ways.title')}
      lead={shared && alias(shared.case.reference)}
      back={{ href: `/cases/${caseId}`, label: t('track.toCase') }}
    >
      <ErrorMessage error={error} />
      {!shared && !error && <Skeleton label={t('case.opening')} lines={8} />}
      {shared && !shared.held.includes('narrative') && <Notice tone="due" title={t('stay.notHeld')} />}
      {shared?.held.includes('narrative') && <Compared key={caseId} shared={shared} />}
    </Page>
  )
}

function Compared({ shared }: { shared: SharedCase }) {
  const { t } = useLanguage()
  const queries = useQueryClient()
  const { data, error } = useWays(shared)
  const [written, write] = useState<Way | null>(null)
  if (!data) return error ? <ErrorMessage error={error} /> : <Skeleton label={t('case.opening')} lines={8} />
  const ways = data.ways ?? { ...noWays, language: shared.case.language }
  const done = () => {
    write(null)
    void queries.invalidateQueries({ queryKey: ['case', shared.case.id] })
  }
  if (written)
    return <WayForm shared={shared} before={ways} first={written} onDone={done} onClose={() => write(null)} />
  const aside = data.said?.aside ?? []
  const mayWrite = isOpen(shared.case.state)
  return (
    <Card
      title={t('ways.compared')}
      lead={t('ways.none')}
      aside={
        mayWrite && (
          <Button look="primary" onPress={() => write(waysFor[ways.origin][0])}>
            {t('ways.write')}
          </Button>
        )
      }
    >
      <div className="stack ways-compared">
        {aside.length > 0 && (
          <Notice tone="due" title={t('ways.aside.title')}>
            {aside.map((way) => t(`ways.way.${way}`)).join(', ')}
          </Notice>
        )}
        <Table
          holds="sealed"
          caption={t('ways.compared')}
          hideCaption
          items={wayQuestions.map((id) => ({ id }))}
          columns={[
            { id: 'question', label: t('ways.question'), cell: ({ id }) => t(`ways.ask.${id}`) },
            ...waysFor[ways.origin].map((way) => ({
              id: way,
              label: t(`ways.way.${way}`),
              cell: ({ id }: { id: (typeof wayQuestions)[number] }) => (
                <Answer answer={ways.answers[way]?.[id]} />
              ),
            })),
          ]}
        />
      </div>
    </Card>
  )
}

/** Empty is *not asked*, and no answer. */
function Answer({ answer }: { answer: WayAnswer | undefined }) {
  const { t, dates } = useLanguage()
  if (!answer) return <span className="second">{t('ways.notAsked')}</span>
  return (
    <>
      <span dir="auto">{answer.text || t('ways.asked')}</span>
      <br />
      <span className="second">
        <bdi>{answer.by}</bdi> · {dates.day(answer.on)}
      </span>
    </>
  )
}
