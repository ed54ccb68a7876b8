// What a house's log owes, said by whoever of it comes in: it goes over to newer rules; an invitation whose day has passed is signed
// as over, so that nobody joins by it, whatever minute they name; and a line that a wrong clock has dated ahead is put right.
import type { LogView } from '../sealing/vault-log-shape.ts'
import { learnHome } from './chain-reader.ts'
import { lineOf } from './logs.ts'
import type { Session } from './session.ts'
import { minute } from './time.ts'

type Statement = Awaited<ReturnType<Session['vault']['upgradeLog']>>

/** Invitations that nobody used by their day. */
const lapsedIn = ({ members }: LogView, now: string): string[] =>
  members.filter(({ invitation }) => invitation && invitation.until < now).map(({ id }) => id)

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
  const me = view.members.find((one) => one.id === id && one.state === 'member')
  if (!me) return
  const administers = me.roles.includes('administrator')
  const state = (t: 'lapse' | 'settle', fields: Record<string, string>) =>
    say(() => vault.stateInLog({ organisation, t, at: now, fields }))
  // Its minute is this device's and the network's, or the key worker signs nothing.
  if (view.ahead && view.rules === 2 && administers) await state('settle', {})
  else if (view.ahead) return
  if (view.rules === 1) await say(() => vault.upgradeLog({ organisation, at: now }))
  if (administers) for (const user of lapsedIn(view, now)) await state('lapse', { user })
}
