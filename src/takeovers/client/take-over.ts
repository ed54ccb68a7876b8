// Somebody on duty takes a case over: they check its chain, which comes without keys, sign their word on it, and are let through.
import { readCase } from '../../client/case-keys.ts'
import { checked, refreshHome } from '../../client/logs.ts'
import type { Session } from '../../client/session.ts'
import { minute } from '../../client/time.ts'
import { minuteOf } from '../../sealing/minute.ts'
import type { TakeOverReason } from '../model.ts'

/** Takes it over until the shift ends, and reads it. */
export async function takeCaseOver(session: Session, caseId: string, reason: TakeOverReason): Promise<void> {
  const { api, vault } = session
  await session.exclusive(`case ${caseId}`, async () => {
    const { statements, logs, until: shiftEnds } = await api.takeovers.chain({ caseId })
    // Which nights were signed for me, the vault reads in the log of my house.
    await refreshHome(session)
    await checked(session, logs, () =>
      vault.receiveKeys({ caseId, statements, epochs: [], wraps: [], proofs: [] }),
    )
    try {
      const until = minuteOf(new Date(shiftEnds))
      const { statement } = await vault.takeOver({ caseId, reason, until, at: await minute(session) })
      const ends = new Date(until).toISOString()
      await api.takeovers.takeOver({ caseId, statement, reason, until: ends })
    } finally {
      // What the server did not take was never said; what it took comes back with the case.
      await vault.forgetCase({ caseId })
    }
  })
  await readCase(session, caseId)
}
