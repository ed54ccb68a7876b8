// Sealing and opening messages in the staff's browser. A message whose author's signature is not true is not shown.
import { v7 as newId } from 'uuid'
import { api } from '../../web/api.ts'
import { answeredBy } from '../../web/sealed-row.ts'
import { vault } from '../../web/vault.ts'
import type { Lasting } from '../lasting.ts'
import { messagePlace } from '../place.ts'

type Row = Awaited<ReturnType<typeof api.messages.list>>['messages'][number]
export type OpenMessage = Row & { text: string | undefined }

/** Opens messages in order; `text` is missing where one cannot be opened or was not written by whom it says. */
export async function openMessages(caseId: string, rows: readonly Row[]): Promise<OpenMessage[]> {
  const opened = await vault.openRecords({
    records: rows.map(({ id, epoch, ciphertext, ...row }) => ({
      ...messagePlace(caseId, id),
      epoch,
      ciphertext,
      ...answeredBy(row),
    })),
  })
  return rows.map((row, at) => ({ ...row, text: (opened[at]?.value as { text: string } | undefined)?.text }))
}

/** Seals and sends one message. `id` names it, so that trying again is the same message. */
export async function sendMessage(caseId: string, id: string, text: string, days: Lasting): Promise<void> {
  const sealed = await vault.sealRecord({ ...messagePlace(caseId, id), value: { text } })
  await api.messages.write({ caseId, id, days, ...sealed })
}

export const newMessage = (): string => newId()
