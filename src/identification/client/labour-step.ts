// A step of a complaint: what was done and the words for whoever complained, sealed into one line of their thread; to the server go codes and
// days alone, and whether all that was ordered is in hand.
import type { Api, Session } from '../../client/session.ts'
import { isAllPaid, type LabourStep } from '../labour-steps.ts'
import type { Contact, OpenedRequest } from './answer-request.ts'
import { sendLine, type Writing } from './report-thread.ts'

type Asked = Parameters<Api['reports']['step']>[0]['step']

function askedOf(step: LabourStep, before: readonly LabourStep[]): Asked {
  if (step.what === 'visit') return { move: 'visit', visited_on: step.on, found: step.found }
  if (step.what === 'order') return { move: 'order', pay_by: step.on }
  if (step.what === 'close') return { move: 'close', reason: step.reason }
  return { move: isAllPaid(before, step.amount) ? 'pay' : 'pay_part', paid_on: step.on }
}

/** Takes a step of a complaint that was opened here, once however often it is pressed. */
export const takeLabourStep = (
  session: Pick<Session, 'api' | 'vault'>,
  { contact, opened }: { contact: Pick<Contact, 'track' | 'locator' | 'messages'>; opened: OpenedRequest },
  { step, text }: { step: LabourStep; text: string },
  writing: Writing = {},
): Promise<void> => {
  const asked = askedOf(
    step,
    opened.steps.flatMap((one) => one ?? []),
  )
  return sendLine(
    session,
    contact,
    {
      from: 'hotline',
      text,
      step,
      send: (line, options) =>
        session.api.reports.step({ track: contact.track, step: asked, ...line }, options),
    },
    writing,
  )
}
