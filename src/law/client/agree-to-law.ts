// Two members change a law: the second reads the same file and agrees in the log of the founding house.
import { hashOfText } from '../../client/law.ts'
import { refreshHome } from '../../client/logs.ts'
import type { Session } from '../../client/session.ts'
import { minute } from '../../client/time.ts'
import { SealingError } from '../../sealing/suite.ts'

/** The second one, by somebody else. `unfit` where the file that they read is not the one that the first member signed. */
export async function agreeToLaw(session: Session, { n, text }: { n: number; text: string }): Promise<void> {
  const { api, vault, organisation } = session
  const { waiting } = await refreshHome(session)
  const asked = waiting.find((one) => one.n === n)?.law
  if (asked?.hash !== (await hashOfText(text))) throw new SealingError('unfit')
  const at = await minute(session)
  const statement = await vault.stateInLog({ organisation, t: 'agree', at, fields: { to: n } })
  await api.law.agree({ statement })
  await refreshHome(session)
}
