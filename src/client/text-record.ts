// A line of words that stands until another takes its place, as a person reads it on their page: sealed in a part that their card opens.
import { writeRecord, type NewRecord } from './records.ts'
import type { SharedCase } from './case-keys.ts'
import { latestOf } from './sealed-record.ts'
import type { Session } from './session.ts'

export interface TextRecord extends Pick<NewRecord, 'compartment' | 'kind'> {
  text: string
  /** Under the same one it is written once. */
  id: string
}

/** Writes it anew in the place of the one before; empty where none is to stand there. Answers with its id. */
export const writeText = (
  session: Session,
  shared: SharedCase,
  { text, ...record }: TextRecord,
): Promise<string> =>
  writeRecord(session, shared.case.id, {
    ...record,
    value: { text: text.trim() },
    replaces: latestOf(shared.records, record.kind),
  })
