// One measure: what a person may expect, and its numbers with their definition beside them. What is not shown says why.

import { Card } from '../../web/controls/card.tsx'
import { Pill, type Tone } from '../../web/controls/pill.tsx'
import { Table } from '../../web/controls/rows.tsx'
import { useDates, useText } from '../../web/language/language.tsx'
import { useMe } from '../../web/session/session.tsx'
import type { IndicatorCard } from '../scorecard.ts'
import { placeOf } from './glance.tsx'
import { figureWriter, monthsOf, shownOf } from './period.ts'
import { TrendChart } from './trend-chart.tsx'

const trendTone: Record<string, Tone> = { better: 'done', worse: 'due', level: 'calm' }

interface Period {
  /** The month that was chosen, or null for all. */
  month: string | null
  months: readonly string[]
  threshold: number
}

export function MeasureCard({
  measure,
  cards,
  ...period
}: Period & { measure: number; cards: readonly IndicatorCard[] }) {
  const t = useText()
  const { number } = useDates()
  return (
    <div id={placeOf(measure)} className="measure">
      <Card
        title={`${number(measure)}. ${t(`measure.${measure}.name`)}`}
        lead={t(`measure.${measure}.right`)}
      >
        <div className="measure-numbers">
          {cards.map((card) => (
            <IndicatorFigure key={card.id} card={card} {...period} />
          ))}
        </div>
      </Card>
    </div>
  )
}

function IndicatorFigure({ card, month, months, threshold }: Period & { card: IndicatorCard }) {
  const t = useText()
  const days = useDates()
  const { currency } = useMe().network
  const { share, half } = figureWriter(days, card.unit, currency)
  const name = t(`indicator.${card.id}.name`)
  const shown = shownOf(card, month)

  return (
    <section className="indicator" aria-labelledby={`indicator-${card.id}`}>
      <h3 id={`indicator-${card.id}`}>{name}</h3>
      {shown ? (
        <div className="indicator-head">
          <p className="indicator-share number">
            {card.certain ? days.number(shown.numerator) : share(shown.share)}
          </p>
          <div className="indicator-beside">
            {!card.certain && (
              <p className="indicator-of number">
                {t('scorecard.of', {
                  numerator: half(shown.numerator),
                  denominator: half(shown.denominator),
                })}
              </p>
            )}
            <p className="second">{monthsOf(shown, t, days)}</p>
          </div>
          {month === null && card.trend !== 'unknown' && !card.certain && (
            <Pill tone={trendTone[card.trend] ?? 'calm'}>{t(`scorecard.trend.${card.trend}`)}</Pill>
          )}
        </div>
      ) : (
        <div className="indicator-few">
          <p className="indicator-share">{t('scorecard.few', { threshold })}</p>
          <p className="second">
            {t(card.certain ? 'scorecard.few.certain' : 'scorecard.few.why', { threshold })}
          </p>
        </div>
      )}
      <dl className="indicator-meaning">
        <div>
          <dt>{t('scorecard.counted')}</dt>
          <dd>{t(`indicator.${card.id}.top`)}</dd>
        </div>
        <div>
          <dt>{t('scorecard.outOf')}</dt>
          <dd>
            {t(`indicator.${card.id}.bottom`)}
            {card.better === 'down' && ` · ${t('scorecard.down')}`}
          </dd>
        </div>
        <div>
          <dt>{t('scorecard.note')}</dt>
          <dd>{t(`indicator.${card.id}.note`)}</dd>
        </div>
      </dl>
      {month === null && !card.certain && <TrendChart card={card} name={name} months={months} />}
      {card.blocks.length > 0 && (
        <details className="indicator-table">
          <summary>{t('scorecard.table')}</summary>
          <Table
            caption={t('scorecard.table.caption', { name })}
            hideCaption
            items={card.blocks.map((block) => ({ ...block, id: block.from }))}
            columns={[
              { id: 'months', label: t('scorecard.table.months'), cell: (block) => monthsOf(block, t, days) },
              { id: 'top', label: t('scorecard.counted'), cell: (block) => half(block.numerator), end: true },
              {
                id: 'bottom',
                label: t('scorecard.outOf'),
                cell: (block) => half(block.denominator),
                end: true,
              },
              {
                id: 'share',
                label: t('scorecard.table.share'),
                cell: (block) => share(block.share),
                end: true,
              },
            ]}
          />
        </details>
      )}
      {card.blocks.length > 0 && card.waitingSince && (
        <p className="second">
          {t('scorecard.waiting', { month: days.month(card.waitingSince), threshold })}
        </p>
      )}
    </section>
  )
}
