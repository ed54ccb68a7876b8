// A circle's next key. It is owed when somebody has left, and when whoever made the first one was not among those it is for.
// The log is brought up to date before, so that nothing is said past what others have said.
import { api } from '../web/session/api.ts'
import { minute, refreshHome } from './logs.ts'
import { takeCircles, vault } from '../web/session/vault.ts'
import { mayWrap } from './wrapping-gate.ts'

/** A circle of my organisation: the whole one, or a team. */
export interface Home {
  id: number
  circle: number
}

/** The circle's first or next key, sealed to these members and to nobody else. */
export async function turnCircle(home: Home, members: readonly string[]): Promise<void> {
  mayWrap()
  await refreshHome()
  const { statement, circleId, ...next } = await vault.turnCircle({
    organisation: home.id,
    circleId: home.circle,
    members,
    at: minute(),
  })
  await api.organisations.turn({ circle: circleId, next, statement })
  await refreshHome()
  await takeCircles()
}

/** Turns what is owed of the circles that I am in. Right after signing in: a key needs a fresh proof of presence. */
export async function turnWhatIsOwed(organisation: number, me: string): Promise<void> {
  const { circles } = await refreshHome()
  for (const { id, due, members } of circles)
    if (due && members.includes(me)) await turnCircle({ id: organisation, circle: id }, members)
}
