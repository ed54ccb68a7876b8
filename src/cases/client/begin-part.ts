// Parts with which no case opens, begun by whoever first writes there: what stays between a person and her lawyer, kinds of health
// that are given each by itself, and what a worker notes for herself. Whoever begins one reads it first.
import { sendStatement, takeKeys } from '../../client/case-keys.ts'
import type { Session } from '../../client/session.ts'
import { minute, today } from '../../client/time.ts'
import { mayWrap } from '../../client/wrapping-gate.ts'
import { WORKING, type Compartment } from '../../sealing/shapes.ts'

/**
 * Makes the first key of a part, for the circle by which its writer is on the case and for the person's card where there is one; working
 * notes are for that circle alone. Where it is held already, nothing is made: trying again makes no second key.
 */
export async function beginPart(
  session: Session,
  caseId: string,
  compartment: Compartment,
  circleId: number,
): Promise<void> {
  const { api, vault } = session
  mayWrap(session)
  const { held } = await takeKeys(session, caseId)
  if (held.includes(compartment)) return
  const { person } = await vault.viewCase({ caseId, day: await today(session) })
  const withPerson = compartment !== WORKING && person !== undefined && !person.frozen
  const begun = { caseId, compartment, circleId, withPerson } as const
  await sendStatement(
    session,
    caseId,
    async () => vault.beginCompartment({ ...begun, at: await minute(session) }),
    (made) => api.consent.rotateKeys({ caseId, ...made }),
  )
}
