// What the whole house could read goes to one of its teams, one case after the other, in the background of somebody who is in it. It
// can be interrupted anywhere; what is left is done later, here or by a colleague.
import type { Progress } from '../../client/rotate-cases.ts'
import type { Session } from '../../client/session.ts'
import { today } from '../../client/time.ts'
import { giveToTeam } from './give-to-team.ts'

async function giveOne(session: Session, caseId: string, circle: number): Promise<boolean> {
  const { vault } = session
  const onScreen = await vault.viewCase({ caseId, day: await today(session) }).then(
    () => true,
    () => false,
  )
  const isGiven = await giveToTeam(session, caseId, circle).then(
    () => true,
    () => false,
  )
  // What somebody has open before them keeps its keys.
  if (!onScreen) await vault.forgetCase({ caseId }).catch(() => undefined)
  return isGiven
}

/** One case after the other; says how far it is after each. Ends when nothing is left, or the keys are locked. */
export async function* giveAllToTeam(
  session: Session,
  circle: number,
): AsyncGenerator<Progress, 'done' | 'locked'> {
  const { api, vault } = session
  let given: Progress = { done: 0, total: 0, refused: 0 }
  for (let after: string | undefined; ;) {
    const { cases, total } = await api.caseTeams.openToHouse(after ? { after } : {})
    if (after === undefined) given = { ...given, total }
    if (cases.length === 0) return 'done'
    for (const caseId of cases) {
      const isGiven = await giveOne(session, caseId, circle)
      if ((await vault.status()).state === 'locked') return 'locked'
      given = { ...given, done: given.done + 1, refused: given.refused + (isGiven ? 0 : 1) }
      yield given
      after = caseId
    }
  }
}
