// Opening messages on the side of staff. A message whose author's signature is not true is not shown.
import { attachedIn, type Attached } from '../../attachments/attached.ts'
import { answeredBy, shownAs } from '../../client/sealed-record.ts'
import type { Api, Session } from '../../client/session.ts'
import { messageLabel } from '../message-label.ts'

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
