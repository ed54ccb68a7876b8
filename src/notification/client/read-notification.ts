// A notification of a case, read again: the words as they left, and what came back.
import type { SharedCase } from '../../client/case-keys.ts'
import { openDated, type SealedRow } from '../../client/records.ts'
import type { Session } from '../../client/session.ts'

/** What was written about one notification, oldest first: the words that left, then its receipt and its answer. */
export async function readNotification(
  session: Session,
  { case: { id }, records, held }: Pick<SharedCase, 'case' | 'records' | 'held'>,
  track: string,
): Promise<{ row: SealedRow; on: string; text: string }[]> {
  const rows = records.filter(
    (row) => row.track === track && row.kind === 'note' && held.includes(row.compartment),
  )
  const opened = rows.map(async (row) => {
    const { value, on } = await openDated<{ text: string }>(session, id, row)
    return { row, on, text: value.text }
  })
  return (await Promise.all(opened)).toSorted((a, b) => (a.row.madeAt < b.row.madeAt ? -1 : 1))
}
