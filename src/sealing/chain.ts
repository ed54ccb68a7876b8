// A chain is a list of signed statements, each naming the one before by its hash: what was once said cannot be taken out,
// put in or told to two people in two ways without one of them noticing. An organisation's log and a case's file of
// agreements are chains; each brings rules of its own. (CCP/1 lines 9-12 and 17.)
import { join, same, utf8, type Bytes } from './bytes.ts'
import { ctx } from './aad-label.ts'
import { checkSignature, sha256, sign, type SigPair } from './keys.ts'
import { SealingError } from './suite.ts'
import { fromText, toText } from './text.ts'

/** Which chain: the network and what it is about. Signed with every statement, so that none serves in another chain. */
export type ChainPlace = { network: string; about: 'organisation' | 'case'; id: string }

/** A statement as it is stored and sent. `body` is JSON, byte for byte as it was signed; `signature` is base64url. */
export type Statement = { body: string; signature: string }

/** What every statement says: its number from 1, the hash before, who speaks, the minute they say it is, and its type. */
export type Said = { n: number; prev: string; by: string; at: string; t: string; [field: string]: unknown }

/** How far a chain goes. `n` 0 and an empty hash before the first statement. */
export type Head = { n: number; hash: string }

/** How late it is in a chain: the minute of the last statement whose words were read. */
export type Told = { at?: string }
export const NO_HEAD: Head = { n: 0, hash: '' }

/** Whether what was opened says how far a chain goes. */
export const isHead = (value: unknown): value is Head => {
  const { n, hash } = (value ?? {}) as Partial<Head>
  return Number.isSafeInteger(n) && typeof hash === 'string' && hash !== ''
}

/** The longest statement that is read, in characters: a longer one is refused before it is parsed. */
export const STATEMENT_LENGTH = 16_384

const MINUTE = /^\d{4}-\d\d-\d\dT\d\d:\d\dZ$/

function placeOf({ network, about, id }: ChainPlace): Bytes {
  return ctx('log', network, about, id)
}

/** The hash that the next statement must name. */
export async function hashOf({ body, signature }: Statement): Promise<string> {
  return toText(await sha256(join(utf8(body), fromText(signature))))
}

/** The later of a minute and what a chain says itself: time goes on in a chain, whatever a clock or a server says. */
export const notBefore = ({ at = '' }: Told, minute: string): string => (at > minute ? at : minute)

/** Signs the next statement of a chain, dated no earlier than the last one. `said` gives the type and its fields. */
export async function state(
  place: ChainPlace,
  head: Head & Told,
  by: { id: string; sig: SigPair },
  said: { t: string; at: string; [field: string]: unknown },
): Promise<{ statement: Statement; head: Head }> {
  const at = notBefore(head, said.at)
  const body = JSON.stringify({ ...said, at, n: head.n + 1, prev: head.hash, by: by.id })
  const statement = { body, signature: toText(await sign(by.sig, placeOf(place), utf8(body))) }
  return { statement, head: { n: head.n + 1, hash: await hashOf(statement) } }
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
  const { n, prev, by, at, t } = (value ?? {}) as Record<string, unknown>
  return (
    Number.isSafeInteger(n) &&
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
}

/** A chain as far as it has been checked. */
export type Checked<Now> = Head & Told & { now: Now }

/** A statement that is kept from this reader: its number and hash hold the chain together, its words are not shown. */
export type Kept = { n: number; hash: string }

async function checkSigner(
  signers: readonly Bytes[],
  place: ChainPlace,
  statement: Statement,
): Promise<void> {
  for (const signer of signers) {
    try {
      await checkSignature(signer, placeOf(place), utf8(statement.body), fromText(statement.signature))
      return
    } catch (refusal) {
      if (refusal instanceof SealingError && refusal.code === 'unknown-suite') throw refusal
    }
  }
  throw new SealingError('bad-chain')
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
  from: Checked<Now>,
): Promise<Checked<Now> & { hashes: string[] }> {
  let { n, hash, now, at } = from
  const hashes: string[] = []
  for (const statement of statements) {
    if ('body' in statement) {
      const said = readStatement(statement)
      if (said.n !== n + 1 || said.prev !== hash || said.at < (at ?? '')) throw new SealingError('bad-chain')
      await checkSigner(await rules.signer(now, said), place, statement)
      now = rules.apply(now, said)
      hash = await hashOf(statement)
      at = said.at
    } else {
      if (statement.n !== n + 1) throw new SealingError('bad-chain')
      if (rules.passOver) now = rules.passOver(now)
      hash = statement.hash
    }
    n += 1
    hashes.push(hash)
  }
  return { n, hash, now, hashes, ...(at !== undefined && { at }) }
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
