// A circle's next key. It is due when somebody has left, and when whoever made the first one was not among those it is for.
// The log is brought up to date before, so that nothing is said past what others have said.
import { takeCircles } from './circles.ts'
import { refreshHome } from './logs.ts'
import type { Session } from './session.ts'
import { minute } from './time.ts'
import { mayWrap } from './wrapping-gate.ts'

/** The circle's first or next key, sealed to these members and to nobody else: the whole organisation's, or a team's. */
export async function rotateCircleKey(
  session: Session,
  circle: number,
  members: readonly string[],
): Promise<void> {
  const { api, vault, organisation } = session
  mayWrap(session)
  await refreshHome(session)
  const at = await minute(session)
  const { statement, circleId, ...next } = await vault.rotateCircle({
    organisation,
    circleId: circle,
    members,
    at,
  })
  await api.organisations.rotateCircle({ circle: circleId, next, statement })
  await refreshHome(session)
  await takeCircles(session)
}

/** Rotates what is due of the circles that I am in. Right after signing in: a key needs a fresh proof of presence. */
export async function rotateDueCircleKeys(session: Session): Promise<void> {
  const { circles } = await refreshHome(session)
  for (const { id, due, members } of circles)
    if (due && members.includes(session.id)) await rotateCircleKey(session, id, members)
}
