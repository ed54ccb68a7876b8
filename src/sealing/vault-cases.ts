// The vault's work with what a case holds: keys of compartments from their wraps, and records.
import type { Bytes } from './bytes.ts'
import { VOID_KEY } from './case-readers.ts'
import type { CaseNow } from './case-shape.ts'
import type { CircleKeys } from './circle.ts'
import { checkCommitment, openPrevious, previousPlace } from './compartment.ts'
import { FILE_TABLE } from './file-shape.ts'
import { readFileRecord } from './file.ts'
import { sha256 } from './keys.ts'
import { openRecord, recordPlace, sealRecord } from './record.ts'
import { SealingError } from './suite.ts'
import { fromText, toText } from './text.ts'
import { checkContact, CONTACT } from './vault-lists.ts'
import { newestSeen, pinNewest } from './vault-pins.ts'
import { mustBeWitnessed } from './vault-witness.ts'
import type {
  Author,
  Compartment,
  CompartmentEpoch,
  Opened,
  RecordToOpen,
  Said,
  Vault,
  Wrap,
} from './vault-shape.ts'
import {
  circleInLogs,
  keyOf,
  newest,
  unlocked,
  type Epochs,
  type Held,
  type VaultState,
} from './vault-state.ts'
import { isInner, unwrapKey, unwrapUnder, wrapKey, wrapPlace, wrapUnder } from './wrap.ts'

/**
 * The key under which to write and to give now. Where only older ones are held than the chain knows of, `no-key`: a server
 * that keeps the newest back would have it written for those who were sent away.
 */
export function presentKeyOf(
  held: Held,
  caseId: string,
  compartment: Compartment,
): { epoch: number; key: Bytes } {
  mustBeWitnessed(held)
  const present = held.chains.get(caseId)?.now.commits.get(compartment)?.length
  if (present === undefined) throw new SealingError('no-key')
  return keyOf(held, caseId, compartment, present)
}

/** The newest key that is somebody's: where whoever made the last one could not be believed, the one before it. */
export function lastGoodKeyOf(
  held: Held,
  caseId: string,
  compartment: Compartment,
): { epoch: number; key: Bytes } {
  mustBeWitnessed(held)
  const commits = held.chains.get(caseId)?.now.commits.get(compartment) ?? []
  const epoch = commits.findLastIndex((one) => one !== VOID_KEY) + 1
  if (epoch === 0) throw new SealingError('no-key')
  return keyOf(held, caseId, compartment, epoch)
}

/** The key to wrap to, and the epoch of a circle that has any; `not-verified` where neither a log nor the chain has it. */
export function recipientOf(
  held: Held,
  caseId: string,
  circleId: number,
): { publicKey: string; epoch?: number } {
  const person = held.chains.get(caseId)?.now.person
  // A log that claims the person's number for a circle of its own gets nothing by it.
  if (person?.circle === circleId) return { publicKey: person.enc }
  const known = circleInLogs(held, circleId)
  if (!known) throw new SealingError('not-verified')
  return known
}

interface EpochKey {
  epoch: number
  key: Bytes
}

/** The newest key, which leads back to the older ones where there are boxes. */
const presentKey = (held: Held, caseId: string, compartment: Compartment): EpochKey[] => [
  presentKeyOf(held, caseId, compartment),
]

/**
 * The newest key and those here to which no box of `epochs` leads: messages that all end are turned without a way back
 * (`history: false`), and are the person's still for as long as they stand.
 */
export const keysWithoutWay =
  (epochs: readonly CompartmentEpoch[]) =>
  (held: Held, caseId: string, compartment: Compartment): EpochKey[] => {
    const present = presentKeyOf(held, caseId, compartment)
    const older = held.cases.get(caseId)?.get(compartment) ?? new Map<number, Bytes>()
    const isCut = (epoch: number) =>
      epochs.some((one) => one.compartment === compartment && one.epoch === epoch + 1 && !one.previous)
    return [
      present,
      ...[...older]
        .filter(([epoch]) => epoch < present.epoch && isCut(epoch))
        .map(([epoch, key]) => ({ epoch, key })),
    ]
  }

/**
 * Wraps keys of some compartments, the newest where nothing else is said, to a circle whose key a checked log or the case's own
 * chain vouches for.
 */
export async function wrapTo(
  held: Held,
  caseId: string,
  circleId: number,
  {
    compartments,
    keysOf = presentKey,
  }: { compartments: readonly Compartment[]; keysOf?: typeof presentKey | undefined },
): Promise<Wrap[]> {
  const { publicKey, epoch: known } = recipientOf(held, caseId, circleId)
  const present = newest(held.circles.get(circleId) ?? new Map<number, CircleKeys>()).value
  // A circle that has moved on without this person is wrapped to by its new public key, never by the old inner one.
  const inner = present && present.epoch === known ? present.kw : undefined
  const keys = compartments.flatMap((compartment) =>
    keysOf(held, caseId, compartment).map((one) => ({ compartment, ...one })),
  )
  return Promise.all(
    keys.map(async ({ compartment, epoch, key }) => {
      const place = wrapPlace(caseId, compartment, epoch, circleId)
      const wrap = inner ? await wrapUnder(inner, key, place) : await wrapKey(fromText(publicKey), key, place)
      return { compartment, epoch, circleId, wrap: toText(wrap) }
    }),
  )
}

type Keys = Map<Compartment, Epochs>

/** Tries a wrap with each of the circle's epochs: it does not say under which of them it was made. */
async function openWrap(held: Held, caseId: string, wrap: Wrap): Promise<Bytes | undefined> {
  const place = wrapPlace(caseId, wrap.compartment, wrap.epoch, wrap.circleId)
  const bytes = fromText(wrap.wrap)
  if (wrap.circleId === held.ownCircle) return unwrapKey(held.enc, bytes, place)
  for (const circle of held.circles.get(wrap.circleId)?.values() ?? []) {
    try {
      return await (isInner(bytes)
        ? unwrapUnder(circle.kw, bytes, place)
        : unwrapKey(circle.enc, bytes, place))
    } catch (refusal) {
      if (refusal instanceof SealingError && refusal.code === 'broken') continue
      throw refusal
    }
  }
  return undefined
}

/** The key of one epoch from any wrap of one's circles; all of them spoilt is `broken`, none is undefined. */
async function keyFromWraps(held: Held, caseId: string, wraps: Wrap[]): Promise<Bytes | undefined> {
  const mine = wraps.filter(({ circleId }) => held.circles.has(circleId) || circleId === held.ownCircle)
  for (const wrap of mine) {
    const key = await openWrap(held, caseId, wrap)
    if (key) return key
  }
  if (mine.length > 0) throw new SealingError('broken')
  return undefined
}

/** The next newer epoch with its key, if it is held, and the box that came with it. Keys that are nobody's are passed over. */
function aboveOf(
  keys: Keys,
  epochs: readonly CompartmentEpoch[],
  commits: readonly string[],
  { compartment, epoch }: CompartmentEpoch,
): { epoch: number; key: Bytes; box: string | undefined } | undefined {
  let next = epoch + 1
  while (commits[next - 1] === VOID_KEY) next += 1
  const key = keys.get(compartment)?.get(next)
  const newer = epochs.find((other) => other.compartment === compartment && other.epoch === next)
  return key && newer && { epoch: next, key, box: newer.previous }
}

/** Where the keys of a case may be found, and what they are held against. */
interface GivenKeys {
  epochs: readonly CompartmentEpoch[]
  wraps: readonly Wrap[]
  commits: CaseNow['commits']
}

/**
 * Opens all keys of a case that the wraps and boxes give, checked against their commitments. Built apart from what is held, so that what was withdrawn is gone and a refusal changes nothing.
 */
export async function keysFrom(
  held: Held,
  caseId: string,
  { epochs, wraps, commits }: GivenKeys,
): Promise<Keys> {
  const keys: Keys = new Map()
  for (const one of [...epochs].sort((a, b) => b.epoch - a.epoch)) {
    const { compartment, epoch, commit } = one
    const own = wraps.filter((wrap) => wrap.compartment === compartment && wrap.epoch === epoch)
    let key = await keyFromWraps(held, caseId, own)
    const above = aboveOf(keys, epochs, commits.get(compartment) ?? [], one)
    if (!key && above?.box) {
      const place = previousPlace(caseId, compartment, above.epoch)
      key = await openPrevious(above.key, fromText(above.box), place)
    }
    if (!key) continue
    await checkCommitment(key, fromText(commit))
    keys.set(compartment, (keys.get(compartment) ?? new Map<number, Bytes>()).set(epoch, key))
  }
  return keys
}

export function heldOf(held: Held, caseId: string): { compartment: Compartment; epochs: number[] }[] {
  return [...(held.cases.get(caseId) ?? [])].map(([compartment, epochs]) => ({
    compartment,
    epochs: [...epochs.keys()].sort((a, b) => a - b),
  }))
}

/** How to reach the person. */

/** Whose a signature key is, of the person whose case it is and everybody in a learned log; and whether they have given it up. */
function whoseKey(
  held: Held,
  caseId: string,
  key: string,
): { author: Author; isGivenUp: boolean } | undefined {
  type Keys = { sig?: string; earlier?: readonly string[] }
  const has = ({ sig, earlier }: Keys) => sig === key || earlier?.includes(key)
  const person = held.chains.get(caseId)?.now.person
  if (person && has(person)) return { author: 'person', isGivenUp: person.sig !== key }
  for (const [organisation, { now }] of held.logs)
    for (const [user, one] of now.members)
      if (has(one)) return { author: { organisation, user }, isGivenUp: one.sig !== key }
  return undefined
}

const DAY = /^\d{4}-\d\d-\d\d$/
const MINUTE = /^\d{4}-\d\d-\d\dT\d\d:\d\dZ$/

/**
 * Takes out of a value what its writer said of it. What was sealed before there was such a thing is left as it is; a minute that is none, or
 * of another day, was not said.
 */
function apart(sealed: unknown): Opened {
  const { said, ...value } = (sealed ?? {}) as { said?: Partial<Said> }
  if (typeof said?.on !== 'string' || !DAY.test(said.on)) return { value: sealed }
  const { at, ...more } = said
  const isMinute = typeof at === 'string' && MINUTE.test(at) && at.startsWith(said.on)
  return { value, said: { ...more, on: said.on, ...(isMinute && { at }) } }
}

/** The same, put together. */
export const together = (value: unknown, said: Said | undefined): unknown =>
  said ? { ...(value as object), said } : value

/**
 * How to reach the person is sealed anew under each new key. What lies under an older one, or comes from a key that was given up,
 * changes nothing: it may be by whoever was sent away. Only what was seen here when it counted still does.
 */
function mustBePresent(held: Held, record: RecordToOpen, hash: string): void {
  const { caseId, compartment, version, epoch, author } = record
  const seen = newestSeen(held, record)
  if (seen?.n === version && seen.hash === hash) return
  const present = held.chains.get(caseId)?.now.commits.get(compartment)?.length
  const isGivenUp = author !== undefined && whoseKey(held, caseId, author)?.isGivenUp
  if (epoch !== present || (seen && isGivenUp)) throw new SealingError('outdated')
}

/** Opens one record with all that stands in it. */
export async function openWhole(held: Held, record: RecordToOpen): Promise<Opened> {
  const whose = record.author === undefined ? undefined : whoseKey(held, record.caseId, record.author)
  if (record.author !== undefined && !whose) throw new SealingError('not-verified')
  const { key } = keyOf(held, record.caseId, record.compartment, record.epoch)
  const sealed = await openRecord(
    key,
    recordPlace({ ...record, network: held.network }),
    fromText(record.ciphertext),
    {
      signature: record.signature === undefined ? undefined : fromText(record.signature),
      author: record.author === undefined ? undefined : fromText(record.author),
    },
  )
  return { ...apart(sealed), ...(whose && { author: whose.author }) }
}

/** Opens one record as the page may see it: a file's without the file's key. */
async function openOne(held: Held, record: RecordToOpen): Promise<Opened> {
  const opened = await openWhole(held, record)
  if (record.newest) {
    const hash = toText(await sha256(fromText(record.ciphertext)))
    if (record.field === CONTACT) {
      mustBePresent(held, record, hash)
      checkContact(held, record.caseId, { n: record.version, hash })
    }
    pinNewest(held, record, { n: record.version, hash })
  }
  return record.table === FILE_TABLE ? { ...opened, value: readFileRecord(opened.value).about } : opened
}

type Calls = 'heldKeys' | 'forgetCase' | 'sealRecord' | 'openRecord' | 'openRecords' | 'newestNumber'

/** The calls about one case. */
export function caseCalls(state: VaultState): Pick<Vault, Calls> {
  return {
    async heldKeys({ caseId }) {
      return { held: heldOf(unlocked(state), caseId) }
    },

    async newestNumber({ caseId, field }) {
      return { n: newestSeen(unlocked(state), { caseId, field })?.n ?? 0 }
    },

    async forgetCase({ caseId }) {
      const held = unlocked(state)
      held.cases.delete(caseId)
      held.chains.delete(caseId)
      // What the server did not take was never sealed.
      held.headerCounts.delete(caseId)
    },

    async sealRecord({ value, said, ...where }) {
      const held = unlocked(state)
      const { epoch, key } = presentKeyOf(held, where.caseId, where.compartment)
      const place = recordPlace({ ...where, network: held.network, epoch })
      const { ciphertext, signature } = await sealRecord(key, place, together(value, said), held.sig)
      return { epoch, ciphertext: toText(ciphertext), signature: toText(signature) }
    },

    async openRecord(record) {
      return openOne(unlocked(state), record)
    },

    async openRecords({ records }) {
      const held = unlocked(state)
      return Promise.all(
        records.map((record) =>
          openOne(held, record).catch((refusal: unknown) => {
            if (refusal instanceof SealingError) return { refused: refusal.code }
            throw refusal
          }),
        ),
      )
    },
  }
}
