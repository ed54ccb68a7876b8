// How this vault says something on a case: by the rules of its chain, as far as its logs and its clock go, and on top of what it
// believes. Where lines of the chain cannot be believed by themselves nobody is given anything until they are settled; what
// takes something away, and the key that is owed after it, wait for nothing, and do not vouch for those lines.
import { peopleIn } from './case-people.ts'
import { personName } from './case-readers.ts'
import { NOTHING_BELIEVED, replayCase, type LineProof } from './case-replay.ts'
import type { CaseNow, People } from './case-shape.ts'
import { notBefore, state as stateNext } from './chain.ts'
import type { ChainPlace, Kept, Statement, Window } from './chain.ts'
import { standsFor } from './superseded-grants.ts'
import { SealingError } from './suite.ts'
import { wrapTo, type keysWithoutWay } from './vault-cases.ts'
import type { Compartment, Wrap } from './vault-shape.ts'
import { unlocked, type Held, type KnownCase, type VaultState } from './vault-state.ts'
import { mustBeNow, windowOf } from './vault-time.ts'

export const casePlace = (network: string, caseId: string): ChainPlace => ({
  network,
  about: 'case',
  id: caseId,
})

/** Members and circles, as the learned logs have them. */
export const peopleOf = (held: Held): People => peopleIn((organisation) => held.logs.get(organisation))

/** A case whose chain was received, or `no-key`. */
export function chainOf(held: Held, caseId: string): KnownCase {
  const chain = held.chains.get(caseId)
  if (!chain) throw new SealingError('no-key')
  return chain
}

/** Whether this user is one of those who carry the case: colleagues of the same house who are not are told no more than others. */
export const carries = (held: Held, { owner }: CaseNow): boolean =>
  held.logs
    .get(held.home ?? 0)
    ?.now.circles.get(owner)
    ?.members.includes(held.userId) === true

/**
 * Nothing is kept from who carries a case or whose it is: a withdrawal that they did not see would be undone by the next key
 * that they give.
 */
export function checkKept(held: Held, statements: readonly (Statement | Kept)[], now: CaseNow): void {
  const isTheirs = held.userId === '' || carries(held, now)
  if (isTheirs && statements.some((one) => !('body' in one))) throw new SealingError('bad-chain')
}

/** From which organisation this user speaks, and how far its log is known here. */
function speakerOf({ home = 0, logs }: Held, rules: number): { from: number; log: number; head?: string } {
  const log = logs.get(home)
  if (!log) throw new SealingError('not-verified')
  return { from: home, log: log.n, ...(rules === 2 && { head: log.hash }) }
}

/** How far a log is known; of number 0, how often this vault was told what colleagues were shown. */
const knownOf = ({ logs, witness }: Held, organisation: number): number =>
  organisation === 0 ? witness.listsTaken : (logs.get(organisation)?.n ?? 0)

/** How far the logs of those who speak on a case are known, and what colleagues were shown of it. */
const judgedBy = (held: Held, { heard }: CaseNow): Map<number, number> =>
  new Map([0, ...heard.keys()].map((organisation) => [organisation, knownOf(held, organisation)]))

/** What a chain that was read is judged by again: it was there when this vault looked. */
function windowAgain(vault: VaultState, held: Held, caseId: string): Window {
  const { latest, told } = windowOf(vault, held, casePlace(held.network, caseId))
  return { ...(latest !== undefined && { latest }), ...(told && { told }) }
}

/** Judges what a server shows of a case by what is known now. */
export async function believe(
  vault: VaultState,
  caseId: string,
  { statements, proofs }: { statements: readonly (Statement | Kept)[]; proofs: readonly LineProof[] },
  window: Window = windowOf(vault, unlocked(vault), casePlace(unlocked(vault).network, caseId)),
): Promise<KnownCase> {
  const held = unlocked(vault)
  const against = { people: peopleOf(held), proofs, window }
  const known = await replayCase(casePlace(held.network, caseId), statements, NOTHING_BELIEVED, against)
  return { ...known, statements, proofs, judgedBy: judgedBy(held, known.now) }
}

/** A case as it is believed now: where somebody's log has grown since, it is judged anew. */
export async function presentCase(vault: VaultState, caseId: string): Promise<KnownCase> {
  const held = unlocked(vault)
  const known = chainOf(held, caseId)
  const isSame = [...known.judgedBy].every(([organisation, n]) => knownOf(held, organisation) === n)
  if (isSame) return known
  const { statements, proofs } = known
  const next = await believe(vault, caseId, { statements, proofs }, windowAgain(vault, held, caseId))
  held.chains.set(caseId, next)
  return next
}

/** What is said also where lines of a chain are in doubt. */
const TAKES_AWAY = ['revoke', 'decline', 'freeze']
const NEVER_WAITS = [...TAKES_AWAY, 'epoch', 'upgrade', 'settle']

export type Words = { t: string; at: string; [field: string]: unknown }

const newCase = ({ home = 0, logs }: Held): KnownCase => ({
  ...NOTHING_BELIEVED,
  rules: logs.get(home)?.rules ?? 1,
  statements: [],
  proofs: [],
  judgedBy: new Map(),
})

/** Says the next thing on a case, as this user or as the person, and goes on from there; `forgetCase` takes it back. */
export async function say(vault: VaultState, caseId: string, said: Words): Promise<Statement> {
  const held = unlocked(vault)
  // A new case begins by the rules of its carrier's log; an older one goes on by its own until it goes over.
  const known = held.chains.has(caseId) ? await presentCase(vault, caseId) : newCase(held)
  const rules = said.t === 'upgrade' ? 2 : (known.rules ?? 1)
  const isSettling = said.t === 'settle'
  if (known.doubts.length > 0 && !NEVER_WAITS.includes(said.t)) throw new SealingError('unsettled')
  mustBeNow(vault, held, isSettling ? said.at : notBefore(known, said.at), TAKES_AWAY.includes(said.t))
  const over = known.doubts.map(({ n }) => n)
  const { person } = known.now
  const isPerson = held.userId === '' && person !== undefined
  const by = { id: isPerson ? personName(person.circle) : held.userId, sig: held.sig }
  const whole = {
    ...said,
    ...(!isPerson && speakerOf(held, rules)),
    ...(rules === 2 && !isSettling && over.length > 0 && { over }),
  }
  const place = casePlace(held.network, caseId)
  const { statement } = await stateNext(place, { ...known, rules }, { by, said: whole, goesBack: isSettling })
  held.chains.set(caseId, await withLine(vault, caseId, known, statement))
  return statement
}

/** What is believed of a case after a statement that was just made. What is in doubt may be settled by it. */
async function withLine(
  vault: VaultState,
  caseId: string,
  known: KnownCase,
  statement: Statement,
): Promise<KnownCase> {
  const held = unlocked(vault)
  const place = casePlace(held.network, caseId)
  const window = windowAgain(vault, held, caseId)
  const statements = [...known.statements, statement]
  if (known.doubts.length > 0) return believe(vault, caseId, { statements, proofs: known.proofs }, window)
  const after = await replayCase(place, [statement], known, { people: peopleOf(held), window })
  return { ...known, ...after, statements, judgedBy: judgedBy(held, after.now) }
}

/** A statement with the wraps that it is for: where they cannot be made, it was not said either. */
export async function sayAndWrap(
  vault: VaultState,
  caseId: string,
  said: Words,
  to: { circle: number; compartments: readonly Compartment[]; keysOf?: ReturnType<typeof keysWithoutWay> },
): Promise<{ statement: Statement; wraps: Wrap[] }> {
  const held = unlocked(vault)
  const before = chainOf(held, caseId)
  const statement = await say(vault, caseId, said)
  try {
    return {
      statement,
      wraps: await wrapTo(held, caseId, to.circle, { compartments: to.compartments, keysOf: to.keysOf }),
    }
  } catch (refusal) {
    held.chains.set(caseId, before)
    throw refusal
  }
}

/** The consents that a newer one stands for, as far as this user may end them. */
export function replacedBy(
  held: Held,
  now: CaseNow,
  given: Parameters<typeof standsFor>[0],
  beside?: boolean,
): string[] {
  const all = held.userId === '' || carries(held, now)
  return [...now.grants]
    .filter(([, old]) => (all || old.from === held.home) && standsFor(given, old, beside))
    .map(([id]) => id)
}
