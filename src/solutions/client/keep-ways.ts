// The three ways of a case: one sealed record of which the newest counts, written by whoever helps together with the person.
import type { SharedCase } from '../../client/case-keys.ts'
import { writeRecord } from '../../client/records.ts'
import { latestOf } from '../../client/sealed-record.ts'
import type { Session } from '../../client/session.ts'
import type { Ways } from '../ways.ts'

/** Keeps them; `id` names the write. Fails with `stale` where somebody was quicker. */
export const keepWays = (
  session: Session,
  shared: Pick<SharedCase, 'case' | 'records'>,
  { ways, id }: { ways: Ways; id: string },
): Promise<string> =>
  writeRecord(session, shared.case.id, {
    compartment: 'narrative',
    kind: 'ways',
    value: ways,
    replaces: latestOf(shared.records, 'ways'),
    id,
  })
