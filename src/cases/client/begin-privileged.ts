// What stays between a person and her lawyer: a part of its own, begun by the lawyer, with a key that whoever carries the case
// never had.
import { sendStatement, takeKeys } from '../../client/case-keys.ts'
import type { Session } from '../../client/session.ts'
import { minute, today } from '../../client/time.ts'
import { mayWrap } from '../../client/wrapping-gate.ts'
import { PRIVILEGED } from '../../sealing/shapes.ts'

/**
 * Makes the first key of what is privileged, for the circle by which this lawyer is on the case and for the person's card
 * where there is one. Where it is held already, nothing is made: trying again makes no second key.
 */
export async function beginPrivileged(session: Session, caseId: string, circleId: number): Promise<void> {
  const { api, vault } = session
  mayWrap(session)
  const { held } = await takeKeys(session, caseId)
  if (held.includes(PRIVILEGED)) return
  const { person } = await vault.viewCase({ caseId, day: await today(session) })
  const withPerson = person !== undefined && !person.frozen
  const begun = { caseId, compartment: PRIVILEGED, circleId, withPerson } as const
  await sendStatement(
    session,
    caseId,
    async () => vault.beginCompartment({ ...begun, at: await minute(session) }),
    (made) => api.consent.rotateKeys({ caseId, ...made }),
  )
}
