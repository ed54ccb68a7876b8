// The vault's work with a case's chain. What a statement says and who gets a key are decided here together, from the chain
// that this vault has checked; what the server says of readers is only ever a request.
import { agreedFrom, wordsHash } from './agreed.ts'
import {
  cardOf,
  carriedParts,
  commitOf,
  readersOf,
  unlookedGrants,
  unlookedReaders,
  VOID_KEY,
  yesToCarrying,
} from './case-readers.ts'
import type { CaseNow } from './case-shape.ts'
import { notBefore } from './chain.ts'
import { boxPrevious, commitmentOf, newCompartmentKey, previousPlace } from './compartment.ts'
import { earliestDay, latestDay, minuteOf } from './minute.ts'
import { WORKING } from './shapes.ts'
import { SealingError } from './suite.ts'
import { toText } from './text.ts'
import { dutyCalls, isAskedFor, standbyWraps } from './vault-duty.ts'
import { assigningCalls } from './vault-assigning.ts'
import { heldOf, keysFrom, keysWithoutWay, lastGoodKeyOf, recipientOf, wrapTo } from './vault-cases.ts'
import type { CaseView, ChainCalls, Received } from './vault-chain-shape.ts'
import { sealHeaders } from './vault-circles.ts'
import { checkEpochs, checkSeen, pin, pinEpochs, pinName } from './vault-pins.ts'
import type { Compartment, CompartmentEpoch } from './vault-shape.ts'
import { keepKey, unlocked, type Held, type KnownCase, type VaultState } from './vault-state.ts'
import {
  believe,
  carries,
  casePlace,
  chainOf,
  checkKept,
  presentCase,
  replacedBy,
  say,
  sayAndWrap,
} from './vault-statements.ts'
import { settlingCalls } from './vault-settling.ts'
import { minuteOfLook } from './vault-time.ts'
import { checkTold, mustBeWitnessed } from './vault-witness.ts'

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

function viewOf({ n, hash, now, rules = 1, doubts, ahead }: KnownCase, day: string): CaseView {
  const { owner, person, state } = now
  return {
    head: { n, hash },
    rules,
    owner,
    duty: now.duty,
    takenOver: [...now.takenOver].map(([by, taken]) => ({ ...taken, by })),
    ...(person && {
      person: {
        circle: person.circle,
        compartments: person.compartments,
        ...(person.frozen && { frozen: true as const }),
      },
    }),
    state,
    doubts,
    ahead: ahead !== undefined,
    grants: [...now.grants].map(([id, grant]) => ({ ...grant, id })),
    waiting: [...now.waiting]
      .filter(([, { grant }]) => grant.until >= day)
      .map(([at, { id, by, grant }]) => ({ ...grant, n: at, id, by })),
    carried: carriedParts(now),
    readers: [...now.commits.keys()].map((compartment) => ({
      compartment,
      circles: readersOf(now, compartment, day),
      unlooked: rules === 1 ? [] : unlookedReaders(now, compartment, day),
      waits: now.waits.get(compartment) ?? [],
    })),
  }
}

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

/** Of how many ended grants of a case it is remembered that they have. */
const ENDED = 50

/**
 * What is remembered of a case beside its head: the circles of this user that carry it or read a part of it, whose members remember its
 * chain for each other; and what was taken away, which a restored backup would bring back.
 */
function seenOn({ circles }: Held, { owner, grants, ended, person }: CaseNow) {
  const on = new Set([owner, ...[...grants.values()].map(({ to }) => to)])
  return {
    circles: [...circles.keys()].filter((circle) => on.has(circle)),
    ...(ended.size > 0 && { ended: [...ended].slice(-ENDED) }),
    ...(person?.frozen && { frozen: true }),
  }
}

/** The parts that this user reads by the chain and whose newest key did not come: the server holds it back, or nobody wrapped it. */
function missingOf(held: Held, caseId: string, { now }: KnownCase, day: string) {
  const isMine = (circle: number) => held.circles.has(circle) || circle === held.ownCircle
  const parts = [...now.commits.keys()].filter((one) => {
    const epochs = held.cases.get(caseId)?.get(one)
    if (one === WORKING && !epochs) return false
    return !epochs?.has(now.commits.get(one)!.length) && readersOf(now, one, day).some(isMine)
  })
  const waits = parts.filter((one) =>
    readersOf(now, one, day)
      .filter(isMine)
      .every((circle) => now.waits.get(one)?.includes(circle)),
  )
  return { missing: parts.filter((one) => !waits.includes(one)), waits }
}

/** Whether a key that the server shows belongs to a line that is not believed. */
function isSetAside({ now, doubts }: KnownCase, { compartment, epoch }: CompartmentEpoch): boolean {
  const commit = now.commits.get(compartment)?.[epoch - 1]
  return commit === VOID_KEY || (commit === undefined && doubts.some(({ inForce }) => !inForce))
}

/** What came of a case, as the page is told. */
function receivedOf(vault: VaultState, caseId: string, chain: KnownCase): Received {
  const held = unlocked(vault)
  const { doubts, ahead, rules = 1, now } = chain
  return {
    held: heldOf(held, caseId),
    ...missingOf(held, caseId, chain, latestDay(minuteOf(new Date(vault.clock.now())))),
    doubts,
    ahead: ahead !== undefined,
    rules,
    carried: carries(held, now),
  }
}

/** The calls about a case's chain. */
export function chainCalls(vault: VaultState): ChainCalls {
  return {
    ...settlingCalls(vault),
    ...assigningCalls(vault),
    ...dutyCalls(vault),

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

    async receiveKeys({ caseId, statements, epochs, wraps, proofs }) {
      const held = unlocked(vault)
      // Whose card names no case has none to receive.
      if (held.userId === '' && held.ownCase !== caseId) throw new SealingError('not-verified')
      const place = casePlace(held.network, caseId)
      const chain = await believe(vault, caseId, { statements, proofs: proofs ?? [] })
      // What is in doubt may only want its proof: nothing is taken before that was asked for.
      if (!proofs && chain.doubts.length > 0) return receivedOf(vault, caseId, chain)
      checkSeen(held, pinName(place), chain.hashes)
      checkTold(held, pinName(place), chain.hashes)
      checkKept(held, statements, chain.now)
      checkEpochs(held, caseId, chain.now.commits)
      const good = epochs.filter((one) => !isSetAside(chain, one))
      for (const { compartment, epoch, commit } of good)
        if (commitOf(chain.now, compartment, epoch) !== commit) throw new SealingError('wrong-commit')
      const minute = minuteOf(new Date(vault.clock.now()))
      const asked = wraps.filter((one) => isAskedFor(chain.now, one, held.userId, minute))
      const keys = await keysFrom(held, caseId, { epochs: good, wraps: asked, commits: chain.now.commits })
      held.chains.set(caseId, chain)
      pin(held, place, chain, { ...minuteOfLook(vault, held), ...seenOn(held, chain.now) })
      pinEpochs(held, caseId, chain.now.commits)
      held.cases.set(caseId, keys)
      return receivedOf(vault, caseId, chain)
    },

    async viewCase({ caseId, day }) {
      return viewOf(await presentCase(vault, caseId), day)
    },

    async grant({ caseId, at, grant, agreed, beside, ...terms }) {
      const held = unlocked(vault)
      const { now } = chainOf(held, caseId)
      const { to, compartments, basis, purpose, until } = terms
      const replaces = replacedBy(held, now, terms, beside)
      const said = {
        t: 'grant',
        at,
        grant,
        to,
        compartments,
        basis,
        purpose,
        until,
        ...(agreed && { agreed: await agreedFrom(agreed) }),
        ...(replaces.length > 0 && { replaces }),
      }
      return sayAndWrap(vault, caseId, said, {
        circle: to,
        compartments: basis === 'vital_interest' ? [] : compartments,
      })
    },

    async checkWords({ caseId, grant, words }) {
      const agreed = chainOf(unlocked(vault), caseId).now.grants.get(grant)?.agreed
      return { same: agreed !== undefined && agreed.text === (await wordsHash(words)) }
    },

    async agreeToBreak({ caseId, n, at }) {
      const held = unlocked(vault)
      const asked = chainOf(held, caseId).now.waiting.get(n)
      if (!asked) throw new SealingError('bad-chain')
      const { to, compartments } = asked.grant
      const made = await sayAndWrap(vault, caseId, { t: 'second', at, to: n }, { circle: to, compartments })
      return { ...made, grant: { ...asked.grant, id: asked.id } }
    },

    async declineToBreak({ caseId, n, at }) {
      const held = unlocked(vault)
      chainOf(held, caseId)
      return { statement: await say(vault, caseId, { t: 'decline', at, to: n }) }
    },

    async includePerson({ caseId, circle, encPublic, sigPublic, compartments, epochs = [], at }) {
      const keys = { enc: encPublic, sig: sigPublic }
      const said = { t: 'person', at, circle, ...keys, compartments }
      return sayAndWrap(vault, caseId, said, { circle, compartments, keysOf: keysWithoutWay(epochs) })
    },

    async revoke({ caseId, grant, at }) {
      const held = unlocked(vault)
      chainOf(held, caseId)
      return { statement: await say(vault, caseId, { t: 'revoke', at, grant }) }
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

    async transferCase({ caseId, to, at }) {
      const held = unlocked(vault)
      const chain = chainOf(held, caseId)
      recipientOf(held, caseId, to)
      const grant = yesToCarrying(chain.now, to, earliestDay(notBefore(chain, at)))
      return { statement: await say(vault, caseId, { t: 'transfer', at, to, grant }) }
    },

    async stateOnCase({ caseId, t, at }) {
      const held = unlocked(vault)
      chainOf(held, caseId)
      return { statement: await say(vault, caseId, { t, at }) }
    },
  }
}
