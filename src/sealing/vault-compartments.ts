// The vault's work with the keys of a case's compartments: the first ones, those of a part that is begun later, and new ones for all
// who read it by the chain that this vault has checked.
import { cardOf, readersOf, unlookedGrants, unlookedReaders } from './case-readers.ts'
import { notBefore } from './chain.ts'
import { boxPrevious, commitmentOf, newCompartmentKey, previousPlace } from './compartment.ts'
import { earliestDay } from './minute.ts'
import { WORKING } from './shapes.ts'
import { SealingError } from './suite.ts'
import { toText } from './text.ts'
import { lastGoodKeyOf, recipientOf, wrapTo } from './vault-cases.ts'
import type { ChainCalls } from './vault-chain-shape.ts'
import { sealHeaders } from './vault-circles.ts'
import { standbyWraps } from './vault-duty.ts'
import type { Compartment, CompartmentEpoch } from './vault-shape.ts'
import { keepKey, unlocked, type Held, type KnownCase, type VaultState } from './vault-state.ts'
import { chainOf, presentCase, say } from './vault-statements.ts'
import { mustBeWitnessed } from './vault-witness.ts'

/** New keys; kept only when the statement that names them was taken (`keep`). */
async function newEpochs(
  held: Held,
  caseId: string,
  compartments: readonly Compartment[],
  history?: boolean,
): Promise<{ epochs: CompartmentEpoch[]; keep: () => void }> {
  mustBeWitnessed(held)
  const epochs: CompartmentEpoch[] = []
  const keys: (() => void)[] = []
  for (const compartment of compartments) {
    const begun = held.chains.get(caseId)?.now.commits.get(compartment)
    const before = begun && history ? lastGoodKeyOf(held, caseId, compartment) : undefined
    const key = newCompartmentKey()
    const epoch = (begun?.length ?? 0) + 1
    const place = previousPlace(caseId, compartment, epoch)
    const previous = before ? toText(await boxPrevious(key, before.key, place)) : undefined
    keys.push(() => keepKey(held, { caseId, compartment, epoch }, key))
    epochs.push({
      compartment,
      epoch,
      commit: toText(await commitmentOf(key)),
      ...(previous && { previous }),
    })
  }
  return { epochs, keep: () => keys.forEach((keep) => keep()) }
}

const commitsOf = (epochs: CompartmentEpoch[]): Record<string, string> =>
  Object.fromEntries(epochs.map(({ compartment, commit }) => [compartment, commit]))

/**
 * Who is given the next key of a part: all who read it by the chain, and nobody whom a human has not looked at since somebody gave
 * it on to them; those wait, and the grants are named by which they read.
 */
function recipientsOf(
  { now, rules }: KnownCase,
  compartments: readonly Compartment[],
  day: string,
): { given: { circle: number; compartment: Compartment }[]; waits: string[] } {
  const waits = new Set<string>()
  const given = compartments.flatMap((compartment) => {
    const unlooked = rules === 2 ? unlookedReaders(now, compartment, day) : []
    for (const id of unlookedGrants(now, compartment, day))
      if (unlooked.includes(now.grants.get(id)?.to ?? 0)) waits.add(id)
    const readers = readersOf(now, compartment, day).filter((circle) => !unlooked.includes(circle))
    return readers.map((circle) => ({ circle, compartment }))
  })
  return { given, waits: [...waits] }
}

type Calls = 'openCase' | 'beginCompartment' | 'rotateKeys'

/** The calls that make keys for compartments. */
export function compartmentCalls(vault: VaultState): Pick<ChainCalls, Calls> {
  return {
    async openCase({ caseId, owner, compartments, header, headerCircles = [], at }) {
      const held = unlocked(vault)
      held.cases.delete(caseId)
      held.chains.delete(caseId)
      const { epochs, keep } = await newEpochs(held, caseId, compartments)
      const statement = await say(vault, caseId, { t: 'open', at, owner, commits: commitsOf(epochs) })
      keep()
      const wraps = await wrapTo(held, caseId, owner, { compartments })
      const headers = header ? await sealHeaders(held, caseId, header, headerCircles) : []
      return { statement, epochs, wraps, headers }
    },

    async beginCompartment({ caseId, compartment, circleId, withPerson = false, at }) {
      const held = unlocked(vault)
      const { now } = chainOf(held, caseId)
      const person = cardOf(now)
      // What another carrier noted for itself stayed behind, with its key: the next one begins anew.
      const isAnew = compartment === WORKING && !held.cases.get(caseId)?.has(compartment)
      if ((now.commits.has(compartment) && !isAnew) || (withPerson && !person))
        throw new SealingError('bad-chain')
      const { epochs, keep } = await newEpochs(held, caseId, [compartment])
      const said = { circle: circleId, ...(withPerson && { person: person?.circle }), why: 'begun' }
      const statement = await say(vault, caseId, { t: 'epoch', at, commits: commitsOf(epochs), ...said })
      keep()
      const readers = [circleId, ...(withPerson && person ? [person.circle] : [])]
      const wraps = await Promise.all(
        readers.map((one) => wrapTo(held, caseId, one, { compartments: [compartment] })),
      )
      return { statement, epochs, wraps: wraps.flat() }
    },

    async rotateKeys({ caseId, compartments, why, at, history = true }) {
      const held = unlocked(vault)
      const chain = await presentCase(vault, caseId)
      const { given, waits } = recipientsOf(chain, compartments, earliestDay(notBefore(chain, at)))
      // Before anything is made: a key for all who read, or none.
      for (const one of compartments) lastGoodKeyOf(held, caseId, one)
      for (const { circle } of given) recipientOf(held, caseId, circle)
      const { epochs, keep } = await newEpochs(held, caseId, compartments, history)
      const said = { t: 'epoch', at, commits: commitsOf(epochs), why, ...(waits.length > 0 && { waits }) }
      const statement = await say(vault, caseId, said)
      keep()
      const wraps = await Promise.all(
        given.map(({ circle, compartment }) => wrapTo(held, caseId, circle, { compartments: [compartment] })),
      )
      const duty = await standbyWraps(held, caseId, compartments, earliestDay(notBefore(chain, at)))
      return { statement, epochs, wraps: wraps.flat(), duty }
    },
  }
}
