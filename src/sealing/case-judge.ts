// Whether a line of a case's chain counts for a reader who knows the newest logs. What its speaker could no longer say counts only
// where it is proved that it was said before: by the hash that was signed when their time ended (spoken.ts), or because somebody
// who could let them in built on it when they knew of the end.
import { applySaid, commitsIn, numbersIn, speakerIn } from './case-chain.ts'
import { cardOf, isPerson, personName, VOID_KEY } from './case-readers.ts'
import type { CaseNow, End, People, Speaker } from './case-shape.ts'
import { isSignedBy, rulesOf, type ChainPlace, type Said, type Statement, type Window } from './chain.ts'
import { SealingError } from './suite.ts'
import { fromText } from './text.ts'

/**
 * A line that cannot be believed by itself, and whether it is in force all the same. `dated`: it dates itself before a colleague was shown the
 * chain without it; else its speaker's time had ended.
 */
export type Doubt = {
  n: number
  t: string
  by: string
  organisation: number
  inForce: boolean
  dated?: true
}

export type Line = { said: Said; statement: Statement; n: number }
/** Who is meant where it is asked who may let somebody in: the circles that could, and the person's card. */
type Entitled = { circles: readonly number[]; card: CaseNow['person'] }
type Verdict = 'kept' | 'struck' | undefined

const isRefused = (refusal: unknown): boolean =>
  refusal instanceof SealingError && refusal.code === 'bad-chain'
/** What a rule answers, undefined where it refuses. */
export function tried<Answer>(act: () => Answer): Answer | undefined {
  try {
    return act()
  } catch (refusal) {
    if (isRefused(refusal)) return undefined
    throw refusal
  }
}

/** What takes something away is in force whoever said it too late: nobody reads more by it. */
const TAKES_AWAY = ['revoke', 'decline', 'freeze']

/** What a `settle` of one house says of the logs of others: how far it knew them. */
function logsIn(said: Said): Map<number, { n: number; hash: string }> {
  const named = Object.entries((said['logs'] ?? {}) as Record<string, unknown>)
  return new Map(
    named.map(([organisation, at]) => {
      const [n, hash] = (Array.isArray(at) ? at : []) as unknown[]
      const good = Number.isSafeInteger(n) && typeof hash === 'string' && /^\d+$/.test(organisation)
      if (!good) throw new SealingError('bad-chain')
      return [Number(organisation), { n: n as number, hash }]
    }),
  )
}

/** What one reader judges a chain with; `roots` are those to which the proofs of each line lead. */
export type Judging = {
  place: ChainPlace
  lines: ReadonlyMap<number, Line>
  people: People
  roots: ReadonlyMap<number, ReadonlySet<string>>
  /** Since when lines beyond a number were not there for colleagues. */
  told: NonNullable<Window['told']>
  /** What was found of later lines before: each is judged once for the same who. */
  found: Map<string, Promise<boolean>>
}

/**
 * What a line rests on: the key and the circles of its speaker, as they were then (`couldThen`, which remembers what it was asked and
 * what of it has ended), and as they are or are proved to have been (`canStill`).
 */
function standingOf({ people, roots }: Judging, { said, n }: Line) {
  const speaker = speakerIn(said)
  const key = people.keyOf(speaker)
  const ends = key?.end ? [key.end] : []
  const used: number[] = []
  const isProved = ({ spoken }: End): boolean => spoken !== undefined && roots.get(n)?.has(spoken) === true
  const holds = (had: { end?: End } | undefined): boolean =>
    had !== undefined && (!had.end || isProved(had.end))
  return {
    speaker,
    ends,
    used,
    couldThen: (circle: number): boolean => {
      const had = people.placeIn(speaker, circle)
      if (had) used.push(circle)
      if (had?.end) ends.push(had.end)
      return had !== undefined
    },
    isStillTheirs: holds(key),
    canStill: (circle: number): boolean => holds(key) && holds(people.placeIn(speaker, circle)),
  }
}

/** Whether a line was signed by the card that could let somebody in. */
const isByCard = async (
  place: ChainPlace,
  { said, statement }: Line,
  card: Entitled['card'],
): Promise<boolean> =>
  card !== undefined &&
  said.by === personName(card.circle) &&
  isSignedBy([fromText(card.sig)], place, statement, rulesOf(said, statement))

/** How far a later line knew the log in which something ended. */
function knewOf(people: People, { said }: Line, speaker: Speaker | undefined, organisation: number): number {
  if (speaker?.organisation === organisation) return speaker.log
  const named = said.t === 'settle' ? logsIn(said).get(organisation) : undefined
  if (!named) return 0
  if (people.hashAt(organisation, named.n) !== named.hash) throw new SealingError('fork')
  return named.n
}

/**
 * A line for which an end came too early: where that end stands, and who could have let somebody in there. For one that dates itself too early
 * only a human's word counts (`byHand`): whatever a browser signs in the background knew nothing of it.
 */
type Late = { n: number; organisation: number; at: number; who: Entitled; byHand?: boolean }
/** What nobody signs without having looked. */
const BY_HAND = ['look', 'settle']

/** Whether a line was not there for a colleague who was shown the chain an hour after the minute that it names. */
const isDatedBack = ({ told }: Judging, { said, n }: Line): boolean =>
  said.t !== 'settle' && told.some((one) => n > one.n && said.at < one.at)

/**
 * What the first later line says of such a one: somebody entitled built on it when they knew of the end, or struck it. Undefined where
 * nobody has.
 */
async function settledBy(judging: Judging, { n, organisation, at, who, byHand }: Late): Promise<Verdict> {
  const { lines, people, place } = judging
  for (let later = n + 1, last = Math.max(...lines.keys()); later <= last; later += 1) {
    const line = lines.get(later)
    if (!line || numbersIn(line.said, 'over').includes(n)) continue
    if (byHand && (!BY_HAND.includes(line.said.t) || isDatedBack(judging, line))) continue
    const isCard = isPerson(line.said)
    const speaker = isCard ? undefined : speakerIn(line.said)
    if (knewOf(people, line, speaker, organisation) < at) continue
    if (!(await (isCard ? isByCard(place, line, who.card) : isSound(judging, line, who)))) continue
    return line.said.t === 'settle' && numbersIn(line.said, 'strike').includes(n) ? 'struck' : 'kept'
  }
  return undefined
}

/** Whether whoever said a line speaks for one of these circles still, or it is settled that they did then. */
function isSound(judging: Judging, line: Line, who: Entitled): Promise<boolean> {
  const name = JSON.stringify([line.n, who.card?.sig, ...who.circles])
  const found = judging.found.get(name) ?? lookIfSound(judging, line, who)
  judging.found.set(name, found)
  return found
}

async function lookIfSound(judging: Judging, line: Line, who: Entitled): Promise<boolean> {
  const { canStill, couldThen, ends, speaker } = standingOf(judging, line)
  if (who.circles.some(canStill)) return true
  if (!who.circles.some(couldThen)) return false
  const late = { n: line.n, organisation: speaker.organisation, at: latest(ends), who }
  return (await settledBy(judging, late)) === 'kept'
}

/**
 * What is believed after a line, what would be if it counted (`whole`), and whether that is in doubt; undefined where the rules refuse
 * it.
 */
export async function judge(judging: Judging, now: CaseNow, line: Line): Promise<Judged | undefined> {
  const { said, n } = line
  const byPerson = isPerson(said) ? tried(() => applySaid(now, said, () => false)) : undefined
  if (isPerson(said)) return byPerson && { believed: byPerson, whole: byPerson }
  const { speaker, ends, used, couldThen, canStill, isStillTheirs } = standingOf(judging, line)
  const houseHas = (circle: number): boolean => judging.people.houseHas(speaker, circle)
  const whole = tried(() => applySaid(now, said, couldThen, houseHas))
  const { organisation } = speaker
  if (whole && isDatedBack(judging, line)) return judgeDated(judging, now, { line, whole })
  if (!whole || ends.length === 0) return whole && { believed: whole, whole }
  const who = { circles: [...(now.owner === 0 ? [] : [now.owner]), ...used], card: cardOf(now) }
  const verdict = await settledBy(judging, { n, organisation, at: latest(ends), who })
  // What takes something away is never struck: nobody reads again by it.
  const takesAway = TAKES_AWAY.includes(said.t)
  if (verdict === 'kept' || (verdict === 'struck' && takesAway)) return { believed: whole, whole }
  if (verdict === 'struck') return { believed: withVoidKey(now, said), whole }
  // By rules 1 nobody said what they had said until they left: what stands there stays. A chain that has gone over takes no more of it.
  if (said.v !== 2) return { believed: whole, whole }
  const sound = isStillTheirs ? tried(() => applySaid(now, said, canStill, houseHas)) : undefined
  if (sound) return { believed: sound, whole: sound }
  const doubt = { n, t: said.t, by: said.by, organisation, inForce: takesAway }
  return { believed: takesAway ? whole : withVoidKey(now, said), whole, doubt }
}

/** A line that dates itself before it was there: it takes away what it takes away, and gives nothing until a human has looked. */
async function judgeDated(
  judging: Judging,
  now: CaseNow,
  { line: { said, n }, whole }: { line: Line; whole: CaseNow },
): Promise<Judged> {
  const who = { circles: now.owner === 0 ? [] : [now.owner], card: cardOf(now) }
  const verdict = await settledBy(judging, { n, organisation: 0, at: 0, who, byHand: true })
  const inForce = TAKES_AWAY.includes(said.t)
  if (verdict === 'kept' || (verdict === 'struck' && inForce)) return { believed: whole, whole }
  const believed = inForce ? whole : withVoidKey(now, said)
  if (verdict === 'struck') return { believed, whole }
  const { organisation } = speakerIn(said)
  return { believed, whole, doubt: { n, t: said.t, by: said.by, organisation, inForce, dated: true } }
}

type Judged = { believed: CaseNow; whole: CaseNow; doubt?: Doubt }

const latest = (ends: readonly End[]): number => Math.max(0, ...ends.map(({ at }) => at))

/** A key that was made by who could not be believed is nobody's: what is written waits for the next one. Its number is used up. */
function withVoidKey(now: CaseNow, said: Said): CaseNow {
  if (said.t !== 'epoch') return now
  const commits = new Map(now.commits)
  for (const [compartment] of commitsIn(said)) {
    const before = commits.get(compartment)
    if (before) commits.set(compartment, [...before, VOID_KEY])
  }
  return { ...now, commits }
}
