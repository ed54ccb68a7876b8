// Whose word it is how a process stands and what is owed on it: what is shown, held against the newest step that was signed. Pure.
import type { CheckedLine } from '../sealing/vault-move-shape.ts'
import type { SignedStep } from '../sealing/signed-move.ts'
import type { SignedBy } from './case-facts.ts'
import { clocksOf, sourcesOf, type Machine } from './define.ts'
import { begunBy, begunByAge, doneBy, ofKind } from './duties-of-law.ts'
import type { DueBetween } from './due-days.ts'
import type { KnownLaw } from './signed-step.ts'

type Move = Machine['moves'][string]

/** Moves that nobody at work signs: those of time and of the person, and those that the case's chain says. */
const isUnsigned = ({ by, signed }: Move): boolean =>
  signed === true || by.includes('system') || by.includes('person')

/** Moves of the other side alone. */
const isByOther = (move: Move | undefined): boolean =>
  move !== undefined && move.by.includes('other') && !move.by.includes('holder')

/**
 * The states to which a process may have come from another without a signature. Whom a step names on the other side signs what it does
 * (decision 55). An older step names nobody: where the other side saw no case it signed nothing, and what it did is then the server's
 * word, unless it has signed before.
 */
function reachedFrom(machine: Machine, { to, move: last, other }: SignedStep): Set<string> {
  const isOlder = other === undefined && !isByOther(machine.moves[last])
  const signsNothing = (move: Move) => isUnsigned(move) || (isOlder && move.by.includes('other'))
  const reached = new Set([to])
  for (let grown = true; grown;) {
    grown = false
    for (const move of Object.values(machine.moves)) {
      if (!signsNothing(move) || move.to === 'same' || reached.has(move.to)) continue
      if (sourcesOf(machine, move).some((one) => reached.has(one))) {
        reached.add(move.to)
        grown = true
      }
    }
  }
  return reached
}

/** A duty with the moment at which it is late, as it is shown; nothing where no limit is. */
interface ShownDay {
  clock: string
  dueAt: string | null
  dueOn: string | null
}

/** A process as it is shown, with the duties that are shown to run on it, where all of them are. */
export interface ShownProcess {
  kind: string
  state: string
  version: number
  clocks?: readonly string[]
  /** When some of them are said to be due. */
  days?: readonly ShownDay[]
  /** The law under which it is shown to run. */
  pack?: string
}

/** What was signed of a process, with the law that its newest step names, where this program knows it. */
export type HeldLine = CheckedLine & {
  law?: KnownLaw | undefined
  /** When its duties are due by that law, where it is known. */
  due?: Readonly<Record<string, DueBetween>> | undefined
}
/**
 * Whose word the standing of a process is. `unread`: signed under rules that this program does not know. `missing` and `forged`: duties that
 * were signed and are not shown, and the other way; `moved`: those that are shown with another day than follows from what was signed.
 */
export type StepWord =
  | { word: 'checked' | 'elsewhere' | 'past' | 'unread'; signed: SignedBy }
  | { word: 'server'; signed?: SignedBy }
  | {
      word: 'wrong'
      because: string
      signed?: SignedBy
      missing?: readonly string[]
      forged?: readonly string[]
      moved?: readonly string[]
    }

/**
 * What a step's own law says of its duties: nothing where they agree. What the move begins must be owed, what it does must not, and
 * what the machine does not know must be a duty of this law on this kind of process.
 */
function againstLaw(machine: Machine, { move, owed, law, said }: SignedStep, { pack }: KnownLaw): string[] {
  const event = `${machine.kind}.${move}`
  const begun = begunBy(pack, event, said)
    .filter(({ ages }) => !ages || ages.some((one) => one === law?.age))
    .map(({ start }) => start.clock)
  const own = new Set([...clocksOf(machine), ...ofKind(pack, machine.kind)])
  return [
    ...begun.filter((clock) => !(clock in owed)),
    ...doneBy(pack, event).filter((clock) => clock in owed && !begun.includes(clock)),
    ...Object.keys(owed).filter((clock) => !own.has(clock)),
  ]
}

/**
 * Duties of which nobody has signed whether they are owed: those that begin for some ages alone, after a step of who is told no age. Where
 * the law is not known here, any that the process itself does not know.
 */
function unsaid(
  machine: Machine,
  { move, law }: SignedStep,
  known: KnownLaw | undefined,
): (clock: string) => boolean {
  if (!law || law.age !== undefined) return () => false
  const own = new Set(clocksOf(machine))
  if (known?.hash !== law.hash) return (clock) => !own.has(clock)
  const byAge = begunByAge(known.pack, `${machine.kind}.${move}`)
  return (clock) => byAge.includes(clock)
}

/** Which of the duties that are shown to run nobody has signed, by the newest step. */
export function forgedIn(machine: Machine, clocks: readonly string[], line: HeldLine): string[] {
  const step = line.moves?.at(-1)?.step
  if (!step) return []
  const isUnsaid = unsaid(machine, step, line.law)
  return clocks.filter((clock) => !(clock in step.owed) && !isUnsaid(clock))
}

/** Whether a duty of this name may be the other side's: hours that a partner is asked to answer in do not run while its desk is closed. */
const isAnswered = (machine: Machine, clock: string): boolean =>
  [machine.opens, ...Object.values(machine.moves)].some(({ starts = [] }) =>
    starts.some((start) => start.clock === clock && start.owner === 'other'),
  )

/** Which duties are shown with another day than follows from what was signed of them. */
function movedIn(machine: Machine, days: readonly ShownDay[], { due = {} }: HeldLine): string[] {
  const isMoved = ({ clock, dueAt, dueOn }: ShownDay): boolean => {
    const between = due[clock]
    if (!between || machine.clocksByAnswer?.includes(clock)) return false
    if ('isUnlimited' in between) return dueAt !== null || dueOn !== null
    const at = dueAt === null ? Infinity : Date.parse(dueAt)
    const isLater = between.isOfHouseHours && isAnswered(machine, clock) ? at === Infinity : at > between.most
    const { days } = between
    const isOtherDay = dueOn !== null && (!days || dueOn < days.least || dueOn > days.most)
    return at < between.least || isLater || isOtherDay
  }
  return days.filter(isMoved).map(({ clock }) => clock)
}

/** Whose word it is how a process stands and what is owed on it, by the line of its steps; the newest one is enough. */
export function stepWordOf(machine: Machine, shown: ShownProcess, line: HeldLine, home: number): StepWord {
  if (line.refused !== undefined) return { word: 'wrong', because: line.refused }
  const last = line.moves.at(-1)
  if (!last?.step) return { word: 'server' }
  const { step, by, organisation, on, left, standing } = last
  const signed = { is: step.to, by, organisation, on }
  if (left) return { word: 'wrong', because: 'left', signed }
  // Whoever sees a case is named in its chain, and of what they do not see nobody signs.
  if (standing === 'never') return { word: 'wrong', because: 'stranger', signed }
  if (step.kind !== shown.kind || shown.version < step.v) return { word: 'wrong', because: 'differs', signed }
  if (shown.version > step.v) {
    const isPossible = reachedFrom(machine, step).has(shown.state)
    return isPossible ? { word: 'server', signed } : { word: 'wrong', because: 'differs', signed }
  }
  if (shown.state !== step.to) return { word: 'wrong', because: 'differs', signed }
  const missing = shown.clocks ? Object.keys(step.owed).filter((one) => !shown.clocks!.includes(one)) : []
  const forged = forgedIn(machine, shown.clocks ?? [], line)
  if (missing.length + forged.length > 0) return { word: 'wrong', because: 'duties', signed, missing, forged }
  const moved = movedIn(machine, shown.days ?? [], line)
  if (moved.length > 0) return { word: 'wrong', because: 'days', signed, moved }
  const isOtherLaw = step.law && shown.pack !== undefined && shown.pack !== step.law.pack
  if (isOtherLaw) return { word: 'wrong', because: 'law', signed }
  if (step.law && line.law?.hash !== step.law.hash) return { word: 'unread', signed }
  if (line.law && againstLaw(machine, step, line.law).length > 0)
    return { word: 'wrong', because: 'law', signed }
  if (standing === 'past') return { word: 'past', signed }
  // Where the chain is not held here, or lines of it are withheld, whose house it is stands in the words.
  const isKnown = standing === 'on' || organisation === home
  return { word: isKnown ? 'checked' : 'elsewhere', signed }
}
