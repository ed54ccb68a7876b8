// What the server has to know exactly, and a copy of the database must not tell: which language somebody understands, which permission to stay they have, what a worker
// signed of a case. Such values stand in their columns locked under a key that grows from a secret beside the database, are locked as
// they are sent and unlocked as they arrive, so that the rest of the program knows nothing of it. (Decision 99.)
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto'
import { types } from 'pg'
import { dayOf, newHiding, spotOf, type Hiding } from './hidden.ts'

export interface Lock {
  /** The secret from which the key grows; the first one stays. */
  use: (secret: Uint8Array) => void
  /** Any value of JSON as a text that says only roughly how long it is. Throws before a secret was given. */
  close: (value: unknown) => string
  /** What was locked; a text that this key does not open stays as it is. */
  open: (text: string) => unknown
  /** What stands for something so short that its hash could be guessed: 32 bytes, the same for the same, as PostgreSQL reads them. Throws before a secret was given. */
  keyedHash: (value: Uint8Array) => string
  /** Ids as the trail keeps them; nothing before a secret was given. */
  readonly hiding: Hiding | undefined
}

/** How a locked value begins. */
export const lockedMark = 'locked1:'
const cipher = 'aes-256-gcm'
const place = Buffer.from('continuum column')
const [nonceLength, tagLength, step] = [12, 16, 64]
/** How many opened values are remembered. */
const keptOpen = 5000

export function newLock(): Lock {
  let key: KeyObject | undefined
  let hashKey: KeyObject | undefined
  let hiding: Hiding | undefined
  // Lists are read again and again: what was opened once is not opened anew.
  const opened = new Map<string, string>()
  const open = (text: string): unknown => {
    const known = opened.get(text)
    if (known !== undefined) return JSON.parse(known) as unknown
    const sealed = Buffer.from(text.slice(lockedMark.length), 'base64url')
    if (!key || sealed.length < nonceLength + tagLength) return text
    const decipher = createDecipheriv(cipher, key, sealed.subarray(0, nonceLength)).setAAD(place)
    decipher.setAuthTag(sealed.subarray(-tagLength))
    try {
      const plain = [decipher.update(sealed.subarray(nonceLength, -tagLength)), decipher.final()]
      const value = Buffer.concat(plain).toString().trimEnd()
      if (opened.size >= keptOpen) opened.clear()
      opened.set(text, value)
      return JSON.parse(value) as unknown
    } catch {
      return text
    }
  }
  return {
    use(secret) {
      key ??= createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', 'continuum column lock', 32)))
      hashKey ??= createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', 'continuum keyed hash', 32)))
      hiding ??= newHiding(secret)
    },
    get hiding() {
      return hiding
    },
    keyedHash(value) {
      if (!hashKey) throw new Error('What is hashed in the database needs the secrets of its network.')
      return `\\x${createHmac('sha256', hashKey).update(value).digest('hex')}`
    },
    close(value) {
      if (!key) throw new Error('What is locked in the database needs the secrets of its network.')
      const plain = Buffer.from(JSON.stringify(value))
      // Blanks after a value of JSON say nothing: short values are all of one length.
      const padded = Buffer.alloc(Math.ceil(plain.length / step) * step, ' ')
      plain.copy(padded)
      const nonce = randomBytes(nonceLength)
      const locking = createCipheriv(cipher, key, nonce).setAAD(place)
      const sealed = [nonce, locking.update(padded), locking.final(), locking.getAuthTag()]
      return lockedMark + Buffer.concat(sealed).toString('base64url')
    },
    open,
  }
}

const isLocked = (value: unknown): value is string =>
  typeof value === 'string' && value.startsWith(lockedMark)

const lockedPart = new RegExp(`"(${lockedMark}[\\w-]+)"`, 'g')
const hexMark = `\\x${Buffer.from(lockedMark).toString('hex')}`

/** How texts, bytes and objects are read that come from the database, by the numbers of their types. */
export function unlocking(lock: Lock): [type: number, read: (text: string) => unknown][] {
  const text = (value: string) => {
    if (value.startsWith(lockedMark)) return lock.open(value)
    if (!value.includes(`"${lockedMark}`)) return value
    return value.replace(lockedPart, (whole, part: string) => {
      const opened = lock.open(part)
      return typeof opened === 'string' && opened !== part ? opened : whole
    })
  }
  const bytes = (value: string): unknown => {
    const raw = types.getTypeParser(17)(value) as Buffer
    if (!value.startsWith(hexMark)) return raw
    const opened = lock.open(raw.toString())
    return typeof opened === 'string' && !isLocked(opened) ? Buffer.from(opened, 'base64url') : raw
  }
  const object = (value: string): unknown =>
    value.includes(`"${lockedMark}`)
      ? JSON.parse(value, (_name, inner: unknown) => (isLocked(inner) ? lock.open(inner) : inner))
      : JSON.parse(value)
  return [
    [17, bytes],
    [25, text],
    [114, object],
    [3802, object],
  ]
}

/** A parameter that is locked when it is sent. */
export interface Closing {
  readonly by: (lock: Lock) => string
}
// Membership, not shape, decides: what comes out of a request is never one.
const closings = new WeakSet<object>()
export const isClosing = (value: unknown): value is Closing =>
  typeof value === 'object' && value !== null && closings.has(value)

/** What is made of the secret at the moment in which it is sent. */
export function closing(by: Closing['by']): Closing {
  const made = Object.freeze({ by })
  closings.add(made)
  return made
}

/** A value that stands locked in its column; nothing stays nothing. */
export const locked = <T>(value: T): Closing | null =>
  value === null || value === undefined ? null : closing((lock) => lock.close(value))

/** Bytes of which their keyed hash alone stands in a column: whoever brings the same again is recognised. */
export const keyedHash = (value: Uint8Array): Closing => closing((lock) => lock.keyedHash(value))

/** Several values, each locked by itself, as an array of PostgreSQL. */
export const lockedEach = (values: readonly unknown[]): Closing =>
  closing((lock) => `{${values.map((value) => lock.close(value)).join(',')}}`)

/** On whose word a yes was written down, within a statement: how, in which language, and the hash of the words. */
const yesWithin = /"agreed":(\{[^{}]*\})/

/** Whether a statement says in which language somebody said yes. */
export const saysLanguage = (body: string): boolean => yesWithin.test(body)

/** A statement in which that part is locked; the rest stays an object of JSON that the database reads, and what is read is the same to the byte. */
export const lockYes = (lock: Lock, body: string): string =>
  body.replace(yesWithin, (_whole, yes: string) => `"agreed":"${lock.close(yes)}"`)
export const lockedYes = (body: string): Closing => closing((lock) => lockYes(lock, body))

/**
 * Answers of moves that stand locked, by their names: which language somebody understands, which permission to stay they have, and of whoever
 * asks for a bed how many women and men come, where they feel safe, what their place must have, which room they are offered and where they sleep meanwhile.
 */
export const lockedAnswers: readonly string[] = [
  'language',
  'second_language',
  'permit',
  'valid_from',
  'valid_to',
  'women',
  'men',
  'safe_in',
  'needs',
  'room',
  'night_in',
]

/** The answers of a move as an object of JSON, in which those that a copy of the database must not tell are locked. */
export const lockedIn = (answers: Readonly<Record<string, unknown>>): Closing =>
  closing((lock) => JSON.stringify(lockIn(lock, answers)))

/** The same, as an object. */
export const lockIn = (lock: Lock, answers: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(answers).map(([name, value]) =>
      lockedAnswers.includes(name) &&
      (Array.isArray(value) || ['string', 'number'].includes(typeof value)) &&
      !isLocked(value)
        ? [name, lock.close(value)]
        : [name, value],
    ),
  )

/** What hides under the secret; throws before it was given. */
const hidingOf = ({ hiding }: Lock): Hiding => {
  if (!hiding) throw new Error('What stands hidden in the database needs the secrets of its network.')
  return hiding
}

/** The id of what a line of a trail is about, as the trail keeps it. */
export const hiddenId = (id: string | undefined, chain: number, at: Date): Closing | null =>
  id === undefined ? null : closing((lock) => hidingOf(lock).hide(id, spotOf(chain, at)))

/** Everything that stands for one id in a trail from one day to another, as an array of PostgreSQL; itself too, as lines from before are not hidden. */
export const hiddenIds = (id: string, chain: number, from: Date, to: Date): Closing =>
  closing((lock) => {
    const [first, last] = [dayOf(from), dayOf(to)]
    const hiding = hidingOf(lock)
    const ids = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) =>
      hiding.hideAllDay(id, { chain, day: first + at }),
    ).flat()
    return `{${[id, ...ids].join(',')}}`
  })

/** A person in the trail of visitors: by their card, which is known as a number. */
export const hiddenPerson = (circle: number, chain: number, at: Date): Closing =>
  closing((lock) => {
    const id = circle.toString(16).padStart(32, '0')
    return `person:${hidingOf(lock).hide(id, spotOf(chain, at))}`
  })
