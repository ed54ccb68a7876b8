// After somebody has left: the cases that my organisation carries get new keys, one after the other, in the background of
// whoever has keys and works. It can be interrupted anywhere; what is left is done later, here or by a colleague.
import { takeKeys } from './case-keys.ts'
import { resealHeader, rotateDueKeys } from './rotate-case-keys.ts'
import type { Session } from './session.ts'
import { today } from './time.ts'

/** How far it is. `refused` counts cases that could not be done this time; somebody else may be able to. */
export interface Progress {
  done: number
  total: number
  refused: number
}

/** New keys for one case, and its header under the circle's present key. Nobody has looked at anything by this. */
async function rotateCase(session: Session, caseId: string): Promise<void> {
  const { api, vault } = session
  const onScreen = await vault.viewCase({ caseId, day: await today(session) }).then(
    () => true,
    () => false,
  )
  const shown = await takeKeys(session, caseId)
  const rotated = shown.rotationDue.length > 0 ? await rotateDueKeys(session, caseId, shown.held) : []
  const header = rotated.length > 0 ? undefined : await resealHeader(session, caseId, shown)
  if (header) await api.cases.header({ caseId, header })
  // What somebody has open before them keeps its keys.
  if (!onScreen) await vault.forgetCase({ caseId })
}

/** One case after the other; says how far it is after each. Ends when nothing is left that can be done here, or the keys are locked. */
export async function* rotateCases(session: Session): AsyncGenerator<Progress, 'done' | 'locked'> {
  const { api, vault } = session
  let progress: Progress = { done: 0, total: 0, refused: 0 }
  for (let after: string | undefined; ;) {
    const { cases, total } = await api.cases.listRotationDue(after ? { after } : {})
    if (after === undefined) progress = { ...progress, total }
    if (cases.length === 0) return 'done'
    for (const caseId of cases) {
      const failed = await rotateCase(session, caseId).then(
        () => 0,
        () => 1,
      )
      if ((await vault.status()).state === 'locked') return 'locked'
      progress = { ...progress, done: progress.done + 1, refused: progress.refused + failed }
      yield progress
      after = caseId
    }
  }
}
