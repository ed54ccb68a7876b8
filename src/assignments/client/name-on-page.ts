// The name by which a worker wants to be known on the page of one person: sealed where how to reach that person lies, since their card opens it.
// The page shows it as long as its writer works on the case.
import type { SharedCase } from '../../client/case-keys.ts'
import { openLatest, writeRecord } from '../../client/records.ts'
import { latestOf } from '../../client/sealed-record.ts'
import type { Session } from '../../client/session.ts'

const kind = 'worker_name'

/** What the person reads; nothing where nobody has written one, or that part is not held here. */
export const nameOnPage = async (session: Session, shared: SharedCase): Promise<string | undefined> =>
  shared.held.includes('contact')
    ? (await openLatest<{ text: string }>(session, shared, kind))?.text
    : undefined

/** Writes it anew; empty where none is to stand there. Under the same `id` it is written once. */
export const writeNameOnPage = (
  session: Session,
  shared: SharedCase,
  text: string,
  id: string,
): Promise<string> =>
  writeRecord(session, shared.case.id, {
    compartment: 'contact',
    kind,
    value: { text: text.trim() },
    replaces: latestOf(shared.records, kind),
    id,
  })
