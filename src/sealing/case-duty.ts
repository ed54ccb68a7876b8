// What rules 2 let somebody say at night: a person alone in a house of two breaks glass and names who outside looks back at it; a
// carrier names a duty circle, which stands by; a member of it takes a case over until the morning. Taking over makes nobody a reader: the
// key was wrapped to the duty circle before, and who is let through to that wrap is the server's word (docs/threats.md).
import { firstReader } from './case-readers.ts'
import type { CaseNow } from './case-shape.ts'
import type { Said } from './chain.ts'
import { earliestDay } from './minute.ts'
import { must } from './must.ts'
import { field } from './org-shape.ts'

type OfCircle = (circle: number) => boolean
type Apply = (now: CaseNow, said: Said, speaksFor: OfCircle, houseHas: OfCircle) => CaseNow

const MINUTE = /^\d{4}-\d\d-\d\dT\d\d:\d\dZ$/
/** A night is taken over, not a week. */
const TAKEN_AT_MOST = 24 * 60 * 60_000

/** In whose circle there can be no second person, if it has no more members than these: who asks, and one who is away. */
export const HOUSE_OF_TWO = 2

export const DUTY_EFFECTS: Record<string, Apply> = {
  // Whoever asked goes ahead alone. That the circle is one of two is judged with its log (`signersOf`).
  alone(now, said, speaksFor) {
    const asked = now.waiting.get(field.count(said, 'to'))
    const circle = field.count(said, 'circle')
    const review = field.count(said, 'review')
    must(asked && asked.by === said.by && !now.grants.has(asked.id) && !now.ended.has(asked.id))
    const { grant } = asked
    must(now.state === 'open' && grant.until >= earliestDay(said.at) && speaksFor(circle))
    must(grant.compartments.every((one) => firstReader(now, one) === circle))
    // Who looks back is neither who asked nor who reads by it, and not the person, who is told.
    must(!speaksFor(review) && ![circle, grant.to, now.person?.circle].includes(review))
    const waiting = new Map(now.waiting)
    waiting.delete(said['to'] as number)
    const standing = { ...grant, n: said.n, sure: grant.compartments, alone: review }
    return { ...now, waiting, grants: new Map(now.grants).set(asked.id, standing) }
  },

  // A circle of the carrier's own house, whose log everybody on the case knows.
  duty(now, said, speaksFor, houseHas) {
    const circle = field.count(said, 'circle')
    must(speaksFor(now.owner) && now.state === 'open' && houseHas(circle))
    must(![now.owner, now.person?.circle].includes(circle))
    return { ...now, duty: circle }
  },

  take_over(now, said, speaksFor) {
    const until = field.text(said, 'until')
    field.text(said, 'reason')
    must(now.duty !== 0 && speaksFor(now.duty) && now.state === 'open')
    const left = Date.parse(until) - Date.parse(said.at)
    must(MINUTE.test(until) && left > 0 && left <= TAKEN_AT_MOST)
    const taken = { n: said.n, circle: now.duty, reason: said['reason'] as string, until }
    return { ...now, takenOver: new Map(now.takenOver).set(said.by, taken) }
  },
}
