// What was written sealed beside the moves of one process, read again: the words as they left, what came back, what was planned.
import type { SharedCase } from './case-keys.ts'
import { openDated, type SealedRow } from './records.ts'
import type { Session } from './session.ts'

export interface TrackNote {
  row: SealedRow
  on: string
  text: string
}

/** Oldest first; of the parts that are held here. */
export async function readTrackNotes(
  session: Session,
  { case: { id }, records, held }: Pick<SharedCase, 'case' | 'records' | 'held'>,
  track: string,
): Promise<TrackNote[]> {
  const rows = records.filter(
    (row) => row.track === track && row.kind === 'note' && held.includes(row.compartment),
  )
  const opened = rows.map(async (row) => {
    const { value, on } = await openDated<{ text: string }>(session, id, row)
    return { row, on, text: value.text }
  })
  return (await Promise.all(opened)).toSorted((a, b) => (a.row.madeAt < b.row.madeAt ? -1 : 1))
}
