// All processes in one list, in the order of the features. Endpoints, screens, words and tests walk it.

import { goalMachine } from '../care/goal.ts'
import { caseMachine } from '../cases/case.ts'
import { consentMachine } from '../consent/consent.ts'
import { disclosureMachine } from '../consent/disclosure.ts'
import { fundingMachine } from '../funding/funding.ts'
import { handoverMachine } from '../handovers/handover.ts'
import { contactMachine } from '../identification/contact.ts'
import { identificationMachine } from '../identification/determination.ts'
import { screeningMachine } from '../identification/screening.ts'
import { visitMachine } from '../identification/visit.ts'
import { interviewMachine } from '../proceedings/interview.ts'
import { proceedingMachine } from '../proceedings/proceeding.ts'
import { referralMachine } from '../referrals/referral.ts'
import { riskMachine } from '../safety/risk.ts'
import { placementMachine } from '../shelter/placement.ts'
import { solutionMachine } from '../solutions/solution.ts'
import { statusMachine } from '../stay/status.ts'
import type { Machine } from '../tracks/define.ts'
import { voiceMachine } from '../voice/voice.ts'

export const machines: readonly Machine[] = [
  consentMachine,
  disclosureMachine,
  caseMachine,
  contactMachine,
  screeningMachine,
  identificationMachine,
  visitMachine,
  riskMachine,
  goalMachine,
  placementMachine,
  referralMachine,
  handoverMachine,
  proceedingMachine,
  interviewMachine,
  statusMachine,
  solutionMachine,
  voiceMachine,
  fundingMachine,
]
