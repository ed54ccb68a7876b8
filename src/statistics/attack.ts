// Attacks what must not be found in told tables: for each target, whether everything that is told leaves it free enough. What one attack
// shows to be possible answers for other targets too, so most of them need no program of their own. Only whole numbers answer.

import { setImmediate } from 'node:timers/promises'
import { openProgram, type End, type KnownSum, type Program } from './linear-program.ts'

/** What must not be found: between which numbers everything that is told has to leave it. */
export interface Target {
  members: readonly number[]
  /** Its range has to reach down to this, … */
  low: number
  /** … and up to this, … */
  high: number
  /** … and to be so wide. */
  width: number
}

/** Whole numbers that fit everything that is told, and what the targets and the known sums come to with them. */
interface Witness {
  targets: number[]
  numbers: Float64Array
}

const sumOf = (members: readonly number[], numbers: Float64Array): number =>
  members.reduce((sum, at) => sum + numbers[at]!, 0)

export interface Attack {
  targets: readonly Target[]
  /** One target more; its place. */
  add: (target: Target) => number
  /** Places of told sums that hold a target too close; nothing where it is free enough. */
  holders: (at: number) => readonly number[] | undefined
  /** A sum is not told any more. */
  forget: (place: number) => void
  /** Tells a sum again, which was a target itself, if all others stay free enough; says whether it did. */
  tryTelling: (place: number, target: number) => Promise<boolean>
  /** Whether exactly one number is possible. */
  isFound: (members: readonly number[]) => boolean
  close: () => void
}

/** The end of a range in whole numbers. What holds it is known from the broken ones; where those reach further, it may be any sum. */
const reachOf =
  (program: Program, sums: number) =>
  (members: readonly number[], way: 'least' | 'most'): End => {
    const end = program[way](members)
    if (end.numbers || !Number.isFinite(end.at)) return end
    const whole = way === 'least' ? program.wholeLeast(members) : program.wholeMost(members)
    return {
      ...whole,
      heldBy: whole.at === end.at ? end.heldBy : Array.from({ length: sums }, (_, at) => at),
    }
  }

/** Against so many unknown numbers, of which these sums are known. */
export async function openAttack(
  unknowns: number,
  known: readonly KnownSum[],
  first: readonly Target[],
): Promise<Attack> {
  const program = await openProgram(unknowns, known)
  const targets = [...first]
  let witnesses: Witness[] = []
  const dropped = new Set<number>()
  const remember = ({ numbers }: End) => {
    if (numbers) witnesses.push({ numbers, targets: targets.map(({ members }) => sumOf(members, numbers)) })
  }
  const reach = reachOf(program, known.length)
  const seen = (at: number) => {
    const sums = witnesses.map((one) => one.targets[at]!)
    return { low: Math.min(...sums), high: Math.max(...sums) }
  }
  const holders = (at: number): readonly number[] | undefined => {
    const { members, low, high, width } = targets[at]!
    const shown = seen(at)
    if (shown.low <= low && shown.high >= high && shown.high - shown.low >= width) return undefined
    const down = reach(members, 'least')
    remember(down)
    if (down.at > low) return down.heldBy
    const up = reach(members, 'most')
    remember(up)
    if (up.at < high) return up.heldBy
    if (up.at - down.at < width) return [...down.heldBy, ...up.heldBy]
    return undefined
  }
  return {
    targets,
    add: (target) => {
      targets.push(target)
      for (const one of witnesses) one.targets.push(sumOf(target.members, one.numbers))
      return targets.length - 1
    },
    holders,
    forget: program.forget,
    async tryTelling(place, target) {
      const before = witnesses
      dropped.add(target)
      const { members, n } = known[place]!
      program.recall(place)
      witnesses = witnesses.filter(({ numbers }) => sumOf(members, numbers) === n)
      for (let at = 0; at < targets.length; at++) {
        if (dropped.has(at) || !holders(at)) continue
        program.forget(place)
        witnesses = before
        dropped.delete(target)
        return false
      }
      await setImmediate()
      return true
    },
    isFound: (members) => program.least(members).at === program.most(members).at,
    close: program.close,
  }
}
