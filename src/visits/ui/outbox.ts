// Sending what a telephone keeps. Each item goes under the id that was made here, so that sending it again, days later or after a lost
// answer, is the same; it counts as received only by the server's receipt, and only then is the copy here deleted.
import { isProblem } from '../../api/problem.ts'
import { api } from '../../web/session/api.ts'
import { itemsOf, keepItems, type Item } from './phone-store.ts'

/** Why sending has stopped; nothing where everything has a receipt. */
export type Stopped = 'no-network' | 'sign-in' | 'not-yours' | undefined

/** As it stands once the server has said something of it. */
async function sent(item: Item): Promise<Item> {
  const { id, visit } = item
  if (item.kind === 'bed') {
    const { state } = await api.visits.giveBed({ visit, id, hold: item.hold }, { key: id })
    return { ...item, state: 'received', bed: state }
  }
  const { ciphertext, ...row } = item
  const { receipt } = await api.visits.bring({ visit, row: id, ciphertext: ciphertext ?? '' }, { key: id })
  return { ...row, state: 'received', receipt }
}

/** Why nothing can go now, whatever it is; nothing where the server has refused this one item. */
function reasonOf(error: unknown): Stopped {
  if (!isProblem(error) || error.code === 'unavailable' || error.code === 'failed') return 'no-network'
  if (error.code === 'not-signed-in' || error.code === 'step-up') return 'sign-in'
  if (error.code === 'not-found' || error.code === 'not-allowed') return 'not-yours'
  return error.code === 'too-many' ? 'no-network' : undefined
}

/** Sends what waits, one after the other. `changed` after each. */
export async function sendWaiting(visit: string, changed: () => Promise<void>): Promise<Stopped> {
  const waiting = (await itemsOf(visit)).filter(({ state }) => state === 'waiting')
  for (const item of waiting) {
    try {
      await keepItems(await sent(item))
    } catch (error) {
      const reason = reasonOf(error)
      if (reason) return reason
      // What the server does not take keeps nothing else from going: nothing is thrown away, and whoever wrote it sees that.
      await keepItems({ ...item, state: 'came_back' })
    }
    await changed()
  }
  return undefined
}
