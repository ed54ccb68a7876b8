// Sealing and opening messages on the side of staff. A message whose author's signature is not true is not shown.
import { newId } from '../../api/new-id.ts'
import { attachedIn, type Attached } from '../../attachments/attached.ts'
import { isProblem } from '../../api/problem.ts'
import { checked } from '../../client/logs.ts'
import { answeredBy, shownAs } from '../../client/sealed-record.ts'
import type { Api, Session } from '../../client/session.ts'
import { today } from '../../client/time.ts'
import type { Lasting } from '../lasting.ts'
import { messageLabel } from '../message-label.ts'

/** Letters that fit into one message in any script, sealed (`MessageIn`). */
export const longest = 5000

type Row = Awaited<ReturnType<Api['messages']['list']>>['messages'][number]
/** `on` is the day that its writer said, where they did (`isSaid`). `isUnfit`: the server names another writer than who signed. */
export type OpenMessage = Row & {
  text: string | undefined
  attached: Attached[]
  isSaid: boolean
  isUnfit: boolean
}

/** Opens messages in order; `text` is missing where one cannot be opened or was not written by whom it says. */
export async function openMessages(
  session: Session,
  caseId: string,
  rows: readonly Row[],
): Promise<OpenMessage[]> {
  const nameOf = await session.names()
  const opened = await session.vault.openRecords({
    records: rows.map(({ id, epoch, ciphertext, ...row }) => ({
      ...messageLabel(caseId, id),
      epoch,
      ciphertext,
      ...answeredBy(row),
    })),
  })
  return rows.map((row, at) => {
    const { value, ...shown } = shownAs(opened[at], row, nameOf)
    const said = value as { text: string; attached?: unknown } | undefined
    return { ...row, ...shown, text: said?.text, attached: attachedIn(said?.attached) }
  })
}

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
