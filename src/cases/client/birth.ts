// The birth date of a person, as their file says it.
import type { SharedCase } from '../../client/case-keys.ts'
import { openLatest } from '../../client/records.ts'
import type { Session } from '../../client/session.ts'

/** Nothing where the file does not say it, or the part is not held here. */
export async function birthOf(session: Session, shared: SharedCase): Promise<string | undefined> {
  if (!shared.held.includes('identity')) return undefined
  return (await openLatest<{ birth?: string }>(session, shared, 'profile'))?.birth
}
