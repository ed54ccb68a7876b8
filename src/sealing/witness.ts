// What a member's browser says of what it has seen, for the browsers of its circle: how far each chain went, counted and signed by
// the member's key, sealed under the circle's. The server can keep such a statement back, or show an older one; it can make none.
// And the answer to a colleague's question, signed over a number that was drawn a moment ago. (Decision 48.)
import type { Bytes } from './bytes.ts'
import { utf8 } from './bytes.ts'
import { aadLabel } from './aad-label.ts'
import { hashOf, isHead, type Head, type Statement } from './chain.ts'
import { checkSignature, sha256, sign, type SigPair } from './keys.ts'
import { open, seal } from './seal.ts'
import { SealingError } from './suite.ts'
import { fromText, toText } from './text.ts'

/** Whose statement, for which circle, under which epoch of its key, the how manieth of them, and when. */
export type Witnessed = { user: string; circle: number; epoch: number; counter: number; at: string }
/** How far a chain went, by its name among the pins. */
export type NamedHead = readonly [name: string, n: number, hash: string]
/** The newest statement of somebody that was seen: its counter and hash. */
export type SeenStatement = readonly [circle: number, user: string, counter: number, hash: string]
/** What is sealed in it; `restored`: when the restored backup was said of which this browser knows, where there was one. */
export type WitnessedHeads = {
  heads: readonly NamedHead[]
  seen: readonly SeenStatement[]
  restored?: string | undefined
  /** What the server showed of the cases of this circle in that minute: how far each chain went, and how to reach the person. */
  listed?: readonly NamedHead[] | undefined
}
/** What a colleague answers: to whose question, by which number, and the newest statements that they have seen. */
export type WitnessAnswer = {
  nonce: string
  asker: string
  user: string
  at: string
  seen: readonly SeenStatement[]
  restored?: string | undefined
}

const MINUTE = /^\d{4}-\d\d-\d\dT\d\d:\d\dZ$/
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) > 0
const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''
const isSeen = (value: unknown): value is SeenStatement =>
  Array.isArray(value) &&
  isCount(value[0]) &&
  isText(value[1]) &&
  isHead({ n: value[2] as number, hash: value[3] as string })
const isNamed = (value: unknown): value is NamedHead =>
  Array.isArray(value) && isText(value[0]) && isHead({ n: value[1] as number, hash: value[2] as string })

const isMinuteOrNone = (value: unknown): value is string | undefined =>
  value === undefined || (typeof value === 'string' && MINUTE.test(value))

const placeOfStatement = (network: string, circle: number): Bytes => aadLabel('witness', network, circle)
const placeOfHeads = (network: string, { circle, epoch, user, counter }: Witnessed): Bytes =>
  aadLabel('witness-heads', network, circle, epoch, user, counter)
const placeOfAnswer = (network: string): Bytes => aadLabel('witness-answer', network)

function read(body: string): Record<string, unknown> {
  try {
    return (JSON.parse(body) ?? {}) as Record<string, unknown>
  } catch {
    throw new SealingError('broken')
  }
}

const isSignedBy = (sig: string, place: Bytes, { body, signature }: Statement): Promise<boolean> =>
  checkSignature(fromText(sig), place, utf8(body), fromText(signature)).then(
    () => true,
    () => false,
  )

/** Makes a statement: its words are signed, what it saw lies sealed beside them. */
export async function makeWitness(
  by: { sig: SigPair; kw: Bytes; network: string },
  said: Witnessed,
  saw: WitnessedHeads,
): Promise<{ statement: Statement; sealed: string; head: Head }> {
  const sealed = await seal(by.kw, placeOfHeads(by.network, said), saw)
  const body = JSON.stringify({ ...said, sealed: toText(await sha256(sealed)) })
  const signature = toText(await sign(by.sig, placeOfStatement(by.network, said.circle), utf8(body)))
  const statement = { body, signature }
  return { statement, sealed: toText(sealed), head: { n: said.counter, hash: await hashOf(statement) } }
}

/** Reads a statement without trusting it; `broken` for what is none. */
export function readWitness({ body }: Pick<Statement, 'body'>): Witnessed & { sealed: string } {
  const { user, circle, epoch, counter, at, sealed } = read(body)
  const isOne = isText(user) && isCount(circle) && isCount(epoch) && isCount(counter)
  if (!isOne || !isText(at) || !MINUTE.test(at) || !isText(sealed)) throw new SealingError('broken')
  return { user, circle, epoch, counter, at, sealed }
}

/** Whether the one whom it names has signed it for this circle. */
export const isWitnessOf = (sig: string, network: string, circle: number, statement: Statement) =>
  isSignedBy(sig, placeOfStatement(network, circle), statement)

/** Opens what lies beside a statement; `broken` where it is not what was signed. */
export async function openWitness(
  kw: Bytes,
  network: string,
  said: Witnessed & { sealed: string },
  sealed: string,
): Promise<WitnessedHeads> {
  const bytes = fromText(sealed)
  if (toText(await sha256(bytes)) !== said.sealed) throw new SealingError('broken')
  const opened = (await open(kw, placeOfHeads(network, said), bytes)) as Partial<WitnessedHeads>
  const { heads, seen, restored, listed } = opened
  if (!heads?.every(isNamed) || !seen?.every(isSeen) || !isMinuteOrNone(restored))
    throw new SealingError('broken')
  if (listed !== undefined && !(Array.isArray(listed) && listed.every(isNamed)))
    throw new SealingError('broken')
  return { heads, seen, restored, listed }
}

/** Answers a question. */
export async function makeAnswer(sig: SigPair, network: string, answer: WitnessAnswer): Promise<Statement> {
  const body = JSON.stringify(answer)
  return { body, signature: toText(await sign(sig, placeOfAnswer(network), utf8(body))) }
}

/** Reads an answer without trusting it; `broken` for what is none. */
export function readAnswer({ body }: Pick<Statement, 'body'>): WitnessAnswer {
  const { nonce, asker, user, at, seen, restored } = read(body)
  const isOne = isText(nonce) && isText(asker) && isText(user) && isText(at)
  if (!isOne || !Array.isArray(seen) || !seen.every(isSeen) || !isMinuteOrNone(restored))
    throw new SealingError('broken')
  return { nonce, asker, user, at, seen, restored }
}

/** Whether the one whom it names has signed it. */
export const isAnswerOf = (sig: string, network: string, answer: Statement) =>
  isSignedBy(sig, placeOfAnswer(network), answer)
