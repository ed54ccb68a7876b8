// Papers that go along in a package: opened here, and sealed inside the file with everything else. The server never gets it.
import type { Session } from '../../client/session.ts'
import { readPapers, wholeOf } from '../../papers/client/read-paper.ts'
import { SealingError } from '../../sealing/suite.ts'
import { toText } from '../../sealing/text.ts'

/** As large as what most mailboxes take, with room for how it is written out. */
export const mostAlong = 6_000_000

/** The bytes of these papers of a case, by their ids. `broken` where one is not whole. */
export async function papersAlong(
  session: Session,
  caseId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const all = ids.length > 0 ? await readPapers(session, caseId) : []
  const bytes = new Map<string, string>()
  for (const id of ids) {
    const paper = all.find(({ row }) => row.id === id)
    if (!paper?.about) throw new SealingError('broken')
    const whole = await wholeOf(session, paper, '')
    if (whole.size !== paper.about.size) throw new SealingError('broken')
    bytes.set(id, toText(new Uint8Array(await whole.arrayBuffer())))
  }
  return bytes
}
