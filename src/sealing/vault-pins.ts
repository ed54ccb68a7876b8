// What a vault has seen of every chain, and of values of which only the newest counts: a number and a hash. Whoever shows
// less, or something else, later is found out.
import { VOID_KEY } from './case-readers.ts'
import { checkPin, hashOf, isHead, type ChainPlace, type Head, type Statement } from './chain.ts'
import type { DueStatement } from './register.ts'
import { COMPARTMENTS, type Compartment } from './shapes.ts'
import { momentOf } from './minute.ts'
import { SealingError } from './suite.ts'
import type { Held, Pin } from './vault-state.ts'

/** The name of a chain among the pins. */
export const pinName = ({ about, id }: ChainPlace): string => `${about} ${id}`

/** The label under which pins are sealed. */
export const PINS = 'pins'
/** Cases are many; of those the ones used last are remembered. */
const PINNED = 500

function remember(held: Held, name: string, { n, hash, ...seen }: Pin): void {
  // What is shown after a backup was restored is no memory before two of the house have said so.
  if (held.restoring) return
  held.pins.delete(name)
  held.pins.set(name, { n, hash, ...seen })
  const [kind] = name.split(' ')
  if (kind === 'organisation') return
  const alike = [...held.pins.keys()].filter((one) => one.startsWith(`${kind} `))
  for (const old of alike.slice(0, -PINNED)) held.pins.delete(old)
}

/** Holds a chain, by the hash of each statement, against what was seen of it; not while it is asked whether a backup was restored. */
export function checkSeen(held: Held, name: string, hashes: readonly string[]): void {
  if (!held.restoring) checkPin(hashes, held.pins.get(name))
}

/** Remembers how far a chain went, and what else was seen of it. */
export const pin = (
  held: Held,
  place: ChainPlace,
  { n, hash }: Head,
  seen: Omit<Pin, keyof Head> = {},
): void => remember(held, pinName(place), { n, hash, ...seen })

/** When the restored backup was said that this user believes. */
export const restoredAt = ({ pins, home }: Held): string | undefined => pins.get(`restored ${home}`)?.at
/** Remembers it: its number goes up with its minute. */
export const pinRestored = (held: Held, at: string, hash: string): void =>
  void held.pins.set(`restored ${held.home}`, { n: momentOf(at) / 60_000, hash, at })

const witnessName = ({ circle, user }: { circle: number; user: string }): string =>
  `witness ${circle} ${user}`
/** Whether this pin is of what this user's own browsers have said. */
export const isOwnWitness = ({ userId }: Held, name: string): boolean =>
  name.startsWith('witness ') && name.endsWith(` ${userId}`)
/** The newest statement of somebody's browser that was seen here (witness.ts). */
export const witnessSeen = (held: Held, who: { circle: number; user: string }): Head | undefined =>
  held.pins.get(witnessName(who))

/** Remembers it; `rollback` or `fork` as for a chain. Of one's own, whose sending may have failed, the highest counts. */
export async function pinWitness(
  held: Held,
  who: { circle: number; user: string },
  n: number,
  statement: Statement,
): Promise<Head> {
  const head = { n, hash: await hashOf(statement) }
  const seen = witnessSeen(held, who)
  if (seen && who.user !== held.userId && !held.restoring) {
    if (n < seen.n) throw new SealingError('rollback')
    if (n === seen.n && head.hash !== seen.hash) throw new SealingError('fork')
  }
  if (n >= (seen?.n ?? 0)) remember(held, witnessName(who), head)
  return head
}

/** The newest statement of another organisation's browser that was cosigned here: of one slot the counter goes up. */
export function pinCosigned(held: Held, { slot, counter, hash }: DueStatement): boolean {
  const name = `register ${slot}`
  const seen = held.pins.get(name)
  if (seen && (counter < seen.n || (counter === seen.n && hash !== seen.hash))) return false
  remember(held, name, { n: counter, hash })
  return true
}

export const newestName = (at: { caseId: string; field: string }): string => `newest ${at.caseId} ${at.field}`
/** What was seen here as the newest value of a field in a case. */
export const newestSeen = (held: Held, at: { caseId: string; field: string }): Head | undefined =>
  held.pins.get(newestName(at))

/** Remembers the newest value of a field in a case; `outdated` for an older one, or another one under the same number. */
export function pinNewest(held: Held, at: { caseId: string; field: string }, shown: Head): void {
  const seen = newestSeen(held, at)
  if (seen && !held.restoring && (shown.n < seen.n || (shown.n === seen.n && shown.hash !== seen.hash)))
    throw new SealingError('outdated')
  remember(held, newestName(at), shown)
}

const lineName = ({ about, id }: { about: string; id: string }): string => `moves-${about} ${id}`
/** What was seen here of a line of signed moves: how far it went. */
export const seenOfLine = (held: Held, line: { about: string; id: string }): Head | undefined =>
  held.pins.get(lineName(line))
export const rememberLine = (held: Held, line: { about: string; id: string }, head: Head): void =>
  remember(held, lineName(line), head)

/** The commitment of every key that a compartment has had, the first one first. */
type Commits = ReadonlyMap<Compartment, readonly string[]>
const epochName = (caseId: string, compartment: Compartment): string => `epoch ${caseId} ${compartment}`

/**
 * A key that was once seen is not hidden again: a statement may be kept from its reader by its hash, and then the one
 * that turned a key would be missed by nobody. `rollback` or `fork`, as for a chain.
 */
export function checkEpochs(held: Held, caseId: string, commits: Commits): void {
  for (const compartment of COMPARTMENTS) {
    const seen = held.pins.get(epochName(caseId, compartment))
    // What has turned out since to be made by who could not be believed is nobody's key, and no other one.
    const isVoid = seen && commits.get(compartment)?.[seen.n - 1] === VOID_KEY
    if (!isVoid && !held.restoring) checkPin(commits.get(compartment) ?? [], seen)
  }
}

/** Remembers the newest key of every compartment whose key was turned; of the others there is nothing to go back to. */
export function pinEpochs(held: Held, caseId: string, commits: Commits): void {
  for (const [compartment, hashes] of commits) {
    const hash = hashes.at(-1)
    if (hash && hashes.length > 1) remember(held, epochName(caseId, compartment), { n: hashes.length, hash })
  }
}

/** Whether what was opened has the shape of pins. */
export const isPins = (value: unknown): value is [string, Pin][] =>
  Array.isArray(value) &&
  value.every((one) => Array.isArray(one) && typeof one[0] === 'string' && isPin(one[1]))
const isPin = (value: unknown): value is Pin =>
  isHead(value) &&
  ['undefined', 'string'].includes(typeof (value as Pin).at) &&
  ((value as Pin).circles ?? []).every(Number.isSafeInteger) &&
  [...((value as Pin).ended ?? []), ...((value as Pin).removed ?? [])].every((one) => typeof one === 'string')
