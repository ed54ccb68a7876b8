// What is true of a case after one circle of its carrier's house has given it to another one there: that one stands in the place of
// the first wherever it stood, so that nobody reads by the first any more.
import { carriedParts } from './case-readers.ts'
import type { CaseNow, Standing } from './case-shape.ts'

/** A case that `next` carries from now on, of the same house as its carrier until now. */
export function assignedTo(now: CaseNow, next: number): CaseNow {
  const before = now.owner
  const carried = carriedParts(now)
  const isBefore = (circle: number): boolean => circle === before
  const moved = (circle: number): number => (isBefore(circle) ? next : circle)
  const withNext = (grant: Standing): Standing => ({ ...grant, to: moved(grant.to) })
  const grants = new Map<string, Standing>()
  const ended = new Set(now.ended)
  for (const [id, grant] of now.grants)
    // Whoever carries the case reads by that: what was given to them of it has ended with it.
    if (grant.to === next && grant.compartments.every((one) => carried.includes(one))) ended.add(id)
    else grants.set(id, withNext(grant))
  const looked = new Map(now.looked)
  // It is one house: what a human there has looked at is looked at.
  const seen = Math.max(now.looked.get(before) ?? 0, now.looked.get(next) ?? 0)
  if (seen > 0) looked.set(next, seen)
  return {
    ...now,
    owner: next,
    grants,
    ended,
    looked,
    begunBy: new Map([...now.begunBy].map(([part, circle]) => [part, moved(circle)])),
    waiting: new Map([...now.waiting].map(([n, one]) => [n, { ...one, grant: withNext(one.grant) }])),
    // Whoever carries the case does not stand by for it.
    ...(now.duty === next && { duty: 0, takenOver: new Map() }),
    waits: new Map([...now.waits].map(([part, circles]) => [part, [...new Set(circles.map(moved))]])),
  }
}
