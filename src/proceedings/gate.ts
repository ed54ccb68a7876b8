// What has to stand before somebody may be asked what happened, and by whom each thing was said. Worked out of what was written down, for
// both sides to see; the rules of the machine decide. Pure.

interface Happened {
  move: string
  at: string
  by: string | null
  side: string
  facts: Readonly<Record<string, unknown>>
}

export const gates = ['plan', 'companion', 'interpreter', 'readiness', 'training'] as const
export type GateName = (typeof gates)[number]

export interface Gate {
  name: GateName
  isOpen: boolean
  /** What was answered, as a code. */
  said?: string
  at?: string
  by?: string | null
  side?: string
}

const codeIn = (event: Happened | undefined, name: string): string | undefined =>
  typeof event?.facts[name] === 'string' ? event.facts[name] : undefined

/** `training`: what the rules found of whoever asks; nothing where nobody looked. */
export function gatesOf(events: readonly Happened[], training: unknown): Gate[] {
  const inOrder = events.toSorted((one, other) => one.at.localeCompare(other.at))
  const last = (...moves: string[]) => inOrder.findLast(({ move }) => moves.includes(move))
  const prepared = last('prepare')
  const standing = last('prepare', 'say_ready', 'postpone')
  // What was prepared before it was put off has to be prepared anew.
  const plan = standing?.move === 'postpone' ? undefined : prepared
  const ready = standing?.move === 'say_ready' ? standing : undefined
  const saidBy = (event: Happened | undefined, said?: string) => ({
    isOpen: event !== undefined,
    ...(event && { at: event.at, by: event.by, side: event.side }),
    ...(said !== undefined && { said }),
  })
  return [
    { name: 'plan', ...saidBy(plan) },
    { name: 'companion', ...saidBy(plan, codeIn(plan, 'companion')) },
    { name: 'interpreter', ...saidBy(plan, codeIn(plan, 'interpreter')) },
    { name: 'readiness', ...saidBy(ready, codeIn(ready, 'readiness')) },
    { name: 'training', isOpen: training !== 'not_trained' },
  ]
}
