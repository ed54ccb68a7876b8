// Everybody whose case my circles hold, by name and birthday: opened here, to be compared here.
import type { Session } from '../../client/session.ts'
import type { Known } from '../checked.ts'

export async function knownPeople({ api, vault }: Session): Promise<Known[]> {
  const known: Known[] = []
  for (let since = 0, more = true; more;) {
    const page = await api.cases.headers({ since })
    const { opened } = await vault.openHeaders({ headers: page.headers })
    const references = new Map(page.headers.map((one) => [one.caseId, one.reference]))
    for (const { caseId, header } of opened)
      known.push({ caseId, name: header.name, birth: header.dob, reference: references.get(caseId) ?? '' })
    since = page.last
    more = page.more && page.headers.length > 0
  }
  return known
}
