// The vault's statements for the night: glass that one person of a house of two breaks alone, the duty circle that stands by, and the
// taking-over by a member of it. The key goes to the duty circle when it is named; whether it reaches anybody there is the server's word.
import { carriedParts, readersOf } from './case-readers.ts'
import type { CaseNow } from './case-shape.ts'
import { latestDay, momentOf } from './minute.ts'
import { SealingError } from './suite.ts'
import { keysWithoutWay, wrapTo } from './vault-cases.ts'
import type { DutyCalls } from './vault-duty-shape.ts'
import { nightDeskOf, standsUntil } from './org-shape.ts'
import { unlocked, type Held, type VaultState } from './vault-state.ts'
import { chainOf, presentCase, say, sayAndWrap } from './vault-statements.ts'
import type { Compartment, Wrap } from './vault-shape.ts'

/** Fails with `not-verified` unless the log of the carrier's own organisation says that this circle stands by for what it carries. */
function mustStandBy(held: Held, owner: number, circle: number): void {
  if (!standsByFor(held, owner, circle)) throw new SealingError('not-verified')
}

const homeOf = (held: Held, owner: number) =>
  [...held.logs.values()].find(({ now }) => now.circles.has(owner))

/** Fails with `not-verified` outside the hours that the log names, and for who does not stand there by somebody else's word. */
function mustStandThere(held: Held, owner: number, { until, at }: { until: string; at: string }): void {
  const home = homeOf(held, owner)
  const ends = home && standsUntil(home.now, held.userId, momentOf(at))
  if (ends === undefined || momentOf(until) > ends) throw new SealingError('not-verified')
}

/** Whether the log of the carrier's own organisation says so. */
function standsByFor(held: Held, owner: number, circle: number): boolean {
  const home = homeOf(held, owner)
  const desk = home && nightDeskOf(home.now)
  return desk?.circle === circle && desk.agreed.includes(owner)
}

/** Whether a wrap is asked for: one that stands by only once this user has signed that they take the case over, and until then. */
export function isAskedFor(now: CaseNow, wrap: Wrap, user: string, minute: string): boolean {
  if (now.duty === 0 || wrap.circleId !== now.duty) return true
  if (readersOf(now, wrap.compartment, latestDay(minute)).includes(wrap.circleId)) return true
  const taken = now.takenOver.get(user)
  return taken?.circle === now.duty && minute < taken.until
}

/** Of a case that is held by a taking-over alone the keys go with its minute, also from a window that stays open. */
export function keepUntil(held: Held, caseId: string, now: CaseNow, wraps: readonly Wrap[]): void {
  const taken = now.takenOver.get(held.userId)
  if (taken && wraps.length > 0 && wraps.every(({ circleId }) => circleId === now.duty))
    held.until.set(caseId, taken.until)
  else held.until.delete(caseId)
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
  if (duty === 0 || !standsByFor(held, now.owner, duty)) return []
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
    mustStandBy(unlocked(vault), now.owner, circle)
    const compartments = carriedParts(now)
    const keysOf = keysWithoutWay(epochs)
    // Named already: only keys are owed, of parts that were begun or turned where this circle's was not known.
    if (now.duty === circle)
      return { wraps: await wrapTo(unlocked(vault), caseId, circle, { compartments, keysOf }) }
    return sayAndWrap(vault, caseId, { t: 'duty', at, circle }, { circle, compartments, keysOf })
  },

  async takeOver({ caseId, reason, until, at }) {
    const held = unlocked(vault)
    const { now } = chainOf(held, caseId)
    mustStandBy(held, now.owner, now.duty)
    mustStandThere(held, now.owner, { until, at })
    return { statement: await say(vault, caseId, { t: 'take_over', at, reason, until }) }
  },
})
