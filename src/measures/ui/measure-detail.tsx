// What a measure is read by: each of its numbers with what is counted, out of what, what to know when reading, the target and
// every published block; and which numbers nobody counts yet.
import { Facts } from '../../web/controls/card.tsx'
import { Table } from '../../web/controls/table.tsx'
import { useDates, useText } from '../../web/language/language.tsx'
import { useMe } from '../../web/session/session.tsx'
import { OpinionsOn } from '../../voice/ui/opinions.tsx'
import { wanted } from '../catalogue.ts'
import type { IndicatorCard } from '../scorecard.ts'
import { figureWriter, writeMonths } from './period.ts'
import { Target } from './target.tsx'
import { TrendChart } from './trend-chart.tsx'

interface Props {
  measure: number
  cards: readonly IndicatorCard[]
  months: readonly string[]
}

export function MeasureDetail({ measure, cards, months }: Props) {
  const t = useText()
  const uncounted = wanted.filter((one) => one.measure === measure && one.countedAs === null)
  return (
    <div className="measure-numbers">
      <p className="second">{t(`measure.${measure}.right`)}</p>
      {cards.map((card) => (
        <Counted key={card.id} card={card} months={months} />
      ))}
      {uncounted.map(({ id }) => (
        <section key={id} aria-label={t(`indicator.${id}.name`)}>
          <h3>
            {t(`indicator.${id}.name`)} <span className="second">{t('scorecard.uncounted')}</span>
          </h3>
          <Facts
            facts={[
              { term: t('scorecard.counted'), value: t(`indicator.${id}.top`) },
              { term: t('scorecard.outOf'), value: t(`indicator.${id}.bottom`) },
              { term: t('scorecard.uncounted.why'), value: t(`indicator.${id}.why`) },
            ]}
          />
        </section>
      ))}
    </div>
  )
}

function Counted({ card, months }: { card: IndicatorCard; months: readonly string[] }) {
  const t = useText()
  const days = useDates()
  const name = t(`indicator.${card.id}.name`)
  return (
    <section className="indicator" aria-labelledby={`indicator-${card.id}`}>
      <h3 id={`indicator-${card.id}`}>{name}</h3>
      <Facts
        facts={[
          { term: t('scorecard.counted'), value: t(`indicator.${card.id}.top`) },
          {
            term: t('scorecard.outOf'),
            value: `${t(`indicator.${card.id}.bottom`)}${card.better === 'down' ? ` · ${t('scorecard.down')}` : ''}`,
          },
          { term: t('scorecard.note'), value: t(`indicator.${card.id}.note`) },
          { term: t('scorecard.head.target'), value: <Target card={card} /> },
          ...(card.waitingSince
            ? [
                {
                  term: t('scorecard.complete'),
                  value: t('scorecard.waiting', { month: days.month(card.waitingSince) }),
                },
              ]
            : []),
        ]}
      />
      {card.target !== null && <OpinionsOn subject="target" id={card.id} value={card.target} />}
      {!card.certain && <TrendChart card={card} name={name} months={months} />}
      {card.blocks.length > 0 && <Blocks card={card} name={name} />}
    </section>
  )
}

function Blocks({ card, name }: { card: IndicatorCard; name: string }) {
  const t = useText()
  const days = useDates()
  const { currency } = useMe().network
  const { share, half } = figureWriter(days, card.unit, currency)
  return (
    <Table
      holds="clear"
      caption={t('scorecard.table.caption', { name })}
      hideCaption
      items={card.blocks.toReversed().map((block) => ({ ...block, id: block.from }))}
      columns={[
        { id: 'months', label: t('scorecard.table.months'), cell: (block) => writeMonths(block, t, days) },
        { id: 'top', label: t('scorecard.counted'), cell: ({ numerator }) => half(numerator), end: true },
        {
          id: 'bottom',
          label: t('scorecard.outOf'),
          cell: ({ denominator }) => half(denominator),
          end: true,
        },
        { id: 'share', label: t('scorecard.table.share'), cell: (block) => share(block.share), end: true },
        {
          id: 'range',
          label: t('scorecard.table.range'),
          end: true,
          cell: ({ range }) =>
            range && t('scorecard.range', { low: share(range.low), high: share(range.high) }),
        },
      ]}
    />
  )
}
