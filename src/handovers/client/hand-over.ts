// The one signed act by which a case goes to the organisation that has said that it takes it.
import { sendStatement, takeKeys } from '../../client/case-keys.ts'
import { knowCircles } from '../../client/logs.ts'
import type { Session, TrackNow } from '../../client/session.ts'
import { minute } from '../../client/time.ts'
import type { Handover } from '../api.ts'

/**
 * Signs the case over to the recipient whose log has just been checked, and sends it with the move. What this session held of the
 * case is let go: its keys are nobody's here any more.
 */
export async function handOver(
  session: Session,
  {
    caseId,
    track,
    version,
    recipientCircle,
  }: Pick<Handover, 'caseId' | 'track' | 'version' | 'recipientCircle'>,
): Promise<TrackNow> {
  const { api, vault } = session
  await takeKeys(session, caseId)
  await knowCircles(session, [recipientCircle])
  const moved = await sendStatement(
    session,
    caseId,
    async () => vault.transferCase({ caseId, to: recipientCircle, at: await minute(session) }),
    ({ statement }) => api.handovers.handOver({ track, statement }, { ifMatch: version }),
  )
  await vault.forgetCase({ caseId })
  return moved
}
