// Sealing and sending messages on the side of staff.
import { newId } from '../../api/new-id.ts'
import { isProblem } from '../../api/problem.ts'
import { checked } from '../../client/logs.ts'
import type { Session } from '../../client/session.ts'
import { today } from '../../client/time.ts'
import type { Lasting } from '../lasting.ts'
import { messageLabel } from '../message-label.ts'
import { openMessages } from './open-messages.ts'

/** Letters that fit into one message in any script, sealed (`MessageIn`). */
export const longest = 5000

/** What is sent: `id` names it, so that trying again is the same message; `days` is how long it lasts. */
export interface NewMessage {
  id: string
  text: string
  /** Of the screen on which it was written; where the letters are others, these count. */
  language?: string
  days: Lasting
}

/** Seals and sends one message. */
export async function sendMessage(
  session: Session,
  caseId: string,
  { id, text, language, days }: NewMessage,
): Promise<void> {
  const said = { on: await today(session) }
  const value = { text, ...(language && { language }) }
  const sealed = await session.vault.sealRecord({ ...messageLabel(caseId, id), value, said })
  await session.api.messages.write({ caseId, id, days, ...sealed })
}

/** The words that are there already under the name of a message that was refused for it; any other fault is thrown again. */
export async function whatArrived(
  session: Session,
  fault: unknown,
  caseId: string,
  id: string,
): Promise<string | undefined> {
  if (!isProblem(fault) || fault.code !== 'conflict') throw fault
  const { messages, logs } = await session.api.messages.list({ caseId })
  const there = messages.filter((one) => one.id === id)
  const [opened] = await checked(session, logs, () => openMessages(session, caseId, there))
  return opened?.text
}

export const newMessage = (): string => newId()
