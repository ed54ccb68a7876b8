// Which team stands by for the night is said in the organisation's own log: named by its administrators, agreed to by one of each circle whose
// cases it would open. A browser gives keys to no other.
import { refreshHome } from '../../client/logs.ts'
import type { Session } from '../../client/session.ts'
import { minute } from '../../client/time.ts'

/** Says it in the log. Answers whether a second administrator has to agree first; without a circle nobody stands by from now on. */
export async function nameNightDesk(session: Session, circle: number | null): Promise<{ waits: boolean }> {
  const { api, vault, organisation } = session
  await refreshHome(session)
  const fields = circle === null ? {} : { circle }
  const statement = await vault.stateInLog({ organisation, t: 'night', at: await minute(session), fields })
  const named = await api.takeovers.nameCircle({ circle, statement })
  await refreshHome(session)
  return named
}

/** One of a circle lets the night desk stand by for the cases that it carries; not whoever named the desk. */
export async function agreeToNightDesk(session: Session, circle: number): Promise<void> {
  const { api, vault, organisation } = session
  await refreshHome(session)
  const at = await minute(session)
  const statement = await vault.stateInLog({ organisation, t: 'night_agree', at, fields: { circle } })
  await api.takeovers.agree({ circle, statement })
  await refreshHome(session)
}
