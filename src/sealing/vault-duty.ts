// The vault's statements for the night: glass that one person of a house of two breaks alone, the duty circle that stands by, and the
// taking-over by a member of it. The key goes to the duty circle when it is named; whether it reaches anybody there is the server's word.
import { carriedParts, readersOf } from './case-readers.ts'
import type { CaseNow } from './case-shape.ts'
import { latestDay } from './minute.ts'
import { SealingError } from './suite.ts'
import { keysWithoutWay, wrapTo } from './vault-cases.ts'
import type { DutyCalls } from './vault-duty-shape.ts'
import { unlocked, type Held, type VaultState } from './vault-state.ts'
import { HOUSE_OF_TWO } from './case-duty.ts'
import { chainOf, presentCase, say, sayAndWrap } from './vault-statements.ts'
import type { Compartment, Wrap } from './vault-shape.ts'

/** So many people share a night, so that nobody makes a night desk of themselves. A house of two has no third. */
const NIGHT_DESK_AT_LEAST = 3

/** Whether the checked log of the house that carries a case has this circle as a night desk, whatever the server calls it. */
function isNightDesk(held: Held, owner: number, circle: number): boolean {
  for (const { now } of held.logs.values()) {
    const team = now.circles.get(circle)
    if (!team || !now.circles.has(owner)) continue
    const people = [...now.members.values()].filter(({ state }) => state === 'member')
    const isLargeEnough = team.members.length >= NIGHT_DESK_AT_LEAST || people.length <= HOUSE_OF_TWO
    return team.team === 'night_desk' && isLargeEnough
  }
  return false
}

/** Whether a wrap is asked for: one that stands by only once this user has signed that they take the case over, and until then. */
export function isAskedFor(now: CaseNow, wrap: Wrap, user: string, minute: string): boolean {
  if (now.duty === 0 || wrap.circleId !== now.duty) return true
  if (readersOf(now, wrap.compartment, latestDay(minute)).includes(wrap.circleId)) return true
  const taken = now.takenOver.get(user)
  return taken?.circle === now.duty && minute < taken.until
}

/** Wraps of some parts for the circle that stands by, where it is a night desk of the house. A new key never waits for it. */
export async function standbyWraps(
  held: Held,
  caseId: string,
  parts: readonly Compartment[],
  day: string,
): Promise<Wrap[]> {
  const { now } = chainOf(held, caseId)
  const { duty } = now
  if (duty === 0 || !isNightDesk(held, now.owner, duty)) return []
  const carried = carriedParts(now)
  const own = parts.filter((one) => carried.includes(one) && !readersOf(now, one, day).includes(duty))
  return wrapTo(held, caseId, duty, { compartments: own })
}

export const dutyCalls = (vault: VaultState): DutyCalls => ({
  async breakAlone({ caseId, n, circle, review, at }) {
    const asked = chainOf(unlocked(vault), caseId).now.waiting.get(n)
    if (!asked) throw new SealingError('bad-chain')
    const { to, compartments } = asked.grant
    const said = { t: 'alone', at, to: n, circle, review }
    const made = await sayAndWrap(vault, caseId, said, { circle: to, compartments })
    return { ...made, grant: { ...asked.grant, id: asked.id } }
  },

  async nameDutyCircle({ caseId, circle, epochs = [], at }) {
    const { now } = await presentCase(vault, caseId)
    if (!isNightDesk(unlocked(vault), now.owner, circle)) throw new SealingError('not-verified')
    const compartments = carriedParts(now)
    const keysOf = keysWithoutWay(epochs)
    // Named already: only keys are owed, of parts that were begun or turned where this circle's was not known.
    if (now.duty === circle)
      return { wraps: await wrapTo(unlocked(vault), caseId, circle, { compartments, keysOf }) }
    return sayAndWrap(vault, caseId, { t: 'duty', at, circle }, { circle, compartments, keysOf })
  },

  async takeOver({ caseId, reason, until, at }) {
    const { now } = chainOf(unlocked(vault), caseId)
    if (!isNightDesk(unlocked(vault), now.owner, now.duty)) throw new SealingError('not-verified')
    return { statement: await say(vault, caseId, { t: 'take_over', at, reason, until }) }
  },
})
