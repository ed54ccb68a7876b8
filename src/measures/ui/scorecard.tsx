// The fifteen measures as a ministry reads them: calm, with every definition beside its number, nothing below ten, and
// no way from a number to a person.

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../web/session/api.ts'
import { Button } from '../../web/controls/button.tsx'
import { EmptyState } from '../../web/controls/card.tsx'
import { ErrorNotice } from '../../web/controls/errors.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { Select } from '../../web/controls/select.tsx'
import { useDates, useText } from '../../web/language/language.tsx'
import { useMe } from '../../web/session/session.tsx'
import { Page } from '../../web/shell/page.tsx'
import { groups } from '../catalogue.ts'
import { PeopleCounted } from './people-counted.tsx'
import type { Scorecard as Numbers } from '../scorecard.ts'
import { Glance } from './glance.tsx'
import { MeasureCard } from './measure-card.tsx'
import { PracticeClock } from './practice-clock.tsx'
import { saveShown } from './save.ts'
import './scorecard.css'

const all = 'all'

export function Scorecard() {
  const t = useText()
  const { day } = useDates()
  const { network } = useMe()
  const { data, error, refetch } = useQuery({
    queryKey: ['measures'],
    queryFn: () => api.measures.scorecard({}),
  })
  const [month, setMonth] = useState<string | null>(null)
  const ready = data && data.months.length > 0

  return (
    <Page
      title={t('scorecard.title')}
      {...(data?.asAt ? { lead: t('scorecard.lead', { day: day(data.asAt, network.now) }) } : {})}
      actions={
        <>
          {network.demo && <PracticeClock />}
          {ready && (
            <>
              <Button icon="document" onPress={() => saveShown(data, month, t)}>
                {t('scorecard.save')}
              </Button>
              <Button icon="print" onPress={() => print()}>
                {t('scorecard.print')}
              </Button>
            </>
          )}
        </>
      }
    >
      {error ? (
        <ErrorMessage again={() => void refetch()} />
      ) : !data ? (
        <Skeleton label={t('scorecard.loading')} lines={8} />
      ) : ready ? (
        <>
          <Measures numbers={data} month={month} choose={setMonth} />
          <PeopleCounted />
        </>
      ) : (
        <EmptyState icon="chart" title={t('scorecard.empty')} words={t('scorecard.empty.words')} />
      )}
    </Page>
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

function Measures({
  numbers: { months, threshold, indicators },
  month,
  choose,
}: {
  numbers: Numbers
  month: string | null
  choose: (month: string | null) => void
}) {
  const t = useText()
  const days = useDates()
  const options = [
    { value: all, label: t('scorecard.months.all') },
    ...months.toReversed().map((value) => ({ value, label: days.month(value) })),
  ]
  return (
    <>
      <div className="scorecard-choice">
        <Select
          label={t('scorecard.months')}
          options={options}
          value={month ?? all}
          onChange={(value) => choose(value === all ? null : value)}
        />
      </div>
      <Glance indicators={indicators} month={month} />
      <Notice tone="info" title={t('scorecard.why')}>
        {t('scorecard.why.words', { threshold })}
      </Notice>
      {groups.map(({ key, measures }) => (
        <section key={key} className="scorecard-group" aria-labelledby={`group-${key}`}>
          <h2 id={`group-${key}`}>{t(`scorecard.group.${key}`)}</h2>
          <div className="scorecard-measures">
            {measures.map((measure) => (
              <MeasureCard
                key={measure}
                measure={measure}
                cards={indicators.filter((card) => card.measure === measure)}
                month={month}
                months={months}
                threshold={threshold}
              />
            ))}
          </div>
        </section>
      ))}
    </>
  )
}
