// The person's own name, where the part of the file that holds it is ours to read.
import type { SharedCase } from '../../client/case-keys.ts'
import { openLatest } from '../../client/records.ts'
import type { Session } from '../../client/session.ts'

export async function nameOn(
  session: Session,
  shared: Pick<SharedCase, 'case' | 'records' | 'held'>,
): Promise<string | undefined> {
  if (!shared.held.includes('identity')) return undefined
  const profile = await openLatest<{ name?: unknown }>(session, shared, 'profile')
  return typeof profile?.name === 'string' && profile.name !== '' ? profile.name : undefined
}
