// The two acts on cases that a program of somebody else's needs most, in one call each.
import { openHeaders } from '../../cases/client/open-headers.ts'
import { writeRecord } from '../../client/records.ts'
import type { Session } from '../../client/session.ts'

/** A case by what its circles seal about it to find it again. */
export interface ListedCase {
  id: string
  reference: string
  name: string
}

/** The cases that the program's circles hold, by reference. */
export async function listCases(session: Session): Promise<ListedCase[]> {
  const headers = await openHeaders(session)
  return headers
    .map(({ caseId, reference, header }) => ({ id: caseId, reference, name: header.name }))
    .toSorted((one, other) => one.reference.localeCompare(other.reference))
}

/** Writes a note into a case; answers with its id. Under the same id once more it stays one note. */
export const writeNote = (
  session: Session,
  caseId: string,
  { text, id }: { text: string; id?: string },
): Promise<string> =>
  writeRecord(session, caseId, { compartment: 'narrative', kind: 'note', value: { text }, id })
