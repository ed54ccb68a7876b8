// Carries what was chosen from a public page, and says how far it is in one place: part by part on a slow line, waiting where there is
// none, and done only when all of it has arrived.

import { codeOf } from '../../client/refusal.ts'
import { ask, Refusal } from '../../web/island/island.ts'
import {
  carryAttachments,
  mayStillArrive,
  piecesOfAll,
  type AttachmentLine,
  type Carried,
} from '../client/carry-attachments.ts'
import type { Chosen } from './choose.ts'

/** What the server says where it takes no more files: words are taken all the same. */
const noRoom = 'no-room'

/** How often it looks for the line by itself. */
const tryAgainMs = 15_000

const lineUntil = (signal: AbortSignal): AttachmentLine => ({
  async send({ id, piece, body }) {
    const answer = await fetch(`/api/attachments/${id}/pieces/${String(piece)}`, {
      method: 'PUT',
      credentials: 'omit',
      signal,
      headers: { 'content-type': 'application/octet-stream' },
      body,
    })
    if (!answer.ok) {
      const { code, because } = (await answer.json().catch(() => ({}))) as { code?: string; because?: string }
      throw new Refusal(answer.status, because === noRoom ? noRoom : code)
    }
    return { kept: true }
  },
  finish: ({ id }) => ask(`/api/attachments/${id}/finish`, {}, { as: 'omit', signal }),
})

/** Where it is said; whoever ends the signal ends the carrying. */
export interface CarryingPlace {
  box: HTMLElement
  stopped: AbortSignal
}

const untilLine = (stopped: AbortSignal): Promise<void> =>
  new Promise((done) => {
    const timer = setTimeout(done, tryAgainMs)
    addEventListener('online', () => done(), { once: true, signal: stopped })
    stopped.addEventListener('abort', () => {
      clearTimeout(timer)
      done()
    })
  })

/** True where all of it has arrived. */
export async function carryFrom(
  all: readonly Carried[],
  say: Chosen['say'],
  { box, stopped }: CarryingPlace,
): Promise<boolean> {
  const tell = (name: string): void => {
    const arrived = all.reduce((sum, one) => sum + one.arrived, 0)
    const text = say(name, arrived, piecesOfAll(all))
    if (box.textContent !== text) box.textContent = text
  }
  box.setAttribute('role', 'status')
  box.className = 'n o'
  while (!stopped.aborted)
    try {
      tell('going')
      await carryAttachments(lineUntil(stopped), all, () => tell('going'))
      tell('done')
      return true
    } catch (error) {
      if (!mayStillArrive(error)) {
        tell(codeOf(error) === noRoom ? 'full' : 'failed')
        return false
      }
      if (!stopped.aborted) tell('waiting')
      await untilLine(stopped)
    }
  return false
}
