// What stands sealed beside the steps of a solution: its follow-ups, and the sheets of a return.
import type { SharedCase } from '../../client/case-keys.ts'
import type { Session } from '../../client/session.ts'
import { readTrackNotes } from '../../client/track-notes.ts'

export interface ReadStep<Seen = unknown> {
  id: string
  /** The day on which it was written. */
  on: string
  move: string
  seen: Seen
}

/** All of them, newest first, of the parts that are held here. */
export async function readSteps(
  session: Session,
  shared: Pick<SharedCase, 'case' | 'records' | 'held'>,
  track: string,
): Promise<ReadStep[]> {
  const notes = await readTrackNotes<{ move?: string; seen?: unknown }>(session, shared, track)
  return notes
    .toReversed()
    .flatMap(({ row, on, value: { move, seen } }) =>
      move !== undefined && seen !== undefined ? [{ id: row.id, on, move, seen }] : [],
    )
}

/** Those of one move. */
export const stepsOf = <Seen>(steps: readonly ReadStep[], move: string): ReadStep<Seen>[] =>
  steps.filter((one): one is ReadStep<Seen> => one.move === move)
