// The day on which a signed duty is due: worked out anew from the rules by which it began, and held against the day that is shown. A day
// is signed only by what it follows from, so that two clocks at midnight refuse nobody. Pure.
import { dueOf } from '../jurisdiction/clock.ts'
import type { SignedDuty, SignedStep } from '../sealing/signed-move.ts'
import { rulesOf, type KnownLaw } from './signed-step.ts'

/** When a duty may be due at the earliest and at the latest; nothing of both where its rule names no limit. */
export type DueBetween =
  | {
      least: number
      most: number
      /** The same as days; nothing where the limit is an hour. */
      days: { least: string; most: string } | null
      isOfHouseHours: boolean
    }
  | { isUnlimited: true }

/** Clocks may be eleven minutes apart. */
const apart = 11 * 60_000

/** Nothing where the rules by which it began are not known here. */
function dueBetween(
  clock: string,
  { on, day, dated, law: by }: SignedDuty,
  { pack, hash }: KnownLaw,
  timezone: string,
): DueBetween | undefined {
  if (by === undefined || by !== rulesOf(hash) || (day === undefined) !== (dated === undefined))
    return undefined
  const rule = pack.clocks[clock]
  const given = dated && { [dated]: day }
  const start = Date.parse(`${on}T00:00Z`)
  const [first, last] = [start - apart, start + 86_400_000 + apart].map((at) =>
    dueOf(rule, new Date(at), { pack, timezone }, given),
  )
  if (!first || !last || first.unknown || last.unknown) return { isUnlimited: true }
  const isOfHouseHours = dated === undefined && rule?.basis === 'house' && rule.unit === 'hours'
  const days = first.dueOn !== null && last.dueOn !== null ? { least: first.dueOn, most: last.dueOn } : null
  return { least: first.dueAt.getTime(), most: last.dueAt.getTime(), days, isOfHouseHours }
}

/** When each duty of a step is due by the rules known here. */
export const dueOfStep = (
  { owed }: SignedStep,
  law: KnownLaw,
  timezone: string,
): Readonly<Record<string, DueBetween>> =>
  Object.fromEntries(
    Object.entries(owed).flatMap(([clock, duty]) => {
      const due = dueBetween(clock, duty, law, timezone)
      return due ? [[clock, due]] : []
    }),
  )
