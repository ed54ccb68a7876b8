// A note of one's own house, and when the person reads it: it was talked about with them, or it waits longer with a reason that they read.
import { sealRecord, type SealedRow } from '../../client/records.ts'
import type { Session } from '../../client/session.ts'

/** It was talked about: from now on it stands on their page. Answers with the day. */
export const tellNote = async (session: Session, caseId: string, record: string): Promise<string> =>
  (await session.api.cases.tellNote({ caseId, record })).on

/** Days until which it can be kept back, counted from today by `after`: later ones alone than that from which it is read anyhow. */
export const daysToKeepBack = (after: (days: number) => string, readableOn: string): string[] =>
  [14, 21, 30].map(after).filter((day) => day > readableOn)

interface KeptBack {
  /** The day from which the person reads it in any case. */
  until: string
  /** Why it waits: sealed in the part of the note, so that their card opens it. */
  text: string
  /** Under the same one it is written once. */
  id: string
}

/** It waits longer than seven days: for a supervisor to say. */
export async function keepNoteBack(
  session: Session,
  caseId: string,
  note: Pick<SealedRow, 'id' | 'compartment'>,
  { until, text, id }: KeptBack,
): Promise<void> {
  const { compartment } = note
  const reason = await sealRecord(session, caseId, {
    compartment,
    kind: 'kept_back',
    value: { text: text.trim() },
    id,
  })
  await session.api.cases.keepNoteBack({ caseId, record: note.id, until, reason })
}
