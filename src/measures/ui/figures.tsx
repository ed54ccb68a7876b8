// Two small pictures of a number; what they show stands in words beside them, so both are hidden from screen readers.
import { useLanguage } from '../../web/language/language.tsx'
import type { Block, IndicatorCard } from '../scorecard.ts'

const width = 88
const height = 22

/** The share as a point, its range as a bar, the target as a stroke; time and size run the way one reads. */
export function RangeBar({ block, target }: { block: Block; target: number | null }) {
  const { language } = useLanguage()
  const at = (share: number) => (language.direction === 'rtl' ? 1 - share : share) * width
  if (!block.range) return null
  const [low, high] = [at(block.range.low), at(block.range.high)]
  return (
    <svg className="range" viewBox={`0 0 ${width} 10`} aria-hidden="true">
      <line className="range-ground" x1="0" x2={width} y1="5" y2="5" />
      <line className="range-bar" x1={low} x2={high} y1="5" y2="5" />
      <circle className="range-point" cx={at(block.share)} cy="5" r="3" />
      {target !== null && (
        <line className="range-target" x1={at(target / 100)} x2={at(target / 100)} y1="0" y2="10" />
      )}
    </svg>
  )
}

/** Published shares over time; nothing for fewer than two, as one point is no line. */
export function Spark({ card: { blocks, target, certain } }: { card: IndicatorCard }) {
  const { language } = useLanguage()
  if (blocks.length < 2 || certain) return null
  const most = Math.max(1, ...blocks.map(({ share }) => share))
  const along = (place: number) => {
    const x = 3 + (place / (blocks.length - 1)) * (width - 6)
    return language.direction === 'rtl' ? width - x : x
  }
  const up = (share: number) => height - 3 - (share / most) * (height - 6)
  return (
    <svg className="spark" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {target !== null && (
        <line className="range-ground" x1="0" x2={width} y1={up(target / 100)} y2={up(target / 100)} />
      )}
      <polyline
        className="trend-line"
        points={blocks.map(({ share }, place) => `${along(place)},${up(share)}`).join(' ')}
      />
    </svg>
  )
}
