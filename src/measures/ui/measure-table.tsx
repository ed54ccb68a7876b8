// The fifteen measures on one screen: a row each, by the first of its numbers that may be shown, with how far it can be believed.
// What a number is made of opens beneath its row.
import { useState } from 'react'
import { Icon } from '../../web/controls/icon.tsx'
import { Pill, type Tone } from '../../web/controls/pill.tsx'
import { useDates, useText } from '../../web/language/language.tsx'
import { useMe } from '../../web/session/session.tsx'
import { groups } from '../catalogue.ts'
import type { IndicatorCard, Scorecard, Standing } from '../scorecard.ts'
import { MeasureDetail } from './measure-detail.tsx'
import { figureWriter, writeMonths } from './period.ts'
import { RangeBar, Spark } from './figures.tsx'

const toneOf: Record<Standing, Tone> = {
  few: 'calm',
  by_rule: 'calm',
  unclear: 'calm',
  no_target: 'calm',
  reached: 'done',
  missed: 'due',
}

export function MeasureTable({ numbers }: { numbers: Scorecard }) {
  const t = useText()
  const [opened, setOpened] = useState<number | null>(null)
  const heads = ['value', 'trend', 'target', 'people', 'standing'] as const
  return (
    <table className="measures" role="table">
      <caption className="unseen">{t('scorecard.title')}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">
            {t('scorecard.head.measure')}
          </th>
          {heads.map((head) => (
            <th key={head} scope="col" role="columnheader" className={`measures-${head}`}>
              {t(`scorecard.head.${head}`)}
            </th>
          ))}
        </tr>
      </thead>
      {groups.map(({ key, measures }) => (
        <tbody key={key} role="rowgroup">
          <tr role="row" className="measures-group">
            <th scope="rowgroup" role="rowheader" colSpan={6}>
              {t(`scorecard.group.${key}`)}
            </th>
          </tr>
          {measures.map((measure) => (
            <Measure
              key={measure}
              measure={measure}
              cards={numbers.indicators.filter((card) => card.measure === measure)}
              months={numbers.months}
              isOpen={opened === measure}
              onPress={() => setOpened(opened === measure ? null : measure)}
            />
          ))}
        </tbody>
      ))}
    </table>
  )
}

interface MeasureProps {
  measure: number
  cards: readonly IndicatorCard[]
  months: readonly string[]
  isOpen: boolean
  onPress: () => void
}

function Measure({ measure, cards, months, isOpen, onPress }: MeasureProps) {
  const t = useText()
  const { number } = useDates()
  const card = cards.find(({ blocks }) => blocks.length > 0) ?? cards[0]
  if (!card) return null
  return (
    <>
      <tr role="row" data-open={isOpen || undefined}>
        <th scope="row" role="rowheader">
          <button type="button" className="measures-open" aria-expanded={isOpen} onClick={onPress}>
            <span className="measures-number number">{number(measure)}</span>
            <span>
              {t(`measure.${measure}.name`)}
              <span className="second">{t(`indicator.${card.id}.name`)}</span>
            </span>
            <Icon name={isOpen ? 'down' : 'chevron'} size={16} />
          </button>
        </th>
        <Cells card={card} />
      </tr>
      {isOpen && (
        <tr role="row" className="measures-detail">
          <td role="cell" colSpan={6}>
            <MeasureDetail measure={measure} cards={cards} months={months} />
          </td>
        </tr>
      )}
    </>
  )
}

function Cells({ card }: { card: IndicatorCard }) {
  const t = useText()
  const days = useDates()
  const { currency } = useMe().network
  const { share, half } = figureWriter(days, card.unit, currency)
  const last = card.blocks.at(-1)
  const aim = card.target === null ? t('scorecard.target.none') : share(card.target / 100)
  return (
    <>
      <td role="cell" className="measures-value">
        {last ? (
          <>
            <strong className="number">
              {card.certain ? days.number(last.numerator) : share(last.share)}
            </strong>{' '}
            {last.range && (
              <span className="second number">
                {t('scorecard.range', { low: share(last.range.low), high: share(last.range.high) })}
              </span>
            )}
            {last.range && <RangeBar block={last} target={card.target} />}
          </>
        ) : (
          <span aria-label={t('scorecard.standing.few')}>–</span>
        )}
      </td>
      <td role="cell" className="measures-trend">
        <Spark card={card} />
      </td>
      <td role="cell" className="measures-target number">
        {card.better === 'down' && card.target !== null ? t('scorecard.target.most', { aim }) : aim}
      </td>
      <td role="cell" className="measures-people">
        {last && (
          <>
            <span className="number">
              {card.certain
                ? half(last.numerator)
                : t('scorecard.of', { numerator: half(last.numerator), denominator: half(last.denominator) })}
            </span>
            <span className="second">{writeMonths(last, t, { month: days.shortMonth })}</span>
          </>
        )}
      </td>
      <td role="cell" className="measures-standing">
        <Pill tone={toneOf[card.standing]}>{t(`scorecard.standing.${card.standing}`)}</Pill>
      </td>
    </>
  )
}
