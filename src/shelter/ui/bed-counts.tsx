// The house in one line: beds, each counted once, so that they add up to all.
import { useText } from '../../web/language/language.tsx'
import { countsOf, type Night } from './night.ts'

const shown = ['free', 'held', 'arriving', 'away', 'closed'] as const

export function BedCounts({ night }: { night: Night }) {
  const t = useText()
  const counts = countsOf(night)
  const taken = counts.here + counts.away
  return (
    <div className="bed-counts">
      <dl>
        {shown.map((name) => (
          <div key={name} data-count={name}>
            <dd>{t('beds.number', { number: counts[name] })}</dd>
            <dt>{t(`beds.count.${name}`)}</dt>
          </div>
        ))}
      </dl>
      <p className="second">{t('beds.taken', { taken, all: night.beds.length, away: counts.away })}</p>
    </div>
  )
}
