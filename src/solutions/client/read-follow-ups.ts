// The follow-ups of a solution that can be opened here, newest first.
import type { SharedCase } from '../../client/case-keys.ts'
import { openDated } from '../../client/records.ts'
import type { Session } from '../../client/session.ts'
import type { SeenAtFollowUp } from '../follow-up.ts'

export interface ReadFollowUp extends SeenAtFollowUp {
  id: string
  on: string
}

export async function readFollowUps(
  session: Session,
  { case: { id: caseId }, records }: Pick<SharedCase, 'case' | 'records'>,
  track: string,
): Promise<ReadFollowUp[]> {
  const rows = records.filter((row) => row.kind === 'note' && row.track === track)
  const opened = await Promise.all(
    rows.map((row) =>
      openDated<{ seen?: SeenAtFollowUp }>(session, caseId, row).then(
        ({ value: { seen }, on }) => seen && { ...seen, id: row.id, on },
        () => undefined,
      ),
    ),
  )
  return opened.filter((one) => one !== undefined).toSorted((a, b) => b.on.localeCompare(a.on))
}
