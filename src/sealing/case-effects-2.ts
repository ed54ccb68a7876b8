// What rules 2 add to a case's chain: a card is frozen, a human has looked at who reads, lines in doubt are settled, the case goes
// to a team of the carrier's house.
import { assignedTo } from './case-assign.ts'
import { DUTY_EFFECTS } from './case-duty.ts'
import { cardOf, firstReader, isPerson } from './case-readers.ts'
import type { CaseNow } from './case-shape.ts'
import type { Said } from './chain.ts'
import { must } from './must.ts'
import { field } from './org-shape.ts'

export type SpeaksFor = (circle: number) => boolean
/** What a statement changes: by who speaks for which circles, and which circles their house has. */
export type Apply = (now: CaseNow, said: Said, speaksFor: SpeaksFor, houseHas: SpeaksFor) => CaseNow

/** The circles for which a human of a house has looked at who reads, if they may say so. */
function lookedBy(now: CaseNow, said: Said, speaksFor: SpeaksFor): CaseNow {
  const first = [now.owner, ...now.begunBy.values()].filter(speaksFor)
  must(first.length > 0)
  const looked = new Map(now.looked)
  for (const circle of first) looked.set(circle, said.n)
  const waits = [...now.waits].filter(([one]) => !first.includes(firstReader(now, one)))
  return { ...now, looked, waits: new Map(waits) }
}

/** What rules 2 add. */
export const EFFECTS_2: Record<string, Apply> = {
  ...DUTY_EFFECTS,

  // Up to here the card has spoken, and from here on it reads nothing.
  freeze(now, said, speaksFor) {
    const card = cardOf(now)
    must(card?.circle === field.count(said, 'circle') && (isPerson(said) || speaksFor(now.owner)))
    return { ...now, person: { ...card, frozen: true } }
  },

  look: lookedBy,

  // Which lines count that could not be believed by themselves is judged where the whole chain is known: case-replay.ts.
  settle(now, said, speaksFor) {
    must(isPerson(said) || speaksFor(now.owner))
    return now
  },

  // One circle of the carrier's house gives the case to another one there: fewer read it, and nobody outside is asked.
  assign(now, said, speaksFor, houseHas) {
    const circle = field.count(said, 'circle')
    must(speaksFor(now.owner) && circle !== now.owner && circle !== now.person?.circle && houseHas(circle))
    return assignedTo(now, circle)
  },

  // What was given by rules 1 is not looked at anew.
  upgrade(now, said, speaksFor) {
    must(speaksFor(now.owner))
    const looked = new Map([now.owner, ...now.begunBy.values()].map((circle) => [circle, said.n]))
    return { ...now, looked }
  },
}
