// The fifteen measures as a ministry reads them: one table on one screen, every definition beneath its number, nothing below ten,
// and no way from a number to a person.

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../web/session/api.ts'
import { Button } from '../../web/controls/button.tsx'
import { EmptyState } from '../../web/controls/card.tsx'
import { ErrorNotice } from '../../web/controls/errors.tsx'
import { FoldedIfNarrow } from '../../web/controls/folded-if-narrow.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { Select } from '../../web/controls/select.tsx'
import { useDates, useText } from '../../web/language/language.tsx'
import { useMe } from '../../web/session/session.tsx'
import { figureRoles } from '../../api/roles.ts'
import { hasOneOf } from '../../web/shell/navigation-items.ts'
import { Page } from '../../web/shell/page.tsx'
import { breakdownNames, type Breakdown } from '../breakdown-names.ts'
import type { Scorecard as Numbers } from '../scorecard.ts'
import { BreakdownTable } from './breakdown-table.tsx'
import { PeopleCounted } from './people-counted.tsx'
import { MeasureTable } from './measure-table.tsx'
import { Releases } from './releases.tsx'
import { PracticeClock } from './practice-clock.tsx'
import { saveShown } from './save.ts'
import './scorecard.css'

const whole = 'none'

export function Scorecard() {
  const t = useText()
  const { day } = useDates()
  const { network } = useMe()
  const { data, error, refetch } = useQuery({
    queryKey: ['measures'],
    queryFn: () => api.measures.scorecard({}),
  })
  const ready = data && data.months.length > 0

  return (
    <Page
      title={t('scorecard.title')}
      {...(data?.asAt ? { lead: t('scorecard.lead', { day: day(data.asAt, network.now) }) } : {})}
      actions={
        <>
          {ready && (
            <>
              <Button icon="document" onPress={() => saveShown(data, t)}>
                {t('scorecard.save')}
              </Button>
              <Button icon="print" onPress={() => print()}>
                {t('scorecard.print')}
              </Button>
            </>
          )}
          {network.demo && <PracticeClock />}
        </>
      }
    >
      {error ? (
        <ErrorMessage again={() => void refetch()} />
      ) : !data ? (
        <Skeleton label={t('scorecard.loading')} lines={8} />
      ) : ready ? (
        <>
          <Divisible numbers={data} />
          <Beneath threshold={data.threshold} />
        </>
      ) : (
        <EmptyState icon="chart" title={t('scorecard.empty')} words={t('scorecard.empty.words')} />
      )}
    </Page>
  )
}

/** The fifteen measures whole, or each number by one kind of group. */
function Divisible({ numbers }: { numbers: Numbers }) {
  const t = useText()
  const { roles } = useMe()
  const [by, setBy] = useState<Breakdown | null>(null)
  return (
    <>
      {hasOneOf(roles, figureRoles) && (
        <div className="row scorecard-by">
          <Select
            label={t('breakdown.label')}
            options={[whole, ...breakdownNames].map((value) => ({
              value,
              label: t(`breakdown.by.${value}`),
            }))}
            value={by ?? whole}
            onChange={(value) => setBy(breakdownNames.find((one) => one === value) ?? null)}
          />
        </div>
      )}
      {by ? <BreakdownTable by={by} /> : <MeasureTable numbers={numbers} />}
    </>
  )
}

/** How to read it, the tables for everybody, and who is helped; on a telephone each behind a press. */
function Beneath({ threshold }: { threshold: number }) {
  const t = useText()
  const { roles } = useMe()
  return (
    <>
      <FoldedIfNarrow title={t('scorecard.why')}>
        <Notice tone="info" title={t('scorecard.why')}>
          {t('scorecard.why.words', { threshold })}
        </Notice>
      </FoldedIfNarrow>
      {hasOneOf(roles, figureRoles) && <Releases />}
      <FoldedIfNarrow title={t('scorecard.people')}>
        <PeopleCounted />
      </FoldedIfNarrow>
    </>
  )
}

function ErrorMessage({ again }: { again: () => void }) {
  const t = useText()
  return (
    <ErrorNotice
      title={t('scorecard.failed')}
      action={<Button onPress={again}>{t('scorecard.again')}</Button>}
    >
      {t('scorecard.failed.do')}
    </ErrorNotice>
  )
}
