// The vault's work with a case's chain. What a statement says and who gets a key are decided here together, from the chain
// that this vault has checked; what the server says of readers is only ever a request.
import {
  carriedParts,
  commitOf,
  readersOf,
  unlookedReaders,
  VOID_KEY,
  yesToCarrying,
} from './case-readers.ts'
import type { CaseNow } from './case-shape.ts'
import { notBefore } from './chain.ts'
import { earliestDay, latestDay } from './minute.ts'
import { WORKING } from './shapes.ts'
import { SealingError } from './suite.ts'
import { assigningCalls } from './vault-assigning.ts'
import { heldOf, keysFrom, recipientOf } from './vault-cases.ts'
import type { CaseView, ChainCalls, Received } from './vault-chain-shape.ts'
import { compartmentCalls } from './vault-compartments.ts'
import { dutyCalls, isAskedFor, keepUntil } from './vault-duty.ts'
import { grantCalls } from './vault-grants.ts'
import { checkEpochs, checkSeen, pin, pinEpochs, pinName } from './vault-pins.ts'
import { settlingCalls } from './vault-settling.ts'
import type { CompartmentEpoch } from './vault-shape.ts'
import { unlocked, type Held, type KnownCase, type VaultState } from './vault-state.ts'
import { believe, carries, casePlace, chainOf, checkKept, presentCase, say } from './vault-statements.ts'
import { minuteHere, minuteOfLook } from './vault-time.ts'
import { checkTold } from './vault-witness.ts'

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
    ...missingOf(held, caseId, chain, latestDay(minuteHere(vault, held))),
    doubts,
    ahead: ahead !== undefined,
    rules,
    carried: carries(held, now),
  }
}

/** The calls about a case's chain. */
export function chainCalls(vault: VaultState): ChainCalls {
  return {
    ...compartmentCalls(vault),
    ...grantCalls(vault),
    ...settlingCalls(vault),
    ...assigningCalls(vault),
    ...dutyCalls(vault),

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
      const minute = minuteHere(vault, held)
      const asked = wraps.filter((one) => isAskedFor(chain.now, one, held.userId, minute))
      const keys = await keysFrom(held, caseId, { epochs: good, wraps: asked, commits: chain.now.commits })
      held.chains.set(caseId, chain)
      pin(held, place, chain, { ...minuteOfLook(vault, held), ...seenOn(held, chain.now) })
      pinEpochs(held, caseId, chain.now.commits)
      held.cases.set(caseId, keys)
      keepUntil(held, caseId, chain.now, asked)
      return receivedOf(vault, caseId, chain)
    },

    async viewCase({ caseId, day }) {
      return viewOf(await presentCase(vault, caseId), day)
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
