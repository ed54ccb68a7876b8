// A line of published shares over the months. Time runs the way one reads; the same numbers stand in a table beneath,
// so the picture is never the only way to know.

import { useDates, useLanguage, useText } from '../../web/language/language.tsx'
import type { Block, IndicatorCard } from '../scorecard.ts'
import { figureWriter } from './period.ts'

const width = 320
const height = 84
const edge = { top: 16, bottom: 20, side: 6 }

/** Where a month and a share stand in the picture; `most` is the share at its upper edge. */
function scalesOf(blocks: readonly Block[], months: readonly string[], isReversed: boolean) {
  const most = Math.max(1, ...blocks.map(({ share }) => share))
  const steps = Math.max(1, months.length - 1)
  const along = (month: string) => {
    const place = edge.side + (months.indexOf(month) / steps) * (width - 2 * edge.side)
    return isReversed ? width - place : place
  }
  const up = (value: number) => height - edge.bottom - (value / most) * (height - edge.top - edge.bottom)
  return { most, along, up }
}

/** Nothing is drawn for fewer than two blocks: one point is no line. */
export function TrendChart({
  card,
  name,
  months,
}: {
  card: IndicatorCard
  name: string
  months: readonly string[]
}) {
  const t = useText()
  const days = useDates()
  const { language } = useLanguage()
  const { blocks } = card
  const [first, last] = [blocks[0], blocks.at(-1)]
  if (!first || !last || first === last) return null

  const { share } = figureWriter(days, card.unit, '')
  const isReversed = language.direction === 'rtl'
  const { most, along, up } = scalesOf(blocks, months, isReversed)
  const points = blocks.map((block) => ({
    ...block,
    x: (along(block.from) + along(block.to)) / 2,
    y: up(block.share),
  }))
  const label = t('scorecard.chart', {
    name,
    first: share(first.share),
    from: days.month(first.from),
    last: share(last.share),
    to: days.month(last.to),
  })
  const short = (month: string) => days.month(month).replace(/[\s\u00a0]*[\d\u0660-\u0669]+$/u, '')
  const [start, end] = [months[0] ?? first.from, months.at(-1) ?? last.to]
  const atStart = isReversed ? width : 0

  return (
    <svg className="trend" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <line className="trend-ground" x1="0" x2={width} y1={up(0)} y2={up(0)} />
      <line className="trend-guide" x1="0" x2={width} y1={up(most)} y2={up(most)} />
      <text className="trend-words" x={atStart} y={up(most) - 4} textAnchor="start">
        {share(most)}
      </text>
      {points.map(({ from, to, y }) =>
        from === to ? null : (
          <line key={from} className="trend-span" x1={along(from)} x2={along(to)} y1={y} y2={y} />
        ),
      )}
      <polyline className="trend-line" points={points.map(({ x, y }) => `${x},${y}`).join(' ')} />
      {points.map(({ from, x, y }) => (
        <circle key={from} className="trend-point" cx={x} cy={y} r="3.5" />
      ))}
      <text className="trend-words" x={atStart} y={height - 5} textAnchor="start">
        {short(start)}
      </text>
      <text className="trend-words" x={width - atStart} y={height - 5} textAnchor="end">
        {short(end)}
      </text>
    </svg>
  )
}
