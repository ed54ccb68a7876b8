// A signed move: what somebody at work says of a case beside its chain of readers, so that no server can say it for them. Such
// statements stand in lines of their own, one for each case (its critical facts) and one for each process (its steps), where each
// names the one before: daily work makes no chain of readers longer. The day is clear, the minute sealed for those who sign
// together. (Decision 47.)
import { utf8, type Bytes } from './bytes.ts'
import { aadLabel } from './aad-label.ts'
import type { End, People, Speaker } from './case-shape.ts'
import { hashOf, STATEMENT_LENGTH, type Head, type Statement } from './chain.ts'
import { checkSignature, sign, type SigPair } from './keys.ts'
import { rootFrom, type SpokenProof } from './spoken.ts'
import { SealingError } from './suite.ts'
import { fromText, toText } from './text.ts'

/** Which line: the facts of a case, or the steps of one process on it. */
export type LinePlace = { network: string; about: 'case' | 'track'; id: string }

/** One fact, with the statement that set it and who said it on which day; `n` 0 where it was taken over from the server, unsigned. */
export type SignedFact = { is: string; n: number; by: string; from: number; on: string }
export type SignedFacts = Readonly<Record<string, SignedFact>>

/**
 * A duty that is owed: the day on which it began; the day that was answered where that dates it, and whether it is due on that day, from it
 * on, or before it; and the rules by which it began, by the first letters of their hash.
 */
export type SignedDuty = { on: string; day?: string; dated?: 'on' | 'from' | 'before'; law?: string }

/** The law by which duties are owed: its pack, a hash over its files, and how old the person is where that decides. */
export type StepLaw = { pack: string; hash: string; age?: string }

/**
 * One step of a process: from which state to which, which version of it came of that, what was answered, in codes, and every duty
 * that is owed after it.
 */
export type SignedStep = {
  kind: string
  move: string
  was: string
  to: string
  v: number
  said: Readonly<Record<string, unknown>>
  owed: Readonly<Record<string, SignedDuty>>
  law?: StepLaw
  /** The circle on the other side, which signs what it does on this process; 0 where nobody else stands on it. */
  other?: number
}

/** The minute of it, sealed under the key of the circle whose members may say when exactly it was. */
export type SealedMinute = { circle: number; epoch: number; sealed: string }

/** What a signed move says. `by` a user, with how far the log of their house had gone; `case` so that no line serves on another. */
export type SaidMove = {
  n: number
  prev: string
  by: string
  from: number
  log: number
  head: string
  on: string
  case: string
  at?: SealedMinute
  facts?: SignedFacts
  step?: SignedStep
  /** The step by which the other side was asked, where it is the other side that speaks: it need not stand on the case's chain. */
  asked?: Statement
}

const DAY = /^\d{4}-\d\d-\d\d$/
const refuse = (): never => {
  throw new SealingError('bad-chain')
}

const placeOf = ({ network, about, id }: LinePlace): Bytes => aadLabel('move', network, about, id)
/** Where the sealed minute of a move belongs. */
export const minutePlace = ({ network, about, id }: LinePlace, n: number): Bytes =>
  aadLabel('move-at', network, about, id, n)

const isCount = (value: unknown, least = 1): value is number =>
  Number.isSafeInteger(value) && (value as number) >= least
const isText = (value: unknown, most = 200): value is string =>
  typeof value === 'string' && value.length <= most

const has = (value: object, ...names: string[]): boolean =>
  Object.keys(value).every((name) => names.includes(name))

function isFact(value: unknown): value is SignedFact {
  const { is, n, by, from, on } = (value ?? {}) as Record<string, unknown>
  if (!isText(is, 40) || is === '' || !isCount(n, 0) || !has(value ?? {}, 'is', 'n', 'by', 'from', 'on'))
    return false
  return n === 0 ? by === '' && from === 0 && on === '' : isText(by) && isCount(from) && DAY.test(String(on))
}
const isFacts = (value: unknown): value is SignedFacts =>
  typeof value === 'object' && value !== null && Object.values(value).every(isFact)
function isDuty(value: unknown): value is SignedDuty {
  const { on, day, dated, law } = (value ?? {}) as Record<string, unknown>
  return (
    DAY.test(String(on)) &&
    (day === undefined || isText(day, 40)) &&
    (dated === undefined || ['on', 'from', 'before'].includes(dated as string)) &&
    (law === undefined || isText(law, 16)) &&
    has(value ?? {}, 'on', 'day', 'dated', 'law')
  )
}
function isLaw(value: unknown): value is StepLaw {
  const { pack, hash, age } = (value ?? {}) as Record<string, unknown>
  const isNamed = isText(pack, 60) && isText(hash, 64) && (age === undefined || isText(age, 20))
  return isNamed && has(value ?? {}, 'pack', 'hash', 'age')
}
function isStep(value: unknown): value is SignedStep {
  const { kind, move, was, to, v, said, owed, law, other } = (value ?? {}) as Record<string, unknown>
  return (
    [kind, move, was, to].every((one) => isText(one, 60)) &&
    isCount(v) &&
    isCodes(said) &&
    typeof owed === 'object' &&
    owed !== null &&
    Object.values(owed).every(isDuty) &&
    (law === undefined || isLaw(law)) &&
    (other === undefined || isCount(other, 0)) &&
    has(value ?? {}, 'kind', 'move', 'was', 'to', 'v', 'said', 'owed', 'law', 'other')
  )
}

/** Answers in codes, numbers and days: nothing that could hold a sentence. */
const isCodes = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value)
    .flat()
    .every((one) => typeof one === 'boolean' || typeof one === 'number' || isText(one, 60))

const FIELDS = ['n', 'prev', 'by', 'from', 'log', 'head', 'on', 'case', 'at', 'facts', 'step', 'asked']

function isMinute(value: unknown): value is SealedMinute {
  const { circle, epoch, sealed } = (value ?? {}) as Record<string, unknown>
  return isCount(circle) && isCount(epoch) && isText(sealed) && has(value ?? {}, 'circle', 'epoch', 'sealed')
}

function isStatement(value: unknown): value is Statement {
  const { body, signature } = (value ?? {}) as Record<string, unknown>
  return isText(body, STATEMENT_LENGTH) && isText(signature) && has(value ?? {}, 'body', 'signature')
}

/** Reads a signed move without trusting it. `bad-chain` where it has not the fields in their shapes. */
export function readMove({ body }: Pick<Statement, 'body'>): SaidMove {
  if (body.length > STATEMENT_LENGTH) return refuse()
  let said: Record<string, unknown>
  try {
    said = (JSON.parse(body) ?? {}) as Record<string, unknown>
  } catch {
    return refuse()
  }
  const { n, prev, by, from, log, head, on, case: caseId, at, facts, step, asked } = said
  const isWhole =
    has(said, ...FIELDS) &&
    (at === undefined || isMinute(at)) &&
    isCount(n) &&
    isCount(from) &&
    isCount(log) &&
    [prev, by, head, caseId].every((one) => isText(one)) &&
    DAY.test(String(on)) &&
    (facts === undefined || isFacts(facts)) &&
    (step === undefined || isStep(step)) &&
    (facts === undefined) !== (step === undefined) &&
    (asked === undefined || (step !== undefined && isStatement(asked)))
  return isWhole ? (said as unknown as SaidMove) : refuse()
}

/** Signs the next move of a line. */
export async function signMove(
  place: LinePlace,
  head: Head,
  by: { id: string; sig: SigPair },
  said: Omit<SaidMove, 'n' | 'prev' | 'by'>,
): Promise<Statement> {
  const body = JSON.stringify({ n: head.n + 1, prev: head.hash, by: by.id, ...said })
  return { body, signature: toText(await sign(by.sig, placeOf(place), utf8(body))) }
}

/** A move whose signature holds, and what its speaker's time has ended with since. */
export type HeardMove = { said: SaidMove; hash: string; statement: Statement; end?: End }

export const speakerOf = ({ by, from, log, head }: SaidMove): Speaker => ({
  id: by,
  organisation: from,
  log,
  head,
})

/**
 * The step by which somebody's house was asked to be the other side of a process, to be carried by what the house signs next: the last
 * one, or the one that the last one carries. Nothing where the last one names another house, or none.
 */
export function askingStep(last: Statement, isTheirs: (circle: number) => boolean): Statement | undefined {
  const { asked, step } = readMove(last)
  const names = ({ other = 0 }: Partial<SignedStep> = {}): boolean => other > 0 && isTheirs(other)
  if (!names(step)) return undefined
  return asked && names(readMove(asked).step) ? asked : last
}

/** Each fact is as it was, or was set by this very move, or was taken over from the server. */
function checkFacts(said: SaidMove, before: SaidMove | undefined): void {
  for (const [name, fact] of Object.entries(said.facts ?? {})) {
    const was = before?.facts?.[name]
    const isKept = was !== undefined && JSON.stringify(was) === JSON.stringify(fact)
    const isOwn = fact.n === said.n && fact.by === said.by && fact.from === said.from && fact.on === said.on
    const isEarlier = before === undefined && fact.n < said.n
    if (!isKept && !isOwn && !isEarlier && fact.n !== 0) refuse()
  }
  // What was once said is not forgotten by saying something else.
  if (Object.keys(before?.facts ?? {}).some((name) => said.facts?.[name] === undefined)) refuse()
}

/**
 * Checks moves that follow each other in a line, the first of them as the first of all or as one whose beginning is not shown.
 * `bad-chain` where they do not hold together or belong to another case, `not-verified` where a log is not known so far.
 */
export async function hearMoves(
  place: LinePlace,
  caseId: string,
  statements: readonly Statement[],
  { people, last }: { people: People; last?: Pick<HeardMove, 'said' | 'hash'> },
): Promise<HeardMove[]> {
  const heard: HeardMove[] = []
  for (const statement of statements) {
    const said = readMove(statement)
    const before = heard.at(-1) ?? last
    const isNext = before
      ? said.n === before.said.n + 1 && said.prev === before.hash && said.on >= before.said.on
      : (said.n === 1) === (said.prev === '')
    if (!isNext || said.case !== caseId) refuse()
    checkFacts(said, before?.said)
    const key = people.keyOf(speakerOf(said)) ?? refuse()
    await checkSignature(key.sig, placeOf(place), utf8(statement.body), fromText(statement.signature))
    heard.push({ said, statement, hash: await hashOf(statement), ...(key.end && { end: key.end }) })
  }
  return heard
}

/** Proves of move `n` that its speaker had said it before some end. */
export type MoveProof = { n: number; proof: SpokenProof }

/**
 * Up to which move of a line everything counts: the last whose speaker can speak still, or is proved to have said it before their
 * time ended. What comes after was signed by who has left, and nobody can tell when.
 */
export async function soundUpTo(heard: readonly HeardMove[], proofs: readonly MoveProof[]): Promise<number> {
  for (const { said, hash, end } of heard.toReversed()) {
    if (!end) return said.n
    for (const { n, proof } of proofs)
      if (n === said.n && end.spoken !== undefined && (await rootFrom(hash, proof)) === end.spoken)
        return said.n
  }
  return 0
}
