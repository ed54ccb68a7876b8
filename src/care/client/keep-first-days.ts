// The first 72 hours as they are kept: one sealed record of the case, of which the newest counts, and the move that says in codes which
// needs are answered. With the last of them the duty ends.
import { caseMachine } from '../../cases/case.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import { makeMoveOn } from '../../client/move-on-case.ts'
import { openLatest, writeRecord } from '../../client/records.ts'
import { latestOf } from '../../client/sealed-record.ts'
import type { Session } from '../../client/session.ts'
import { inClear, openNeeds, type FirstDays } from '../first-days.ts'

const kind = 'first_days'

/** Nothing where nobody has begun. */
export const readFirstDays = (
  session: Session,
  shared: Pick<SharedCase, 'case' | 'records'>,
): Promise<FirstDays | undefined> => openLatest<FirstDays>(session, shared, kind)

/** Keeps what was noted. `id` names the write, so that a second try is the same one. Fails with `stale` where somebody was quicker. */
export async function keepFirstDays(
  session: Session,
  shared: Pick<SharedCase, 'case' | 'records' | 'tracks'>,
  { value, id }: { value: FirstDays; id: string },
): Promise<void> {
  const caseId = shared.case.id
  await writeRecord(session, caseId, {
    compartment: 'narrative',
    kind,
    value,
    replaces: latestOf(shared.records, kind),
    id,
  })
  const track = shared.tracks.find((one) => one.kind === caseMachine.kind)
  if (!track) return
  const move = openNeeds(value).length === 0 ? 'settle_first_days' : 'note_first_days'
  await makeMoveOn(
    session,
    { caseId, kind: caseMachine.kind, move, says: undefined, track },
    inClear(value),
    id,
  )
}
