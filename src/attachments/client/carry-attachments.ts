// Photos and voice notes on their way, after the message that names them: piece by piece, so that a line that breaks costs one of them,
// and gone on with by the next try from where it stopped.
import { codeOf } from '../../client/refusal.ts'
import type { Client } from '../../api/client.ts'
import type { attachmentsApi } from '../api.ts'
import { pieceCount, type Attached } from '../attached.ts'
import { sealedPiece } from '../sealed-attachment.ts'

/** The public host, as nobody. */
export type AttachmentLine = Pick<
  Client<{ attachments: typeof attachmentsApi }>['attachments'],
  'send' | 'finish'
>

/** One that is being sent, and how many of its pieces have arrived: whoever tries again hands the same one over. */
export interface Carried {
  attached: Attached
  content: Blob
  arrived: number
  isWhole: boolean
}

export const carried = (attached: Attached, content: Blob): Carried => ({
  attached,
  content,
  arrived: 0,
  isWhole: false,
})

export const piecesOfAll = (all: readonly Carried[]): number =>
  all.reduce((sum, { attached }) => sum + pieceCount(attached.size), 0)

/** Carries all of them as far as it goes. Fails where the line does, or with what the server says; `told` hears of each piece. */
export async function carryAttachments(
  line: AttachmentLine,
  all: readonly Carried[],
  told: () => void = () => undefined,
): Promise<void> {
  for (const one of all) {
    const { attached, content } = one
    const { id } = attached
    for (; one.arrived < pieceCount(attached.size); one.arrived += 1) {
      await line.send({ id, piece: one.arrived, body: await sealedPiece(attached, content, one.arrived) })
      told()
    }
    if (!one.isWhole) await line.finish({ id })
    one.isWhole = true
    told()
  }
}

/** Whether trying again can bring it: it is not the server that will not have it. */
export const mayStillArrive = (error: unknown): boolean =>
  !['not-found', 'conflict', 'refused', 'no-room', 'invalid'].includes(codeOf(error) ?? '')
