// The vault's work with signed moves: signing the next one only on top of what was checked here, and checking those that a screen
// shows. What was seen of each line is remembered like every chain. (Decision 47.)
import { circlesNamed, readersOf } from './case-readers.ts'
import { earliestDay } from './minute.ts'
import { utf8 } from './bytes.ts'
import { hashOf, NO_HEAD, type Statement } from './chain.ts'
import { openBytes, sealBytes } from './seal.ts'
import {
  askingStep,
  hearMoves,
  minutePlace,
  readMove,
  signMove,
  soundUpTo,
  speakerOf,
  type LinePlace,
} from './signed-move.ts'
import type { HeardMove, MoveProof, SealedMinute, SignedFact, SignedStep } from './signed-move.ts'
import { hasCircleAt } from './org-spans.ts'
import { SealingError } from './suite.ts'
import { fromText, toText } from './text.ts'
import type { CheckedLine, CheckedMove, MoveCalls, MoveLine, MoverStanding } from './vault-move-shape.ts'
import { rememberLine, seenOfLine } from './vault-pins.ts'
import { circleOf, newest, unlocked, type Held, type KnownCase, type VaultState } from './vault-state.ts'
import { peopleOf } from './vault-statements.ts'
import { mustBeNow } from './vault-time.ts'

const placeOf = ({ network }: Held, { about, id }: MoveLine): LinePlace => ({ network, about, id })

/** The minute of a move, for those who hold the key of the circle in which it is said. */
async function sealMinute(
  held: Held,
  place: LinePlace,
  n: number,
  { circle, at }: { circle: number; at: string },
): Promise<SealedMinute | undefined> {
  const epochs = held.circles.get(circle)
  if (!epochs) return undefined
  const { epoch } = newest(epochs)
  const sealed = await sealBytes(circleOf(held, circle, epoch).kw, minutePlace(place, n), utf8(at))
  return { circle, epoch, sealed: toText(sealed) }
}

/** The minute, where a key of mine opens it; who seals nonsense there is told by nothing but its absence. */
async function openMinute(held: Held, place: LinePlace, { said }: HeardMove): Promise<{ at?: string }> {
  const keys = said.at && held.circles.get(said.at.circle)?.get(said.at.epoch)
  if (!said.at || !keys) return {}
  try {
    const at = await openBytes(keys.kw, minutePlace(place, said.n), fromText(said.at.sealed))
    return { at: new TextDecoder().decode(at) }
  } catch {
    return {}
  }
}

/** Every circle that a case's chain ever named, and those that are on it today. */
function circlesOn({ now, statements }: KnownCase, day: string): { ever: Set<number>; today: Set<number> } {
  const ever = circlesNamed(statements)
  const today = new Set([now.owner, ...now.begunBy.values()])
  for (const part of now.commits.keys()) for (const one of readersOf(now, part, day)) today.add(one)
  return { ever, today }
}

function standingIn(
  held: Held,
  caseId: string,
  on: ReturnType<typeof circlesOn> | undefined,
  { said }: HeardMove,
): MoverStanding {
  // From whom statements are withheld cannot tell who was never on a case.
  const isPartial = held.chains.get(caseId)?.now.partial === true
  if (!on) return 'unknown'
  const isIn = (circle: number): boolean => peopleOf(held).placeIn(speakerOf(said), circle) !== undefined
  if ([...on.today].some(isIn)) return 'on'
  if ([...on.ever].some(isIn)) return 'past'
  return isPartial ? 'unknown' : 'never'
}

/** Where somebody works on the case by circles in all of which their time has ended since: with what it ended. */
function endOfPlace(
  held: Held,
  on: ReturnType<typeof circlesOn> | undefined,
  { said }: HeardMove,
): Pick<HeardMove, 'end'> {
  const places = [...(on?.ever ?? [])].flatMap(
    (circle) => peopleOf(held).placeIn(speakerOf(said), circle) ?? [],
  )
  const [first] = places
  return first?.end && places.every(({ end }) => end !== undefined) ? { end: first.end } : {}
}

/** A step that somebody on the case signed before, which asked the house that speaks now; whether it is proved where they have left since. */
type Asking = 'none' | 'holds' | 'unproved'

/** Whether the other side speaks that somebody on the case has asked: it stands on the process, and need not stand on the case's chain. */
async function askingOf(
  held: Held,
  line: MoveLine,
  on: ReturnType<typeof circlesOn> | undefined,
  { said, proofs }: { said: HeardMove['said']; proofs: readonly MoveProof[] },
): Promise<Asking> {
  const { asked } = said
  if (!asked || !on) return 'none'
  const people = peopleOf(held)
  try {
    const [heard] = await hearMoves(placeOf(held, line), line.caseId, [asked], { people })
    const { other = 0 } = heard?.said.step ?? {}
    if (!heard || heard.said.n >= said.n || !people.houseHas(speakerOf(said), other)) return 'none'
    if (![...on.ever].some((circle) => people.placeIn(speakerOf(heard.said), circle))) return 'none'
    const ended = { ...endOfPlace(held, on, heard), ...heard }
    return (await soundUpTo([ended], proofs)) === heard.said.n ? 'holds' : 'unproved'
  } catch (refusal) {
    // What does not hold says nothing, and then who speaks is a stranger.
    codeOf(refusal)
    return 'none'
  }
}

/** `rollback` and `fork` against what was seen of this line. */
function holdAgainstPin(held: Held, line: MoveLine, heard: readonly HeardMove[]): void {
  const seen = held.restoring ? undefined : seenOfLine(held, line)
  const last = heard.at(-1)
  if (seen && (!last || last.said.n < seen.n)) throw new SealingError('rollback')
  const same = seen && heard.find(({ said }) => said.n === seen.n)
  if (seen && same && same.hash !== seen.hash) throw new SealingError('fork')
  // What follows at once names it; of what was left out in between nothing can be said.
  const next = seen && heard.find(({ said }) => said.n === seen.n + 1)
  if (seen && next && next.said.prev !== seen.hash) throw new SealingError('fork')
}

/** Remembers how far a line goes that is believed: what a stranger signed, or who has left, is no part of it. */
function pinSound(
  held: Held,
  line: MoveLine,
  heard: readonly HeardMove[],
  moves: readonly CheckedMove[],
): void {
  const isSound = ({ left, standing, organisation }: CheckedMove): boolean =>
    !left &&
    (standing === 'on' || standing === 'past' || (standing === 'unknown' && organisation === held.home))
  const at = moves.findLastIndex(isSound)
  const move = heard[at]
  if (move && move.said.n > (seenOfLine(held, line)?.n ?? 0))
    rememberLine(held, line, { n: move.said.n, hash: move.hash })
}

/** The moves of a line, each checked, with where its speaker stands towards the case. */
export async function checkLine(
  vault: VaultState,
  line: MoveLine,
  statements: readonly Statement[],
  proofs: readonly MoveProof[],
): Promise<CheckedMove[]> {
  const held = unlocked(vault)
  const place = placeOf(held, line)
  const told = await hearMoves(place, line.caseId, statements, { people: peopleOf(held) })
  holdAgainstPin(held, line, told)
  const known = held.chains.get(line.caseId)
  const on = known && circlesOn(known, earliestDay(`${told.at(-1)?.said.on ?? '1970-01-01'}T12:00Z`))
  const heard = told.map((move) => ({ ...endOfPlace(held, on, move), ...move }))
  const sound = await soundUpTo(heard, proofs)
  const moves = await Promise.all(
    heard.map(async (move): Promise<CheckedMove> => {
      const { n, by, from, on: day, facts, step } = move.said
      const asking = await askingOf(held, line, on, { said: move.said, proofs })
      return {
        n,
        by,
        organisation: from,
        on: day,
        ...(await openMinute(held, place, move)),
        ...(n > sound && { left: true as const }),
        ...(asking === 'unproved' && { unproved: true as const }),
        standing: asking === 'holds' ? 'on' : standingIn(held, line.caseId, on, move),
        ...(facts && { facts }),
        ...(step && { step }),
      }
    }),
  )
  pinSound(held, line, heard, moves)
  return moves
}

const codeOf = (refusal: unknown): string => {
  if (refusal instanceof SealingError) return refusal.code
  throw refusal
}

type Signing = Parameters<MoveCalls['signMove']>[0]

/** Every fact of a case after a move: what it sets, what it takes over from the server, and what stands there already. */
function factsAfter(
  before: Pick<CheckedMove, 'facts'> | undefined,
  { sets = {}, adopts = {} }: Pick<Signing, 'sets' | 'adopts'>,
  own: Omit<SignedFact, 'is'>,
): Record<string, SignedFact> {
  const nobody = { n: 0, by: '', from: 0, on: '' }
  const all = (values: Readonly<Record<string, string>>, whose: Omit<SignedFact, 'is'>) =>
    Object.fromEntries(Object.entries(values).map(([name, is]) => [name, { is, ...whose }]))
  return { ...before?.facts, ...all(adopts, nobody), ...all(sets, own) }
}

/**
 * The move on top of which the next one is signed. A fact is carried on by every move and is checked for that; of a step nothing is, and
 * it may be by a house of the process that no log known here vouches for.
 */
async function beforeNext(
  vault: VaultState,
  line: MoveLine,
  after: Statement,
  isStep: boolean,
): Promise<Pick<CheckedMove, 'n' | 'on' | 'facts' | 'step'>> {
  const moves = await checkLine(vault, line, [after], []).catch((refusal: unknown) => {
    if (isStep && codeOf(refusal) === 'not-verified') return [readMove(after)]
    throw refusal
  })
  return moves[0]!
}

/**
 * A step as it is signed. Whom it names on the other side is who the step before named, or a circle of a house whose log is known here and
 * by rules 2; else it names nobody.
 */
function stepAfter({ logs }: Held, before: SignedStep | undefined, step: SignedStep): SignedStep {
  const { other } = step
  if (other === undefined || other === 0 || other === before?.other) return step
  const isBound = [...logs.values()].some(
    ({ n, now }) => now.boundFrom !== undefined && hasCircleAt(now, other, n),
  )
  const { other: _unknown, ...unnamed } = step
  return isBound ? step : unnamed
}

/** The step that asked my own house, where it did. */
const askedHere = (held: Held, home: number, log: number, after: Statement) =>
  askingStep(after, (circle) => peopleOf(held).houseHas({ id: '', organisation: home, log }, circle))

/** Signs the next move of a line on top of what is checked here. */
async function signNext(vault: VaultState, { after, circle, at, sets, adopts, step, ...line }: Signing) {
  const held = unlocked(vault)
  const { home = 0, userId, sig } = held
  const log = held.logs.get(home)
  if (!log) throw new SealingError('not-verified')
  mustBeNow(vault, held, at)
  if (!after && seenOfLine(held, line)) throw new SealingError('rollback')
  const before = after && (await beforeNext(vault, line, after, step !== undefined))
  const head = after && before ? { n: before.n, hash: await hashOf(after) } : NO_HEAD
  const [place, n, day] = [placeOf(held, line), head.n + 1, at.slice(0, 10)]
  const on = before && before.on > day ? before.on : day
  const facts = !step && factsAfter(before, { sets, adopts }, { n, by: userId, from: home, on })
  const minute = await sealMinute(held, place, n, { circle, at })
  const asked = step && after && askedHere(held, home, log.n, after)
  const said = {
    from: home,
    log: log.n,
    head: log.hash,
    on,
    case: line.caseId,
    ...(minute && { at: minute }),
    ...(facts && { facts }),
    ...(step && { step: stepAfter(held, before?.step, step) }),
    ...(asked && { asked }),
  }
  const statement = await signMove(place, head, { id: userId, sig }, said)
  return { statement, ...(facts && { facts }) }
}

/** The calls about signed moves. */
export function moveCalls(vault: VaultState): MoveCalls {
  return {
    signMove: (input) => signNext(vault, input),

    async checkMoves({ lines }) {
      const checked = lines.map(async ({ statements, proofs = [], ...line }): Promise<CheckedLine> => {
        try {
          return { moves: await checkLine(vault, line, statements, proofs) }
        } catch (refusal) {
          return { refused: codeOf(refusal) }
        }
      })
      return { lines: await Promise.all(checked) }
    },
  }
}
