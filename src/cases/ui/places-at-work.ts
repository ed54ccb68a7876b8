// The places that have something to do on a case, and what, as its processes name them. Pure.
import type { Machine } from '../../tracks/define.ts'

interface Process {
  kind: string
  state: string
  owner: string | null
  other: string | null
}

/** By name. Of a process that may lead to the place that nobody finds, nobody is named; nor of one that is over. */
export function placesAtWork(
  tracks: readonly Process[],
  machineOf: (kind: string) => Pick<Machine, 'final' | 'secretPlace'>,
): { name: string; kinds: string[] }[] {
  const kinds = new Map<string, string[]>()
  for (const { kind, state, owner, other } of tracks) {
    const { final, secretPlace } = machineOf(kind)
    if (secretPlace || final.includes(state)) continue
    for (const name of [owner, other])
      if (name) kinds.set(name, [...new Set([...(kinds.get(name) ?? []), kind])])
  }
  return [...kinds]
    .map(([name, of]) => ({ name, kinds: of }))
    .toSorted((a, b) => b.kinds.length - a.kinds.length || a.name.localeCompare(b.name))
}
