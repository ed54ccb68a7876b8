// What was written sealed beside the moves of one process, read again: the words as they left, what came back, what was planned or seen.
import type { SharedCase } from './case-keys.ts'
import { openDated, type SealedRow } from './records.ts'
import { compareWritten } from './sealed-record.ts'
import type { Session } from './session.ts'

export interface TrackNote<Value> {
  row: SealedRow
  on: string
  /** Where it stands among others. */
  order: string
  value: Value
}

/** Oldest first; of the parts that are held here. Fails as `openRecord` does: what cannot be believed is not left out in silence. */
export async function readTrackNotes<Value extends object = { text: string }>(
  session: Session,
  { case: { id }, records, held }: Pick<SharedCase, 'case' | 'records' | 'held'>,
  track: string,
): Promise<TrackNote<Value>[]> {
  const rows = records.filter(
    (row) => row.track === track && row.kind === 'note' && held.includes(row.compartment),
  )
  const opened = rows.map(async (row) => {
    const { value, on, order } = await openDated<Value>(session, id, row)
    return { row, on, order, value }
  })
  return (await Promise.all(opened)).toSorted(compareWritten)
}
