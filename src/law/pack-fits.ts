// Whether a pack fits the machines: the moves, states and answers that it names are there, every clock that a machine starts has a
// rule, and no rule dates what nothing starts. A pack's own file cannot show that (src/jurisdiction/read-pack.ts).

import type { Pack } from '../jurisdiction/define.ts'
import { clocksOf, type Machine } from '../tracks/define.ts'

/** Clocks that no process starts: how long a case is kept is asked when it closes. */
const asked = ['case.retention']

/** What does not fit, one sentence each; nothing where all does. */
export function misfitsOf(pack: Pack, machines: readonly Machine[]): string[] {
  const byKind = new Map(machines.map((machine) => [machine.kind, machine]))
  const moveOf = (event: string) => {
    const [kind, name] = event.split('.') as [string, string]
    const machine = byKind.get(kind)
    return name === 'opened' ? machine?.opens : machine?.moves[name]
  }
  const started = new Set(machines.flatMap(clocksOf))
  return [
    ...[...started]
      .filter((clock) => !pack.clocks[clock])
      .map((clock) => `${clock}: a process starts it, and there is no rule`),
    ...Object.values(pack.clocks).flatMap(({ id, starts = [], stops = [], until }) => [
      ...(started.has(id) || starts.length > 0 || asked.includes(id) ? [] : [`${id}: nothing starts it`]),
      ...(started.has(id) && starts.length > 0 ? [`${id}: a process starts it already`] : []),
      ...[...starts.map(({ on }) => on), ...stops, ...(until === undefined ? [] : [until])]
        .filter((event) => !moveOf(event))
        .map((event) => `${id}: no process has the move ${event}`),
      ...starts
        .filter(({ on, from }) => from !== undefined && !moveOf(on)?.ask?.[from])
        .map(({ on, from }) => `${id}: ${on} does not ask ${from}`),
      ...starts.flatMap(({ on, answers = {} }) =>
        Object.entries(answers).flatMap(([name, codes]) => {
          const field = moveOf(on)?.ask?.[name]
          const known = field?.kind === 'code' ? field.codes : []
          return codes
            .filter((code) => !known.includes(code))
            .map((code) => `${id}: ${on} knows no ${name} ${code}`)
        }),
      ),
    ]),
    ...[...pack.notices, ...pack.letters].flatMap(({ id, at }) =>
      at
        .filter((where) => {
          const [kind, state] = where.split('.') as [string, string]
          return !byKind.get(kind)?.states.includes(state)
        })
        .map((where) => `${id}: no process has the state ${where}`),
    ),
  ]
}
