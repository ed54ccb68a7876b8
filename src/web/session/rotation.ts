// The rotation of cases that is due when somebody has left, in the background of this window.
import { rotateCases } from '../../client/rotate-cases.ts'
import { rotateDueCircleKeys } from '../../client/rotate-circle-key.ts'
import { backgroundRun } from './background-run.ts'
import { session } from './window-session.ts'

export const {
  start: startRotation,
  stop: stopRotation,
  useProgress: useRotation,
} = backgroundRun(() => rotateCases(session))

/** What is due for those who remain: new keys of their circles first, then of the cases that were sealed under the old ones. */
export async function rotateAllDue(mayRotateCases: boolean): Promise<void> {
  await rotateDueCircleKeys(session)
  if (mayRotateCases) await startRotation()
}
