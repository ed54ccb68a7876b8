// Duties that a country's law adds to a process: its pack says by which move they begin, for whom, and by which they are done.
// Another country's cases never meet them. The server works them out here, and so does the browser that signs the move.

import type { AgeGroup, ClockRule, Pack } from '../jurisdiction/define.ts'
import type { ClockStart, Machine } from './define.ts'

const starting = (pack: Pack, event: string): ClockRule[] =>
  Object.values(pack.clocks).filter(({ starts }) => starts?.some(({ on }) => on === event))

type Answers = Readonly<Record<string, unknown>>
const hasAnswers = (
  wanted: Readonly<Record<string, readonly string[]>> | undefined,
  given: Answers,
): boolean =>
  Object.entries(wanted ?? {}).every(([name, codes]) => codes.some((code) => code === given[name]))

/** Duties of this law that a move begins (`identification.presume`) with these answers, and for which ages; nothing where for all. */
export const begunBy = (
  pack: Pack,
  event: string,
  given: Answers,
): { start: ClockStart; ages: readonly AgeGroup[] | undefined }[] =>
  starting(pack, event).flatMap(({ id, starts = [] }) =>
    starts
      .filter(({ on, answers }) => on === event && hasAnswers(answers, given))
      .map(({ owner, ages, from }) => ({
        start: { clock: id, owner, ...(from === undefined ? {} : { from }) },
        ages,
      })),
  )

/** Duties of this law that a move begins for some ages alone: whoever is told no age signs nothing of them. */
export const begunByAge = (pack: Pack, event: string): string[] =>
  starting(pack, event).flatMap(({ id, starts = [] }) =>
    starts.some(({ on, ages }) => on === event && ages) ? [id] : [],
  )

/** Duties of this law that a move does. */
export const doneBy = (pack: Pack, event: string): string[] =>
  Object.values(pack.clocks)
    .filter(({ stops }) => stops?.includes(event))
    .map(({ id }) => id)

/** Duties of this law that run on tracks of a kind: they end with it. */
export const ofKind = (pack: Pack, kind: string): string[] =>
  Object.values(pack.clocks)
    .filter(({ starts }) => starts?.some(({ on }) => on.startsWith(`${kind}.`)))
    .map(({ id }) => id)

/** Whether what a move begins hangs on how old the person is, by its machine or by the law. */
export const asksAge = ({ kind, moves }: Machine, move: string, pack: Pack): boolean =>
  moves[move]?.lawFacts?.includes('ageGroup') === true || begunByAge(pack, `${kind}.${move}`).length > 0

export interface Effects {
  starts: readonly ClockStart[]
  stops: readonly string[]
  drops: readonly string[]
}

/** What a move does by its machine, together with what the law of the case begins and does with it. */
export function withLaw(
  machine: Pick<Machine, 'kind' | 'final'>,
  {
    move,
    was,
    to,
    age,
    input,
  }: { move: string; was: string; to: string; age: string | undefined; input: Answers },
  pack: Pack,
  { starts, stops, drops }: Effects,
): Effects {
  const event = `${machine.kind}.${move}`
  const done = doneBy(pack, event)
  const isOver = to !== was && machine.final.includes(to)
  const begun = begunBy(pack, event, input).filter(({ ages }) => !ages || ages.some((one) => one === age))
  return {
    starts: [...starts, ...begun.map(({ start }) => start)],
    stops: [...stops, ...done],
    drops: [...drops, ...(isOver ? ofKind(pack, machine.kind) : [])].filter((clock) => !done.includes(clock)),
  }
}
