// Which figure of a rule held on a day. Apart from the counting of days, which brings a calendar with it.
import type { ClockRule, Figure } from './define.ts'

/** The figure that was in force on a day: the last one that had begun. What held before the first is not known. */
export function figureOn(rule: Pick<ClockRule, 'effective' | 'length'>, day: string): Figure {
  const { effective, length } = rule
  if (!effective) return { from: '', length }
  return effective.findLast((one) => one.from <= day) ?? { from: '', length: null }
}
