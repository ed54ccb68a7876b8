// What a house's log owes, said by whoever of it comes in: it goes over to newer rules, and an invitation whose day has passed is
// signed as over, so that nobody joins by it, whatever minute they name.
import type { LogView } from '../sealing/vault-log-shape.ts'
import { learnHome } from './chain-reader.ts'
import { lineOf } from './logs.ts'
import type { Session } from './session.ts'
import { minute } from './time.ts'

type Statement = Awaited<ReturnType<Session['vault']['upgradeLog']>>

/** Invitations that nobody used by their day, for an administrator. */
const lapsedIn = ({ members }: LogView, me: string, now: string): string[] =>
  members.some(({ id, roles }) => id === me && roles.includes('administrator'))
    ? members.filter(({ invitation }) => invitation && invitation.until < now).map(({ id }) => id)
    : []

/**
 * Says what is owed. None of it is anybody's wish: where it cannot be said now (somebody was quicker, a clock is wrong) whoever comes
 * next says it.
 */
export async function orderLog(session: Session, view: LogView): Promise<void> {
  const { api, vault, organisation, id } = session
  const now = await minute(session)
  const say = async (make: () => Promise<Statement>) => {
    await api.organisations.order({ statement: await make() })
    await learnHome(lineOf(session), organisation)
  }
  const isMember = view.members.some((one) => one.id === id && one.state === 'member')
  if (view.rules === 1 && isMember) await say(() => vault.upgradeLog({ organisation, at: now }))
  if (view.ahead) return
  for (const user of lapsedIn(view, id, now))
    await say(() => vault.stateInLog({ organisation, t: 'lapse', at: now, fields: { user } }))
}
