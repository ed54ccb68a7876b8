// What the processes of a case say of the case as a whole: how far it is, whether somebody counts as a victim, what is still
// needed. Which process says what stands in its machine; nothing here knows any of them. Pure.

import { lanes, phases, type Lane, type Machine, type Phase } from './define.ts'

interface Process {
  kind: string
  state: string
}
type MachineOf = (kind: string) => Machine

/** The phase shown on screen: the furthest that an open process stands for. Derived, never stored. */
export function phaseOf(processes: readonly Process[], machineOf: MachineOf): Phase {
  const reached = processes.flatMap(({ kind, state }) => {
    const { final, phase } = machineOf(kind)
    const counts = phase && !final.includes(state) && !phase.except?.includes(state)
    return counts && (phase.only?.includes(state) ?? true) ? [phases.indexOf(phase.is)] : []
  })
  return phases[Math.max(0, ...reached)]!
}

/** Whether the person counts as a victim of a crime. Nothing is known where the identification is not shared. */
export const isPresumedVictim = (processes: readonly Process[], machineOf: MachineOf): boolean =>
  processes.some(({ kind, state }) => machineOf(kind).presumesVictimIn?.includes(state))

/** Whether somebody still waits for what a process is for. */
export const isOpenNeed = ({ need, final }: Machine, state: string): boolean =>
  need !== undefined && !final.includes(state) && !need.metIn.includes(state)

/** Whether a process has brought somebody to the place that nobody may find. */
export const isInSecretPlace = ({ secretPlace, need }: Machine, state: string): boolean =>
  secretPlace === true && need?.metIn.includes(state) === true

/** How safe the person said they feel, when they were last asked; nothing where nobody has asked or it is not shared. */
export function ownViewOf(
  events: readonly { kind: string; move: string; at: string; facts: Readonly<Record<string, unknown>> }[],
  machineOf: MachineOf,
): string | undefined {
  const asked = events
    .filter(({ kind, move }) => move === 'opened' && machineOf(kind).assessesRisk)
    .toSorted((a, b) => (a.at < b.at ? 1 : -1))
  const view = asked[0]?.facts['own_view']
  return typeof view === 'string' && view !== 'not_said' ? view : undefined
}

/** Machines by their lanes, in the order of the case picture and what stands in none last; a lane without any is left out. */
export const byLane = (machines: readonly Machine[]): { lane: Lane; machines: Machine[] }[] =>
  [...lanes, 'none' as const]
    .map((lane) => ({ lane, machines: machines.filter((one) => one.lane === lane) }))
    .filter((group) => group.machines.length > 0)
