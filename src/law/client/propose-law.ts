// Two members change a law: the first says its hash in the log of the founding house.
import { hashOfText } from '../../client/law.ts'
import { refreshHome } from '../../client/logs.ts'
import type { Session } from '../../client/session.ts'
import { minute } from '../../client/time.ts'

/** The first signature. From then on it waits, and no clock reads it. */
export async function proposeLaw(
  session: Session,
  { over, text, since }: { over: string; text: string; since: string },
): Promise<number> {
  const { api, vault, organisation } = session
  await refreshHome(session)
  const { id: pack } = JSON.parse(text) as { id: string }
  const fields = { pack, hash: await hashOfText(text), over, since }
  const at = await minute(session)
  const statement = await vault.stateInLog({ organisation, t: 'law', at, fields })
  const { n } = await api.law.propose({ text, statement })
  await refreshHome(session)
  return n
}
