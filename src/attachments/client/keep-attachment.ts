// A photo or a voice note becomes a paper of the case, where whoever sent it agreed: opened here, and brought like every other paper, once
// however often it is asked for.
import type { Session } from '../../client/session.ts'
import { hasArrived } from '../../client/refusal.ts'
import { carryPaper, newBringing } from '../../papers/client/bring-paper.ts'
import type { Compartment } from '../../sealing/vault-shape.ts'
import type { Attached } from '../attached.ts'
import { openAttachment } from '../sealed-attachment.ts'

/** The bytes of what came with a message that this session sees, exactly as they were sent. */
export const readAttachment = (
  { api }: Pick<Session, 'api'>,
  attached: Attached,
  onPiece?: (done: number) => void,
): Promise<Blob> =>
  openAttachment(attached, (piece) => api.attachments.piece({ id: attached.id, piece }), onPiece)

/** Into which case and which part of it, and what it is called there. */
export interface AsPaper {
  caseId: string
  compartment: Compartment
  name: string
}

export async function keepAttachment(
  session: Session,
  attached: Attached,
  { caseId, compartment, name }: AsPaper,
): Promise<void> {
  const content = await readAttachment(session, attached)
  const paper = {
    compartment,
    kept: 'cleaned',
    read: async () => ({ content, name, mime: attached.mime }),
  } as const
  try {
    await carryPaper(session, { ...newBringing(caseId, paper), id: attached.id })
  } catch (error) {
    if (!hasArrived(error)) throw error
  }
}
