// The letter that asked for a hold, for whoever holds the legal part of the file.
import { readCase } from '../../client/case-keys.ts'
import { openRecord } from '../../client/records.ts'
import type { Session } from '../../client/session.ts'

/** The one that was sent last; nothing where none was, or where this part is not held. */
export async function readHold(session: Session, caseId: string, trackId: string): Promise<string | null> {
  const shared = await readCase(session, caseId)
  const row = shared.records
    .filter(({ track, compartment }) => track === trackId && compartment === 'legal')
    .toSorted((a, b) => (a.madeAt < b.madeAt ? 1 : -1))[0]
  if (!row || !shared.held.includes('legal')) return null
  return (await openRecord<{ text?: string }>(session, caseId, row)).text ?? null
}
