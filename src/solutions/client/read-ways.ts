// The three ways of a case, opened: as whoever helps wrote them down with the person, and what the person has put aside.
import type { SharedCase } from '../../client/case-keys.ts'
import { openLatest } from '../../client/records.ts'
import type { Session } from '../../client/session.ts'
import type { SaidOfWays, Ways } from '../ways.ts'

/** The ways as they were talked about, and what the person said of them; nothing where nobody has. */
export async function readWays(
  session: Session,
  shared: Pick<SharedCase, 'case' | 'records'>,
): Promise<{ ways: Ways | undefined; said: SaidOfWays | undefined }> {
  const [ways, said] = await Promise.all([
    openLatest<Ways>(session, shared, 'ways'),
    openLatest<SaidOfWays>(session, shared, 'ways_said'),
  ])
  return { ways, said }
}
