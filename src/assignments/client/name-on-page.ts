// The name by which a worker wants to be known on the page of one person: sealed where how to reach that person lies, since their card opens it.
// The page shows it as long as its writer works on the case.
import type { SharedCase } from '../../client/case-keys.ts'
import { isInPlace } from '../../api/latest-wins-records.ts'
import { answeredBy, toOpen } from '../../client/sealed-record.ts'
import type { Session } from '../../client/session.ts'
import { writeText } from '../../client/text-record.ts'

const kind = 'worker_name'

/** What the person reads of me; nothing where I have written none, or that part is not held here. A colleague's is theirs. */
export async function nameOnPage(
  { vault, id: me }: Session,
  { case: { id }, records, held }: SharedCase,
): Promise<string | undefined> {
  if (!held.includes('contact')) return undefined
  const rows = records
    .filter((row) => row.kind === kind && isInPlace(row) && row.mine)
    .toSorted((one, other) => other.version - one.version)
  const opened = await vault.openRecords({
    records: rows.map((row) => ({ ...toOpen(id, row), ...answeredBy(row) })),
  })
  const own = opened.find(
    (one) => one.refused === undefined && typeof one.author === 'object' && one.author.user === me,
  )
  return (own?.value as { text: string } | undefined)?.text
}

/** Writes it anew; empty where none is to stand there. Under the same `id` it is written once. */
export const writeNameOnPage = (
  session: Session,
  shared: SharedCase,
  text: string,
  id: string,
): Promise<string> => writeText(session, shared, { compartment: 'contact', kind, text, id })
