// What is done with the organisation's circle, each as one signed statement in its log: a new key, somebody let in, somebody
// who leaves. The log is brought up to date before, so that nothing is said past what others have said.
import { api } from '../../web/api.ts'
import { refreshHome, minute } from '../../web/logs.ts'
import { takeCircles, vault } from '../../web/vault.ts'

interface Home {
  id: number
  circle: number
}

/** The circle's first or next key, sealed to these members and to nobody else. */
export async function turnCircle(home: Home, members: readonly string[]): Promise<void> {
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

/** Seals the circle's key to a colleague, to the keys that they brought with their invitation. */
export async function letIn(home: Home, user: string): Promise<void> {
  await refreshHome()
  const admitted = await vault.admitToCircle({
    organisation: home.id,
    circleId: home.circle,
    user,
    at: minute(),
  })
  await api.organisations.admit({ circle: home.circle, memberId: user, ...admitted })
  await refreshHome()
}

/**
 * Closes the door behind somebody and gives the circle a key that they never had. Answers false where a second
 * administrator has to agree first.
 */
export async function takeOut(home: Home, user: string): Promise<boolean> {
  await refreshHome()
  const statement = await vault.stateInLog({
    organisation: home.id,
    t: 'remove',
    at: minute(),
    fields: { user },
  })
  const { suspended } = await api.organisations.suspend({ person: user, statement })
  if (suspended) await turnIfDue(home)
  return suspended
}

/** Somebody has left the circle: those who remain get a new key. Answers whether there was something to do. */
export async function turnIfDue(home: Home): Promise<boolean> {
  const { circles } = await refreshHome()
  const circle = circles.find((one) => one.id === home.circle)
  if (!circle?.due) return false
  await turnCircle(home, circle.members)
  return true
}
