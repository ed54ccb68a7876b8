// Every header that my circles hold, opened into the vault for searching. The server never learns what was looked for.
import type { Session } from '../../client/session.ts'
import { readHeaders } from './header-list.ts'

/** What each says, with the reference of its case. */
export async function openHeaders(session: Session) {
  const headers = [...(await readHeaders(session))]
  const { opened } = await session.vault.openHeaders({ headers })
  const references = new Map(headers.map((one) => [one.caseId, one.reference]))
  return opened.map((one) => ({ ...one, reference: references.get(one.caseId) ?? '' }))
}
