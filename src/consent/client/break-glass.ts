// Breaking glass needs a second person: their answer is signed, and the keys go with a yes.
import { readCase, sendStatement } from '../../client/case-keys.ts'
import { knowCircles } from '../../client/logs.ts'
import type { Session } from '../../client/session.ts'
import { minute } from '../../client/time.ts'
import { mayWrap } from '../../client/wrapping-gate.ts'

/** The second person agrees: their statement and the keys go together. `n` is the number of the asking statement. */
export async function agreeToBreakGlass(
  session: Session,
  caseId: string,
  { n, track, to }: { n: number; track: string; to: number },
): Promise<void> {
  mayWrap(session)
  await readCase(session, caseId)
  await knowCircles(session, [to], caseId)
  await sendStatement(
    session,
    caseId,
    async () => session.vault.agreeToBreak({ caseId, n, at: await minute(session) }),
    ({ statement, wraps }) => session.api.consent.agreeToBreak({ caseId, track, n, statement, wraps }),
  )
}

/** Whoever asked goes ahead alone, for a circle of two; `review` is who outside looks back. */
export async function breakGlassAlone(
  session: Session,
  caseId: string,
  asked: { n: number; track: string; to: number; circle: number; review: number },
): Promise<{ reviewedBy: string }> {
  const { n, track, to, circle, review } = asked
  mayWrap(session)
  await readCase(session, caseId)
  await knowCircles(session, [to, review], caseId)
  return sendStatement(
    session,
    caseId,
    async () => session.vault.breakAlone({ caseId, n, circle, review, at: await minute(session) }),
    ({ statement, wraps }) => session.api.seconds.breakAlone({ caseId, track, n, statement, wraps }),
  )
}

/** What waits is refused, or called back by who asked. */
export async function declineToBreakGlass(
  session: Session,
  caseId: string,
  { n, track }: { n: number; track: string },
): Promise<void> {
  await readCase(session, caseId)
  await sendStatement(
    session,
    caseId,
    async () => session.vault.declineToBreak({ caseId, n, at: await minute(session) }),
    ({ statement }) => session.api.consent.declineToBreak({ caseId, track, n, statement }),
  )
}
