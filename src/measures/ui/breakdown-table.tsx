// The scorecard by groups: each number with its lowest and highest group, the groups beneath it, and in one sentence why a number is not divided.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { Icon } from '../../web/controls/icon.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { Table } from '../../web/controls/table.tsx'
import { useDates, useText, type Text } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import type { Breakdown } from '../breakdown-names.ts'
import { writeMonths } from './period.ts'

type Shown = Awaited<ReturnType<typeof api.measures.breakdown>>
type Indicator = Shown['indicators'][number]
type Span = NonNullable<Indicator['span']>
type Group = Span['groups'][number]

/** The words of a group; a district is called as organisations say theirs. */
function groupWords(by: Breakdown, { ofSignals }: Indicator, group: string, t: Text): string {
  if (group === 'unknown') return t('breakdown.way.unknown')
  if (by === 'district') return group
  if (by === 'profession') return t(`public.figures.detected.${group}`)
  if (by === 'sector') return t(`public.figures.section.${group}`)
  // Of a first signal the way is that of the signal itself.
  return ofSignals ? t(`code.${group}`) : t(`breakdown.way.${group}`)
}

export function BreakdownTable({ by }: { by: Breakdown }) {
  const t = useText()
  const [opened, setOpened] = useState<string | null>(null)
  const { data, error } = useQuery({
    queryKey: ['measures', 'breakdown', by],
    queryFn: ({ signal }) => api.measures.breakdown({ by }, { signal }),
  })
  if (error) return <ErrorMessage error={error} />
  if (!data) return <Skeleton label={t('scorecard.loading')} lines={8} />
  const told = data.indicators.flatMap((one) => (one.span ? [{ ...one, span: one.span }] : []))
  return (
    <>
      <p className="second">{t('breakdown.lead', { threshold: data.threshold })}</p>
      {told.length > 0 ? (
        <table className="measures" role="table">
          <caption className="unseen">{t(`breakdown.by.${by}`)}</caption>
          <thead role="rowgroup">
            <tr role="row">
              {[t('scorecard.head.measure'), t('breakdown.between'), t('scorecard.table.months')].map(
                (head) => (
                  <th key={head} scope="col" role="columnheader">
                    {head}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {told.map((one) => (
              <Divided
                key={one.id}
                indicator={one}
                by={by}
                isOpen={opened === one.id}
                onPress={() => setOpened(opened === one.id ? null : one.id)}
              />
            ))}
          </tbody>
        </table>
      ) : (
        <p>{t('breakdown.none')}</p>
      )}
      <Others indicators={data.indicators} />
    </>
  )
}

type Divisible = Indicator & { span: Span }

interface DividedProps {
  indicator: Divisible
  by: Breakdown
  isOpen: boolean
  onPress: () => void
}

function Divided({ indicator, by, isOpen, onPress }: DividedProps) {
  const t = useText()
  const dates = useDates()
  const { span } = indicator
  const shares = span.groups
    .filter(({ says }) => says === 'speaks')
    .map(({ numerator, denominator }) => numerator! / denominator!)
  const percent = (share: number) => dates.number(share, { style: 'percent', maximumFractionDigits: 0 })
  return (
    <>
      <tr role="row" data-open={isOpen || undefined}>
        <th scope="row" role="rowheader">
          <button type="button" className="measures-open" aria-expanded={isOpen} onClick={onPress}>
            <span className="measures-number number">{dates.number(indicator.measure)}</span>
            <span>{t(`indicator.${indicator.id}.name`)}</span>
            <Icon name={isOpen ? 'down' : 'chevron'} size={16} />
          </button>
        </th>
        <td role="cell" className="measures-value">
          {shares.length > 0 ? (
            <strong className="number">
              {t('scorecard.range', {
                low: percent(Math.min(...shares)),
                high: percent(Math.max(...shares)),
              })}
            </strong>
          ) : (
            <Pill tone="calm">{t('scorecard.standing.unclear')}</Pill>
          )}
        </td>
        <td role="cell" className="measures-people">
          {writeMonths(span, t, { month: dates.shortMonth })}
        </td>
      </tr>
      {isOpen && (
        <tr role="row" className="measures-detail">
          <td role="cell" colSpan={3}>
            <Groups indicator={indicator} groups={span.groups} by={by} />
          </td>
        </tr>
      )}
    </>
  )
}

/** Whoever stands in a group that is left out stands in the total, and in no number here. */
function Groups({
  indicator,
  groups,
  by,
}: {
  indicator: Indicator
  groups: readonly Group[]
  by: Breakdown
}) {
  const t = useText()
  const { number } = useDates()
  const percent = (share: number) => number(share, { style: 'percent', maximumFractionDigits: 0 })
  const name = ({ group }: Group) => groupWords(by, indicator, group, t)
  const told = groups.filter(({ numerator }) => numerator !== null)
  const leftOut = groups.filter(({ numerator, denominator }) => numerator === null && denominator !== 0)
  return (
    <div className="stack">
      {told.length > 0 && (
        <Table
          holds="clear"
          caption={t(`indicator.${indicator.id}.name`)}
          hideCaption
          items={told.map((one) => ({ ...one, id: one.group }))}
          columns={[
            { id: 'group', label: t(`breakdown.by.${by}`), cell: name },
            {
              id: 'share',
              label: t('scorecard.table.share'),
              end: true,
              cell: ({ says, numerator, denominator }) =>
                says === 'speaks' ? percent(numerator! / denominator!) : t('scorecard.standing.unclear'),
            },
            {
              id: 'range',
              label: t('scorecard.table.range'),
              end: true,
              cell: ({ range }) =>
                range && t('scorecard.range', { low: percent(range.low), high: percent(range.high) }),
            },
            {
              id: 'people',
              label: t('scorecard.head.people'),
              end: true,
              cell: ({ numerator, denominator }) =>
                t('scorecard.of', { numerator: number(numerator!), denominator: number(denominator!) }),
            },
          ]}
        />
      )}
      {leftOut.length > 0 && (
        <p className="second">{t('breakdown.leftOut', { groups: leftOut.map(name).join(' · ') })}</p>
      )}
    </div>
  )
}

/** What is not told by these groups, and why: for now, or at all. */
function Others({ indicators }: { indicators: readonly Indicator[] }) {
  const t = useText()
  const untold = indicators.filter(({ span }) => span === null)
  const byReason = [...Map.groupBy(untold, ({ whole }) => whole ?? 'waits')]
  if (untold.length === 0) return null
  return (
    <details className="folded">
      <summary>{t('breakdown.whole', { count: untold.length })}</summary>
      <ul>
        {byReason.map(([reason, those]) => (
          <li key={reason}>
            {t(`breakdown.whole.${reason}`)}{' '}
            <span className="second">{those.map(({ id }) => t(`indicator.${id}.name`)).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
