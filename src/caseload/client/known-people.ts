// Everybody whose case my circles hold, by name and birthday: opened here, to be compared here.
import { openHeaders } from '../../cases/client/open-headers.ts'
import type { Session } from '../../client/session.ts'
import type { Known } from '../checked.ts'

export async function knownPeople(session: Session): Promise<Known[]> {
  return (await openHeaders(session)).map(({ caseId, header, reference }) => ({
    caseId,
    name: header.name,
    birth: header.dob,
    reference,
  }))
}
