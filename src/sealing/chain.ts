// A chain is a list of signed statements, each naming the one before by its hash: what was once said cannot be taken out,
// put in or told to two people in two ways without one of them noticing. An organisation's log and a case's file of
// consents are chains; each brings rules of its own. By which set of rules a statement was made stands in its first signed
// byte, so that a release which knows only earlier ones says so instead of crying wolf. (CCP/1 lines 9-12 and 17; decision 42.)
import { join, same, utf8, type Bytes } from './bytes.ts'
import { aadLabel } from './aad-label.ts'
import { checkSignature, sha256, sign, type SigPair } from './keys.ts'
import { SealingError, SUITE } from './suite.ts'
import { fromText, toText } from './text.ts'

/** Which chain: the network and what it is about. Signed with every statement, so that none serves in another chain. */
export type ChainPlace = { network: string; about: 'organisation' | 'case'; id: string }

/** A statement as it is stored and sent. `body` is JSON, byte for byte as it was signed; `signature` is base64url. */
export type Statement = { body: string; signature: string }

/** The sets of rules that this release knows. */
export type RuleSet = 1 | 2
const NEWEST_RULES = 2

/**
 * What every statement says: its number from 1, the hash before, who speaks, the minute they say it is, and its type; by rules 2
 * also that it is by these (`v`).
 */
export type Said = {
  n: number
  prev: string
  by: string
  at: string
  t: string
  v?: RuleSet
  [field: string]: unknown
}

/** How far a chain goes. `n` 0 and an empty hash before the first statement. */
export type Head = { n: number; hash: string }

/** How late it is in a chain, by the last statement whose words were read, and by which rules it goes on (1 where none says). */
export type Told = { at?: string; rules?: RuleSet }
export const NO_HEAD: Head = { n: 0, hash: '' }

/** Whether what was opened says how far a chain goes. */
export const isHead = (value: unknown): value is Head => {
  const { n, hash } = (value ?? {}) as Partial<Head>
  return Number.isSafeInteger(n) && typeof hash === 'string' && hash !== ''
}

/** The longest statement that is read, in characters: a longer one is refused before it is parsed. */
export const STATEMENT_LENGTH = 16_384

const MINUTE = /^\d{4}-\d\d-\d\dT\d\d:\d\dZ$/

function placeOf({ network, about, id }: ChainPlace, rules: RuleSet): Bytes {
  return rules === 1 ? aadLabel('log', network, about, id) : aadLabel('log-2', network, about, id)
}

/** The hash that the next statement must name. */
export async function hashOf({ body, signature }: Statement): Promise<string> {
  return toText(await sha256(join(utf8(body), fromText(signature))))
}

/** The later of a minute and what a chain says itself: time goes on in a chain, whatever a clock or a server says. */
export const notBefore = ({ at = '' }: Told, minute: string): string => (at > minute ? at : minute)

/** What is said and by whom. */
interface Stating {
  by: { id: string; sig: SigPair }
  said: { t: string; at: string; [field: string]: unknown }
  goesBack?: boolean
}

/**
 * Signs the next statement of a chain by the rules of its head, dated no earlier than the last one unless it `goesBack`. `said`
 * gives the type and its fields.
 */
export async function state(
  place: ChainPlace,
  head: Head & Told,
  { by, said, goesBack = false }: Stating,
): Promise<{ statement: Statement; head: Head & Told }> {
  const at = goesBack ? said.at : notBefore(head, said.at)
  const rules = head.rules ?? 1
  const version = rules === 1 ? {} : { v: rules }
  const body = JSON.stringify({ ...said, at, ...version, n: head.n + 1, prev: head.hash, by: by.id })
  const signature = await sign(by.sig, placeOf(place, rules), utf8(body))
  // The first byte of a signature says by which rules it was made.
  signature[0] = rules
  const statement = { body, signature: toText(signature) }
  return { statement, head: { n: head.n + 1, hash: await hashOf(statement), at, rules } }
}

/** Reads a statement's body without trusting it. `bad-chain` unless it has the common fields in their shapes. */
export function readStatement({ body }: Pick<Statement, 'body'>): Said {
  if (body.length > STATEMENT_LENGTH) throw new SealingError('bad-chain')
  let said: unknown
  try {
    said = JSON.parse(body)
  } catch {
    throw new SealingError('bad-chain')
  }
  if (!isSaid(said)) throw new SealingError('bad-chain')
  return said
}

function isSaid(value: unknown): value is Said {
  const { n, prev, by, at, t, v } = (value ?? {}) as Record<string, unknown>
  return (
    Number.isSafeInteger(n) &&
    (v === undefined || (Number.isSafeInteger(v) && (v as number) > 1)) &&
    [prev, by, at, t].every((field) => typeof field === 'string') &&
    MINUTE.test(at as string)
  )
}

/** What a kind of chain brings: who may have signed, and what a statement changes. Both refuse with `bad-chain`. */
export type Rules<Now> = {
  /** The Ed25519 public halves of which one must have signed, given what was true before the statement. */
  signer(now: Now, said: Said): readonly Bytes[] | Promise<readonly Bytes[]>
  /** What is true after the statement; never changes `now` itself. */
  apply(now: Now, said: Said): Now
  /** What is true after a statement whose words are kept from the reader. */
  passOver?(now: Now): Now
  /** The statement with which a chain goes over to rules 2. */
  upgrades?(said: Said): boolean
  /** The statement that may be dated before the one before it: it repairs what a wrong clock has dated. */
  goesBack?(said: Said): boolean
}

/** A chain as far as it has been checked. */
export type Checked<Now> = Head & Told & { now: Now }

/** A statement that is kept from this reader: its number and hash hold the chain together, its words are not shown. */
export type Kept = { n: number; hash: string }

/**
 * What a reader knows of time: the latest minute that it can be by now, when it last saw how far the chain went, and since when lines beyond
 * a number were not there for colleagues (`told`).
 */
export type Window = {
  latest?: string
  seen?: { n: number; at: string }
  told?: readonly { n: number; at: string }[]
}

/** Its bytes, or `bad-chain`. */
function signatureOf({ signature }: Pick<Statement, 'signature'>): Bytes {
  try {
    return fromText(signature)
  } catch {
    throw new SealingError('bad-chain')
  }
}

/** By which rules a statement was made, as its signature's first byte and its words say. `unknown-suite` for those of a later release. */
export function rulesOf(said: Pick<Said, 'v'>, statement: Pick<Statement, 'signature'>): RuleSet {
  const [first = 0] = signatureOf(statement)
  const words = said.v ?? 1
  if (first !== words || words > NEWEST_RULES) throw new SealingError('unknown-suite')
  return words
}

/** Whether one of these keys signed a statement of a chain, which is by these rules. */
export async function isSignedBy(
  signers: readonly Bytes[],
  place: ChainPlace,
  statement: Statement,
  rules: RuleSet,
): Promise<boolean> {
  const signature = signatureOf(statement)
  signature[0] = SUITE
  const words = utf8(statement.body)
  for (const signer of signers)
    if (await checkSignature(signer, placeOf(place, rules), words, signature).then(yes, no)) return true
  return false
}
const yes = (): boolean => true
const no = (): boolean => false

type Link = Pick<Rules<unknown>, 'upgrades' | 'goesBack'>

/**
 * Checks that a statement follows `from`: its number, the hash before, its minute, and that a chain goes over to other rules by the
 * one statement that says so. Answers with the rules that it is by.
 */
export function checkLink(
  { n, hash, at = '', rules }: Head & Told,
  /** A statement, and what was read in it. */
  { statement, said }: { statement: Statement; said: Said },
  kind: Link,
  { seen }: Window = {},
): RuleSet {
  const by = rulesOf(said, statement)
  const isNext =
    said.n === n + 1 && said.prev === hash && (said.at >= at || (by === 2 && kind.goesBack?.(said) === true))
  // What is new to a reader was not said before that reader last looked.
  const isBackdated = seen !== undefined && said.n > seen.n && said.at < seen.at
  if (!isNext || isBackdated) throw new SealingError('bad-chain')
  const before = n === 0 ? by : (rules ?? 1)
  // It goes over once, by the statement that says so and by no other.
  if (by < before || by > before !== (kind.upgrades?.(said) === true)) throw new SealingError('bad-chain')
  return by
}

/** The first statement that says it is later than it can be, since when nothing has put it right; undefined where there is none. */
export function nextAhead(ahead: number | undefined, said: Said, { latest }: Window): number | undefined {
  if (latest === undefined || said.at <= latest) return undefined
  return ahead ?? said.n
}

/**
 * Checks statements that follow `from`, one by one. A wrong number, a wrong hash before, a minute earlier than the one before, a
 * signature that is not its signer's, or what the rules refuse: `bad-chain` (`unknown-suite` where a later release signed), and
 * nothing of it counts.
 * A statement that is kept from the reader is passed over by its hash.
 */
export async function replay<Now>(
  place: ChainPlace,
  statements: readonly (Statement | Kept)[],
  rules: Rules<Now>,
  { from, window = {} }: { from: Checked<Now>; window?: Window | undefined },
): Promise<Checked<Now> & { hashes: string[]; ahead?: number }> {
  let { n, hash, now, at, rules: by } = from
  let ahead: number | undefined
  const hashes: string[] = []
  for (const statement of statements) {
    if ('body' in statement) {
      const said = readStatement(statement)
      by = checkLink(
        { n, hash, ...(at !== undefined && { at }), ...(by && { rules: by }) },
        { statement, said },
        rules,
        window,
      )
      if (!(await isSignedBy(await rules.signer(now, said), place, statement, by)))
        throw new SealingError('bad-chain')
      now = rules.apply(now, said)
      hash = await hashOf(statement)
      at = said.at
      ahead = nextAhead(ahead, said, window)
    } else {
      if (statement.n !== n + 1) throw new SealingError('bad-chain')
      if (rules.passOver) now = rules.passOver(now)
      hash = statement.hash
    }
    n += 1
    hashes.push(hash)
  }
  return {
    n,
    hash,
    now,
    hashes,
    ...(at !== undefined && { at }),
    ...(by && { rules: by }),
    ...(ahead && { ahead }),
  }
}

/**
 * Compares a chain, given as the hash of every statement, with what was seen of it before. Shorter: `rollback`. Another
 * statement where one was seen: `fork`. Both mean that somebody is being lied to, and end everything.
 */
export function checkPin(hashes: readonly string[], pin: Head | undefined): void {
  if (!pin || pin.n === 0) return
  const seen = hashes[pin.n - 1]
  if (seen === undefined) throw new SealingError('rollback')
  if (!same(utf8(seen), utf8(pin.hash))) throw new SealingError('fork')
}
