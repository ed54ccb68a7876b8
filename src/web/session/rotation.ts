// The rotation of cases that is due when somebody has left, in the background of this window.
import { rotateCases } from '../../client/rotate-cases.ts'
import { rotateOwedCircleKeys } from '../../client/rotate-circle-key.ts'
import { backgroundRun } from './background-run.ts'
import { session } from './window-session.ts'

export const {
  start: startRotation,
  stop: stopRotation,
  useProgress: useRotation,
} = backgroundRun(() => rotateCases(session))

/** What is owed to those who remain: new keys of their circles first, then of the cases that were sealed under the old ones. */
export async function rotateWhatIsOwed(mayRotateCases: boolean): Promise<void> {
  await rotateOwedCircleKeys(session)
  if (mayRotateCases) await startRotation()
}
