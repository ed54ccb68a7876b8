// Sealing and opening messages in the staff's browser. A message whose author's signature is not true is not shown.
import { v7 as newId } from 'uuid'
import { isProblem } from '../../api/problem.ts'
import { api } from '../../web/session/api.ts'
import { checked, today } from '../../client/logs.ts'
import { namesInNetwork } from '../../web/session/organisations.ts'
import { answeredBy, shownAs } from '../../client/sealed-record.ts'
import { vault } from '../../web/session/vault.ts'
import type { Lasting } from '../lasting.ts'
import { messagePlace } from '../message-label.ts'

/** Letters that fit into one message in any script, sealed (`MessageIn`). */
export const longest = 5000

type Row = Awaited<ReturnType<typeof api.messages.list>>['messages'][number]
/** `on` is the day that its writer said, where they did (`isSaid`). `isUnfit`: the server names another writer than who signed. */
export type OpenMessage = Row & { text: string | undefined; isSaid: boolean; isUnfit: boolean }

/** Opens messages in order; `text` is missing where one cannot be opened or was not written by whom it says. */
export async function openMessages(caseId: string, rows: readonly Row[]): Promise<OpenMessage[]> {
  const nameOf = await namesInNetwork()
  const opened = await vault.openRecords({
    records: rows.map(({ id, epoch, ciphertext, ...row }) => ({
      ...messagePlace(caseId, id),
      epoch,
      ciphertext,
      ...answeredBy(row),
    })),
  })
  return rows.map((row, at) => {
    const { value, ...shown } = shownAs(opened[at], row, nameOf)
    return { ...row, ...shown, text: (value as { text: string } | undefined)?.text }
  })
}

/** Seals and sends one message. `id` names it, so that trying again is the same message. */
export async function sendMessage(caseId: string, id: string, text: string, days: Lasting): Promise<void> {
  const sealed = await vault.sealRecord({
    ...messagePlace(caseId, id),
    value: { text },
    said: { on: today() },
  })
  await api.messages.write({ caseId, id, days, ...sealed })
}

/** The words that are there already under the name of a message that was refused for it; any other fault is thrown again. */
export async function whatArrived(fault: unknown, caseId: string, id: string): Promise<string | undefined> {
  if (!isProblem(fault) || fault.code !== 'conflict') throw fault
  const { messages, logs } = await api.messages.list({ caseId })
  const there = messages.filter((one) => one.id === id)
  const [opened] = await checked(logs, () => openMessages(caseId, there))
  return opened?.text
}

export const newMessage = (): string => newId()
