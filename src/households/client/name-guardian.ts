// Who decides with a child, in words for the child: sealed in a part that their own card opens. The process itself, with what was asked of the
// guardian, stays among the working notes.
import type { SharedCase } from '../../client/case-keys.ts'
import { openLatest } from '../../client/records.ts'
import type { Session } from '../../client/session.ts'
import { writeText } from '../../client/text-record.ts'

const kind = 'guardian_named'

/** What the child reads; nothing where nobody has written it, or that part is not held here. */
export const namedToChild = async (session: Session, shared: SharedCase): Promise<string | undefined> =>
  shared.held.includes('narrative')
    ? (await openLatest<{ text: string }>(session, shared, kind))?.text
    : undefined

/** Writes it anew; empty where nobody is to be named any more. Under the same `id` it is written once. */
export const nameToChild = (
  session: Session,
  shared: SharedCase,
  text: string,
  id: string,
): Promise<string> => writeText(session, shared, { compartment: 'narrative', kind, text, id })
