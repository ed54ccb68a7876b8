// Duties that a country's law adds to a process: its pack says by which move they begin, for whom, and by which they are done.
// Another country's cases never meet them.

import type { AgeGroup, ClockRule, Pack } from '../jurisdiction/define.ts'
import { packs } from '../../jurisdictions/packs.ts'
import type { ClockStart } from './define.ts'

const starting = (pack: Pack, event: string): ClockRule[] =>
  Object.values(pack.clocks).filter(({ starts }) => starts?.some(({ on }) => on === event))

/** Duties of this law that a move begins (`identification.presume`), and for which ages; nothing where for all. */
export const begunBy = (
  pack: Pack,
  event: string,
): { start: ClockStart; ages: readonly AgeGroup[] | undefined }[] =>
  starting(pack, event).flatMap(({ id, starts = [] }) =>
    starts
      .filter(({ on }) => on === event)
      .map(({ owner, ages, from }) => ({
        start: { clock: id, owner, ...(from === undefined ? {} : { from }) },
        ages,
      })),
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

/** Every move that begins or does a duty of some law, and every kind of track on which one can run. */
const named: ReadonlySet<string> = new Set(
  [...packs.values()].flatMap(({ clocks }) =>
    Object.values(clocks).flatMap(({ starts = [], stops = [] }) => [
      ...starts.flatMap(({ on }) => [on, on.split('.')[0]!]),
      ...stops,
    ]),
  ),
)

/** Whether a move can begin, do or end a duty of any law: then the running ones are read. */
export const touchesLaw = (kind: string, move: string): boolean =>
  named.has(kind) || named.has(`${kind}.${move}`)
