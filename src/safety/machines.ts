// The processes of this feature. They are registered here and nowhere else, for the server and for browsers.
import { alertMachine } from './alert.ts'
import { closeWatchMachine, missingMachine, urgentCareMachine } from './night.ts'
import { protectionMachine } from './protection.ts'
import { riskMachine } from './risk.ts'

export const machines = [
  riskMachine,
  missingMachine,
  closeWatchMachine,
  urgentCareMachine,
  alertMachine,
  protectionMachine,
]
