// A complaint about pay in the invented country: somebody brings it to an inspector, and each step is told to them in their thread.

import { openRequest } from '../src/identification/client/answer-request.ts'
import { takeLabourStep } from '../src/identification/client/labour-step.ts'
import type { LabourStep } from '../src/identification/labour-steps.ts'
import { takeCall } from './contacts.ts'
import type { Act } from './stage.ts'

/** Somebody brings a complaint about pay to an inspector, who writes it down. */
export const complain: Act = takeCall('yes', 'in_person', 'labour')

/** The inspector takes a step of it. */
export const labourStep =
  (step: () => LabourStep): Act =>
  async (scene, who) => {
    const { contact: made } = scene
    if (!made) throw new Error('nobody has complained yet')
    const contact = await who.api.reports.read({ track: made.track })
    const opened = await openRequest(who, contact)
    await takeLabourStep(who, { contact, opened }, { step: step(), text: '' })
  }
