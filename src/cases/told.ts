// What somebody has told already, and how often they were asked about the events: shown before anybody asks again. Pure.

export const toldKinds = ['statement', 'words', 'answers', 'reason', 'imported'] as const

interface Written {
  id: string
  kind: string
  compartment: string
  madeAt: string
  by: string | null
}
interface Happened {
  id: string
  track: string
  kind: string
  subkind: string | null
  move: string
  at: string
  by: string | null
  facts: Readonly<Record<string, unknown>>
}

/** What can be read again in place of being asked: the newest first; what lies in parts that are not held is no row. */
export const toldOf = <Row extends Written>(records: readonly Row[], held: readonly string[]): Row[] =>
  records
    .filter(
      ({ kind, compartment }) =>
        (toldKinds as readonly string[]).includes(kind) && held.includes(compartment),
    )
    .toSorted((one, other) => other.madeAt.localeCompare(one.madeAt))

/** One time that they were asked: by which organisation, at which stage, and why again. */
export interface Asked {
  id: string
  at: string
  by: string | null
  stage: string | null
  again?: string
}

const holding = ['hold', 'hold_at_once']

/** Every interview that was held, the first one first. */
export function askedOf(events: readonly Happened[]): Asked[] {
  const own = events.filter(({ kind }) => kind === 'interview')
  return own
    .filter(({ move }) => holding.includes(move))
    .toSorted((one, other) => one.at.localeCompare(other.at))
    .map(({ id, at, by, subkind, track }) => {
      const prepared = own.find((one) => one.track === track && one.move === 'prepare')
      const again = prepared?.facts['again']
      return { id, at, by, stage: subkind, ...(typeof again === 'string' && { again }) }
    })
}
