// One case goes to a team of the house that carries it: signed and sent as one act; and, where I am in the team, the new keys right
// after it, so that whoever is not in it opens nothing that is written from then on.
import { sendStatement, takeKeys } from '../../client/case-keys.ts'
import { takeCircles } from '../../client/circles.ts'
import { refreshHome } from '../../client/logs.ts'
import { rotateDueKeys } from '../../client/rotate-case-keys.ts'
import type { Session } from '../../client/session.ts'
import { minute } from '../../client/time.ts'
import { mayWrap } from '../../client/wrapping-gate.ts'

type Shown = Awaited<ReturnType<typeof takeKeys>>

/** The header of the case for its next carrier, if I am in it: others seal their own when they open the case. */
async function headerFor({ vault }: Session, caseId: string, { header }: Shown, circle: number) {
  if (!header) return undefined
  const { circleId, circleEpoch, ciphertext } = header
  const { opened } = await vault.openHeaders({ headers: [{ caseId, circleId, circleEpoch, ciphertext }] })
  const [found] = opened
  return found && (await vault.sealHeader({ caseId, header: found.header, circles: [circle] }))[0]
}

/**
 * Gives a case to another circle of its carrier's house, and turns the keys that the carrier read where I am in that circle. Answers
 * with who worked on it and does not any more, and whether the new keys are still to be made by somebody in it.
 */
export async function giveToTeam(
  session: Session,
  caseId: string,
  circle: number,
): Promise<{ workersLeft: string[]; isKeyOwed: boolean }> {
  const { api, vault } = session
  mayWrap(session)
  const { circles } = await refreshHome(session)
  const isMine = circles.some(({ id, members }) => id === circle && members.includes(session.id))
  // It may have been made, or I let in, since this window opened.
  if (isMine) await takeCircles(session)
  const shown = await takeKeys(session, caseId)
  const epochs = shown.epochs as NonNullable<Parameters<typeof vault.assignCase>[0]['epochs']>
  const make = async () => {
    const made = await vault.assignCase({ caseId, circle, epochs, at: await minute(session) })
    const header = isMine ? await headerFor(session, caseId, shown, circle) : undefined
    return { ...made, ...(header && { header }) }
  }
  const { workersLeft } = await sendStatement(session, caseId, make, (made) =>
    api.caseTeams.assign({ caseId, circle, ...made }),
  )
  if (!isMine) {
    await vault.forgetCase({ caseId })
    return { workersLeft, isKeyOwed: true }
  }
  const { held, rotationDue } = await takeKeys(session, caseId)
  const turned = await rotateDueKeys(session, caseId, held)
  return { workersLeft, isKeyOwed: rotationDue.some((one) => !turned.some((other) => other === one)) }
}
