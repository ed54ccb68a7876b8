// What stands sealed beside the steps of a solution, as far as it can be opened here, newest first.
import type { SharedCase } from '../../client/case-keys.ts'
import { openDated } from '../../client/records.ts'
import type { Session } from '../../client/session.ts'
import type { Author } from '../../sealing/vault-shape.ts'

export interface ReadStep<Seen> {
  id: string
  seen: Seen
  /** The day on which it was written, and by whom. */
  on: string
  author: Author | undefined
}

export async function readSteps<Seen>(
  session: Session,
  { case: { id: caseId }, records }: Pick<SharedCase, 'case' | 'records'>,
  { track, move }: { track: string; move: string },
): Promise<ReadStep<Seen>[]> {
  const rows = records.filter((row) => row.kind === 'note' && row.track === track)
  const opened = await Promise.all(
    rows.map(async (row): Promise<(ReadStep<Seen> & { at: string }) | undefined> => {
      const read = openDated<{ move?: string; seen?: Seen }>(session, caseId, row)
      const one = await read.catch(() => undefined)
      if (one?.value.move !== move || one.value.seen === undefined) return undefined
      return { id: row.id, seen: one.value.seen, on: one.on, author: one.author, at: row.madeAt }
    }),
  )
  return opened.filter((one) => one !== undefined).toSorted((a, b) => b.at.localeCompare(a.at))
}
