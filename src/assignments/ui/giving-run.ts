// Cases that go to a team in the background of this window.
import { backgroundRun } from '../../web/session/background-run.ts'
import { session } from '../../web/session/window-session.ts'
import { giveAllToTeam } from '../client/give-all-to-team.ts'

export const {
  start: startGiving,
  stop: stopGiving,
  useProgress: useGivingRun,
} = backgroundRun((circle: number) => giveAllToTeam(session, circle))
