// What somebody lost, as their lawyer keeps it: one sealed record of the case in its legal part, of which the newest counts; and the hours
// that the person wrote themselves, which stand beside it as theirs.
import type { SharedCase } from '../../client/case-keys.ts'
import { openLatest, writeRecord } from '../../client/records.ts'
import { latestOf } from '../../client/sealed-record.ts'
import type { Session } from '../../client/session.ts'
import type { DiaryDay, Losses } from '../losses.ts'

type Read = Pick<SharedCase, 'case' | 'records'>

/** Nothing where nobody has begun. */
export const readLosses = (session: Session, shared: Read): Promise<Losses | undefined> =>
  openLatest<Losses>(session, shared, 'losses')

/** Seals and sends them; `text` is the same in words, for the person's own page. */
export const writeLosses = (
  session: Session,
  shared: Read,
  value: Losses & { text: string },
): Promise<string> =>
  writeRecord(session, shared.case.id, {
    compartment: 'legal',
    kind: 'losses',
    value,
    replaces: latestOf(shared.records, 'losses'),
  })

/** The days of which the person wrote the hours on their own page. */
export async function readDiary(session: Session, shared: Read): Promise<readonly DiaryDay[]> {
  return (await openLatest<{ days: readonly DiaryDay[] }>(session, shared, 'hours'))?.days ?? []
}
