// What a window does when the shift of its person has ended: it says so, and a quarter of an hour later it locks, so that the keys of one's
// shift do not lie open in the next one's. Whoever stays says so.
import type { Desk } from './model.ts'

/** Minutes after the end in which somebody can say that they stay. */
export const LEAVE_MINUTES = 15
/** Minutes for which they then stay, before they are asked again. */
export const STAY_MINUTES = 60
const minute = 60_000

/** When the shift of somebody ends, in milliseconds: the latest of those they stand now, as deputy too; what was known `before` where they stand none. */
export function endOfShift(
  desks: readonly Pick<Desk, 'onDuty'>[],
  user: string,
  before: number | undefined,
): number | undefined {
  const ends = desks.flatMap(({ onDuty }) =>
    onDuty && (onDuty.user === user || onDuty.deputy === user) ? [Date.parse(onDuty.until)] : [],
  )
  return ends.length > 0 ? Math.max(...ends) : before
}

export type AfterShift = { is: 'nothing' } | { is: 'told'; ended: number; locks: number } | { is: 'over' }

/** What stands at a moment: nothing, that it ended and when the window locks, or that it locks now. `stays`: when somebody last said that they stay. */
export function afterShift(ended: number | undefined, stays: number | undefined, now: number): AfterShift {
  if (ended === undefined || now < ended) return { is: 'nothing' }
  if (stays !== undefined && stays >= ended && now < stays + STAY_MINUTES * minute) return { is: 'nothing' }
  const from = stays !== undefined && stays >= ended ? stays + STAY_MINUTES * minute : ended
  const locks = from + LEAVE_MINUTES * minute
  return now < locks ? { is: 'told', ended, locks } : { is: 'over' }
}
