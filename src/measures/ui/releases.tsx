// Tables for everybody: what waits for a second signature, what is published, and how much of the year's budget is left.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-aria-components/Link'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { FoldedIfNarrow } from '../../web/controls/folded-if-narrow.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Table } from '../../web/controls/table.tsx'
import { useDates, useText } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import type { Release } from '../api/figures.ts'
import { AskRelease } from './ask-release.tsx'
import { figuresKey } from './figures-key.ts'
import { writeMonths } from './period.ts'

export function Releases() {
  const t = useText()
  const { number } = useDates()
  const [isAsking, setAsking] = useState(false)
  const { data, error } = useQuery({
    queryKey: figuresKey,
    queryFn: ({ signal }) => api.figures.list({}, { signal }),
  })
  if (!data) return <ErrorMessage error={error} />
  const { budget, releases, months } = data
  const percent = (of: number) => number(of / budget.ceiling, { style: 'percent', maximumFractionDigits: 0 })
  return (
    <Card
      title={t('figures.title')}
      lead={t('figures.lead', { year: String(budget.year), spent: percent(budget.spent) })}
      aside={
        months.length > 0 && (
          <span className="row">
            <Link href="/measures/reports">{t('reports.title')}</Link>
            <Button size="small" onPress={() => setAsking(true)}>
              {t('figures.ask')}
            </Button>
          </span>
        )
      }
    >
      {releases.length === 0 && <p className="second">{t('figures.none')}</p>}
      {releases.length > 0 && (
        <FoldedIfNarrow title={t('figures.list', { count: releases.length })}>
          <Listed releases={releases} />
        </FoldedIfNarrow>
      )}
      {isAsking && <AskRelease known={data} onClose={() => setAsking(false)} />}
    </Card>
  )
}

function Listed({ releases }: { releases: readonly Release[] }) {
  const t = useText()
  const days = useDates()
  return (
    <Table
      holds="clear"
      caption={t('figures.title')}
      hideCaption
      items={releases}
      columns={[
        { id: 'what', label: t('figures.table'), cell: (one) => nameOf(one, t) },
        { id: 'months', label: t('scorecard.table.months'), cell: (one) => writeMonths(one, t, days) },
        {
          id: 'error',
          label: t('figures.error'),
          cell: (one) =>
            one.epsilon === null
              ? t('figures.below', { count: one.error })
              : t('figures.error.words', { count: one.error, epsilon: days.number(one.epsilon) }),
        },
        {
          id: 'state',
          label: t('figures.state'),
          cell: (one) => <State release={one} />,
        },
      ]}
    />
  )
}

const nameOf = ({ attribute, across }: Release, t: (key: string) => string): string =>
  [attribute, ...(across ? [across] : [])].map((one) => t(`counted.${one}`)).join(' × ')

/** The figures of one attribute; of two of them so many are told. */
function Figures({ release: { attribute, across, cells } }: { release: Release }) {
  const t = useText()
  const { number } = useDates()
  const told = cells?.filter(({ n }) => n !== null) ?? []
  if (across) return t('figures.told.short', { told: told.length, cells: cells?.length ?? 0 })
  return told
    .filter(({ codes }) => codes[0] !== null)
    .map(({ codes: [code], n }) => `${t(`public.figures.${attribute}.${code}`)} ${number(n!)}`)
    .join(' · ')
}

/** Published with its figures, or what can be done with it: another signs, whoever does may take it back. */
function State({ release }: { release: Release }) {
  const t = useText()
  const queries = useQueryClient()
  const { busy, error, run } = usePendingAction()
  const act = (doing: () => Promise<unknown>) =>
    run(async () => {
      await doing()
      await queries.invalidateQueries({ queryKey: figuresKey })
    })
  if (release.cells)
    return (
      <span>
        <Pill tone="done">{t('figures.published')}</Pill> <Figures release={release} />
      </span>
    )
  return (
    <span className="row">
      <ErrorMessage error={error} />
      {release.askedByMe ? (
        <Pill tone="due">{t('figures.waits')}</Pill>
      ) : (
        <Button
          look="primary"
          size="small"
          isPending={busy}
          onPress={() => void act(() => api.figures.sign({ id: release.id }))}
        >
          {t('figures.sign')}
        </Button>
      )}
      <Button
        look="quiet"
        size="small"
        isPending={busy}
        onPress={() => void act(() => api.figures.takeBack({ id: release.id }))}
      >
        {t('figures.takeBack')}
      </Button>
    </span>
  )
}
