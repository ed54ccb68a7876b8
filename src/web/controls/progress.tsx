// Waiting that says how far it is. Where the amount is known a bar, otherwise words; while a page's data is on its way
// its own outline (Skeleton), never a wheel.
import { Label } from 'react-aria-components/Label'
import { ProgressBar } from 'react-aria-components/ProgressBar'
import { useDates } from '../language/language.tsx'
import './progress.css'

/** `label` says what is going on ("Sealing 3 of 12 papers"); without `value` only that it goes on. */
export function Progress({ label, value, max = 100 }: { label: string; value?: number; max?: number }) {
  const { number } = useDates()
  const known = value !== undefined
  return (
    <ProgressBar className="progress" isIndeterminate={!known} value={value ?? 0} maxValue={max}>
      {({ percentage }) => (
        <>
          <div className="progress-words">
            <Label>{label}</Label>
            {known && <span className="number">{number((percentage ?? 0) / 100, { style: 'percent' })}</span>}
          </div>
          <progress
            className="progress-bar"
            aria-hidden="true"
            max={100}
            {...(known ? { value: percentage ?? 0 } : {})}
          />
        </>
      )}
    </ProgressBar>
  )
}

/** The outline of what is coming: so many lines, or a card. Says once that something is coming. */
export function Skeleton({ label, lines = 3 }: { label: string; lines?: number }) {
  return (
    <div className="skeleton" role="status">
      <span className="unseen">{label}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className="skeleton-line" />
      ))}
    </div>
  )
}
