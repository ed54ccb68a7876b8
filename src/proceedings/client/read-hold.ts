// The letter that asked for a hold, for whoever holds the legal part of the file.
import { readCase } from '../../client/case-keys.ts'
import { openDated } from '../../client/records.ts'
import { compareWritten } from '../../client/sealed-record.ts'
import type { Session } from '../../client/session.ts'

/** The one that was sent last; nothing where none was, or where this part is not held. */
export async function readHold(session: Session, caseId: string, trackId: string): Promise<string | null> {
  const shared = await readCase(session, caseId)
  if (!shared.held.includes('legal')) return null
  const rows = shared.records.filter(({ track, compartment }) => track === trackId && compartment === 'legal')
  const opened = await Promise.all(
    rows.map((row) => openDated<{ text?: string }>(session, caseId, row).catch(() => undefined)),
  )
  return (
    opened
      .filter((one) => one !== undefined)
      .toSorted(compareWritten)
      .at(-1)?.value.text ?? null
  )
}
