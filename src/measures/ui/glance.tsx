// The fifteen on one screen: what a minister looks at first and shows to others. Each leads to its definition below, so
// that no number stands far from what it means.

import { useDates, useText } from '../../web/language/language.tsx'
import { useMe } from '../../web/session/session.tsx'
import { groups } from '../catalogue.ts'
import type { IndicatorCard } from '../scorecard.ts'
import { figureWriter, shownOf } from './period.ts'

/** Where one measure stands on the page. */
export const placeOf = (measure: number): string => `measure-${measure}`

export function Glance({
  indicators,
  month,
}: {
  indicators: readonly IndicatorCard[]
  month: string | null
}) {
  const t = useText()
  return (
    <section className="glance" aria-labelledby="glance">
      <h2 id="glance" className="unseen">
        {t('scorecard.glance')}
      </h2>
      {groups.map(({ key, measures }) => (
        <div key={key} className="glance-group">
          <p className="glance-name">{t(`scorecard.group.${key}`)}</p>
          <ul>
            {measures.map((measure) => (
              <li key={measure}>
                <Tile
                  measure={measure}
                  cards={indicators.filter((card) => card.measure === measure)}
                  month={month}
                />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}

/** A measure by the first of its numbers that may be shown. */
function Tile({
  measure,
  cards,
  month,
}: {
  measure: number
  cards: readonly IndicatorCard[]
  month: string | null
}) {
  const t = useText()
  const days = useDates()
  const { currency } = useMe().network
  const card = cards.find((one) => shownOf(one, month)) ?? cards[0]
  const shown = card && shownOf(card, month)
  const figure = card && figureWriter(days, card.unit, currency)
  return (
    <a href={`#${placeOf(measure)}`} className="glance-tile">
      <span className="glance-measure">
        {days.number(measure)}. {t(`measure.${measure}.name`)}
      </span>
      {card && shown && figure ? (
        <>
          <strong className="glance-figure number">
            {card.certain ? days.number(shown.numerator) : figure.share(shown.share)}
          </strong>
          <span className="second">{t(`indicator.${card.id}.name`)}</span>
        </>
      ) : (
        <span className="second">{t('scorecard.glance.few')}</span>
      )}
    </a>
  )
}
