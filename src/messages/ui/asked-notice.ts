// Whether the person wants to be told that something is new stands sealed in their safe contact: only a browser that may
// read it can ask for a notice, and what it asks with are codes.
import { openLatest } from '../../client/records.ts'
import { type SharedCase } from '../../client/case-keys.ts'
import { latestOf } from '../../client/sealed-record.ts'
import type { Notice } from '../notice.ts'
import { makeMove, session } from '../../web/session/window-session.ts'

interface Wish {
  how: string
  when: string
  word: string
  never: string
  notices?: 'none' | 'neutral'
}

/** How the person may be reached, and the record that says so; nothing where that cannot be read here. */
export async function wishOf(shared: SharedCase): Promise<(Wish & { channel: string }) | undefined> {
  const row = latestOf(shared.records, 'safe_contact')
  if (!row || !shared.held.includes('contact')) return undefined
  const wish = await openLatest<Wish>(session, shared, 'safe_contact')
  return wish && { ...wish, channel: row.id }
}

/** The duty to give a notice, where one runs. */
export const noticeDue = ({ clocks }: SharedCase) => clocks.find(({ clock }) => clock === 'case.notice')

/** Asks for one notice, where the person wants it, we carry the case, and none is waiting. Answers whether it did. */
export async function askForNotice(shared: SharedCase): Promise<boolean> {
  const track = shared.tracks.find(({ kind }) => kind === 'case')
  if (!track?.sides.includes('holder') || noticeDue(shared)) return false
  // Where it leaves by itself, nobody has to say it; where that failed, somebody does.
  const { api } = session
  const telling = await api.outbox.ofCase({ caseId: shared.case.id }).catch(() => undefined)
  if (telling?.id && telling.last !== 'failed') return false
  const wish = await wishOf(shared)
  if (wish?.notices !== 'neutral') return false
  const notice: Notice = { kind: 'something_new', language: shared.case.language, channel: wish.channel }
  const { kind, language, channel } = notice
  await makeMove('case', 'ask_notice', track, { notice: kind, language, channel })
  return true
}
