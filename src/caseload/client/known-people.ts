// Everybody whose case my circles hold, by name and birthday: opened here, to be compared here.
import { readHeaders } from '../../cases/client/header-list.ts'
import type { Session } from '../../client/session.ts'
import type { Known } from '../checked.ts'

export async function knownPeople(session: Session): Promise<Known[]> {
  const headers = [...(await readHeaders(session))]
  const { opened } = await session.vault.openHeaders({ headers })
  const references = new Map(headers.map((one) => [one.caseId, one.reference]))
  return opened.map(({ caseId, header }) => ({
    caseId,
    name: header.name,
    birth: header.dob,
    reference: references.get(caseId) ?? '',
  }))
}
