// The vault's work with a case's chain. What a statement says and who gets a key are decided here together, from the chain
// that this vault has checked; what the server says of readers is only ever a request.
import { agreedFrom, wordsHash } from './agreed.ts'
import { peopleIn } from './case-people.ts'
import { carriedParts, commitOf, personName, readersOf, yesToCarrying } from './case-readers.ts'
import { NOTHING_BELIEVED, replayCase } from './case-replay.ts'
import type { CaseNow, Grant, People } from './case-shape.ts'
import { checkPin, notBefore, state as stateNext } from './chain.ts'
import type { ChainPlace, Checked, Kept, Statement } from './chain.ts'
import { boxPrevious, commitmentOf, newCompartmentKey, previousPlace } from './compartment.ts'
import { earliestDay } from './minute.ts'
import { standsFor } from './superseded-grants.ts'
import { SealingError } from './suite.ts'
import { toText } from './text.ts'
import { heldOf, keysFrom, keysWithoutWay, presentKeyOf, recipientOf, wrapTo } from './vault-cases.ts'
import type { CaseView, ChainCalls } from './vault-chain-shape.ts'
import { sealHeaders } from './vault-circles.ts'
import { checkEpochs, pin, pinEpochs, pinName } from './vault-pins.ts'
import type { Compartment, CompartmentEpoch, Wrap } from './vault-shape.ts'
import { keepKey, unlocked, type Held, type KnownCase, type VaultState } from './vault-state.ts'

const casePlace = (network: string, caseId: string): ChainPlace => ({ network, about: 'case', id: caseId })

/** Members and circles, as the learned logs have them. */
function peopleOf(held: Held): People {
  return peopleIn((organisation) => held.logs.get(organisation))
}

/** A case whose chain was received, or `no-key`. */
function chainOf(held: Held, caseId: string): KnownCase {
  const chain = held.chains.get(caseId)
  if (!chain) throw new SealingError('no-key')
  return chain
}

/** Whether this user is one of those who carry the case: colleagues of the same house who are not are told no more than others. */
const carries = (held: Held, { owner }: CaseNow): boolean =>
  held.logs
    .get(held.home ?? 0)
    ?.now.circles.get(owner)
    ?.members.includes(held.userId) === true

/**
 * Nothing is kept from who carries a case or whose it is: a withdrawal that they did not see would be undone by the next key
 * that they give.
 */
function checkKept(held: Held, statements: readonly (Statement | Kept)[], now: CaseNow): void {
  const isTheirs = held.userId === '' || carries(held, now)
  if (isTheirs && statements.some((one) => !('body' in one))) throw new SealingError('bad-chain')
}

/** From which organisation this user speaks, and how far its log is known here. */
function speakerOf({ home = 0, logs }: Held): { from: number; log: number } {
  const log = logs.get(home)
  if (!log) throw new SealingError('not-verified')
  return { from: home, log: log.n }
}

/** Says the next thing on a case, as this user or as the person, and goes on from there; `forgetCase` takes it back. */
async function say(
  held: Held,
  caseId: string,
  said: { t: string; at: string; [field: string]: unknown },
): Promise<Statement> {
  const before = held.chains.get(caseId) ?? { ...NOTHING_BELIEVED, statements: [] }
  const place = casePlace(held.network, caseId)
  const { person } = before.now
  const isPerson = held.userId === '' && person !== undefined
  const by = { id: isPerson ? personName(person.circle) : held.userId, sig: held.sig }
  const { statement } = await stateNext(place, before, by, isPerson ? said : { ...said, ...speakerOf(held) })
  const statements = [...before.statements, statement]
  const against = { people: peopleOf(held) }
  const after =
    before.doubts.length > 0
      ? await replayCase(place, statements, NOTHING_BELIEVED, against)
      : await replayCase(place, [statement], before, against)
  held.chains.set(caseId, { ...after, statements })
  return statement
}

/** The consents that a newer one stands for, as far as this user may end them. */
function replacedBy(held: Held, now: CaseNow, given: Grant, beside?: boolean): string[] {
  const all = held.userId === '' || carries(held, now)
  return [...now.grants]
    .filter(([, old]) => (all || old.from === held.home) && standsFor(given, old, beside))
    .map(([id]) => id)
}

/** A statement with the wraps that it is for: where they cannot be made, it was not said either. */
async function sayAndWrap(
  held: Held,
  caseId: string,
  said: { t: string; at: string; [field: string]: unknown },
  to: number,
  compartments: readonly Compartment[],
  keysOf?: ReturnType<typeof keysWithoutWay>,
): Promise<{ statement: Statement; wraps: Wrap[] }> {
  const before = chainOf(held, caseId)
  const statement = await say(held, caseId, said)
  try {
    return { statement, wraps: await wrapTo(held, caseId, to, compartments, keysOf) }
  } catch (refusal) {
    held.chains.set(caseId, before)
    throw refusal
  }
}

/** New keys; kept only when the statement that names them was taken (`keep`). */
async function newEpochs(
  held: Held,
  caseId: string,
  compartments: readonly Compartment[],
  history?: boolean,
): Promise<{ epochs: CompartmentEpoch[]; keep: () => void }> {
  const epochs: CompartmentEpoch[] = []
  const keys: (() => void)[] = []
  for (const compartment of compartments) {
    const begun = held.chains.get(caseId)?.now.commits.has(compartment)
    const before = begun ? presentKeyOf(held, caseId, compartment) : undefined
    const key = newCompartmentKey()
    const epoch = (before?.epoch ?? 0) + 1
    const place = previousPlace(caseId, compartment, epoch)
    const previous = before && history ? toText(await boxPrevious(key, before.key, place)) : undefined
    keys.push(() => keepKey(held, caseId, compartment, epoch, key))
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

function viewOf({ n, hash, now }: Checked<CaseNow>, day: string): CaseView {
  const { owner, person, state } = now
  return {
    head: { n, hash },
    owner,
    ...(person && { person: { circle: person.circle, compartments: person.compartments } }),
    state,
    grants: [...now.grants].map(([id, grant]) => ({ ...grant, id })),
    waiting: [...now.waiting]
      .filter(([, { grant }]) => grant.until >= day)
      .map(([at, { id, by, grant }]) => ({ ...grant, n: at, id, by })),
    carried: carriedParts(now),
    readers: [...now.commits.keys()].map((compartment) => ({
      compartment,
      circles: readersOf(now, compartment, day),
    })),
  }
}

/** The calls about a case's chain. */
export function chainCalls(vault: VaultState): ChainCalls {
  return {
    async openCase({ caseId, owner, compartments, header, headerCircles = [], at }) {
      const held = unlocked(vault)
      held.cases.delete(caseId)
      held.chains.delete(caseId)
      const { epochs, keep } = await newEpochs(held, caseId, compartments)
      const statement = await say(held, caseId, { t: 'open', at, owner, commits: commitsOf(epochs) })
      keep()
      const wraps = await wrapTo(held, caseId, owner, compartments)
      const headers = header ? await sealHeaders(held, caseId, header, headerCircles) : []
      return { statement, epochs, wraps, headers }
    },

    async beginCompartment({ caseId, compartment, circleId, withPerson = false, at }) {
      const held = unlocked(vault)
      const { commits, person } = chainOf(held, caseId).now
      if (commits.has(compartment) || (withPerson && !person)) throw new SealingError('bad-chain')
      const { epochs, keep } = await newEpochs(held, caseId, [compartment])
      const said = { circle: circleId, ...(withPerson && { person: person?.circle }), why: 'begun' }
      const statement = await say(held, caseId, { t: 'epoch', at, commits: commitsOf(epochs), ...said })
      keep()
      const readers = [circleId, ...(withPerson && person ? [person.circle] : [])]
      const wraps = await Promise.all(readers.map((one) => wrapTo(held, caseId, one, [compartment])))
      return { statement, epochs, wraps: wraps.flat() }
    },

    async receiveKeys({ caseId, statements, epochs, wraps }) {
      const held = unlocked(vault)
      // Whose card names no case has none to receive.
      if (held.userId === '' && held.ownCase !== caseId) throw new SealingError('not-verified')
      const place = casePlace(held.network, caseId)
      const chain = await replayCase(place, statements, NOTHING_BELIEVED, { people: peopleOf(held) })
      checkPin(chain.hashes, held.pins.get(pinName(place)))
      checkKept(held, statements, chain.now)
      checkEpochs(held, caseId, chain.now.commits)
      for (const { compartment, epoch, commit } of epochs)
        if (commitOf(chain.now, compartment, epoch) !== commit) throw new SealingError('wrong-commit')
      const keys = await keysFrom(held, caseId, epochs, wraps)
      held.chains.set(caseId, { ...chain, statements })
      pin(held, place, chain)
      pinEpochs(held, caseId, chain.now.commits)
      held.cases.set(caseId, keys)
      return { held: heldOf(held, caseId) }
    },

    async viewCase({ caseId, day }) {
      return viewOf(chainOf(unlocked(vault), caseId), day)
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
      return sayAndWrap(held, caseId, said, to, basis === 'vital_interest' ? [] : compartments)
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
      const made = await sayAndWrap(held, caseId, { t: 'second', at, to: n }, to, compartments)
      return { ...made, grant: { ...asked.grant, id: asked.id } }
    },

    async declineToBreak({ caseId, n, at }) {
      const held = unlocked(vault)
      chainOf(held, caseId)
      return { statement: await say(held, caseId, { t: 'decline', at, to: n }) }
    },

    async includePerson({ caseId, circle, encPublic, sigPublic, compartments, epochs = [], at }) {
      const keys = { enc: encPublic, sig: sigPublic }
      return sayAndWrap(
        unlocked(vault),
        caseId,
        { t: 'person', at, circle, ...keys, compartments },
        circle,
        compartments,
        keysWithoutWay(epochs),
      )
    },

    async revoke({ caseId, grant, at }) {
      const held = unlocked(vault)
      chainOf(held, caseId)
      return { statement: await say(held, caseId, { t: 'revoke', at, grant }) }
    },

    async rotateKeys({ caseId, compartments, readers, why, at, history = true }) {
      const held = unlocked(vault)
      const chain = chainOf(held, caseId)
      const day = earliestDay(notBefore(chain, at))
      const asked = readers.flatMap(({ circleId, compartments: parts }) =>
        parts.filter((one) => compartments.includes(one)).map((compartment) => ({ circleId, compartment })),
      )
      for (const { circleId, compartment } of asked) {
        recipientOf(held, caseId, circleId)
        if (!readersOf(chain.now, compartment, day).includes(circleId)) throw new SealingError('not-verified')
      }
      for (const compartment of compartments) presentKeyOf(held, caseId, compartment)
      const { epochs, keep } = await newEpochs(held, caseId, compartments, history)
      const statement = await say(held, caseId, { t: 'epoch', at, commits: commitsOf(epochs), why })
      keep()
      const wraps = await Promise.all(
        asked.map(({ circleId, compartment }) => wrapTo(held, caseId, circleId, [compartment])),
      )
      return { statement, epochs, wraps: wraps.flat() }
    },

    async transferCase({ caseId, to, at }) {
      const held = unlocked(vault)
      const chain = chainOf(held, caseId)
      recipientOf(held, caseId, to)
      const grant = yesToCarrying(chain.now, to, earliestDay(notBefore(chain, at)))
      return { statement: await say(held, caseId, { t: 'transfer', at, to, grant }) }
    },

    async stateOnCase({ caseId, t, at }) {
      const held = unlocked(vault)
      chainOf(held, caseId)
      return { statement: await say(held, caseId, { t, at }) }
    },
  }
}
