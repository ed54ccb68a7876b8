// Which team stands by for the night is said in the organisation's own log: named by its administrators, agreed to by one of each circle whose
// cases it would open. A browser gives keys to no other.
import { refreshHome } from '../../client/logs.ts'
import type { Session } from '../../client/session.ts'
import { minute } from '../../client/time.ts'
import type { NightHours } from '../../sealing/night-hours.ts'

/** Which team, and in which hours. */
export interface NamedDesk {
  circle: number
  hours: NightHours
}

/** Says it in the log. Answers whether a second administrator has to agree first; without a desk nobody stands by from now on. */
export async function nameNightDesk(session: Session, desk: NamedDesk | null): Promise<{ waits: boolean }> {
  const { api, vault, organisation } = session
  await refreshHome(session)
  const at = await minute(session)
  const statement = await vault.stateInLog({ organisation, t: 'night', at, fields: { ...desk } })
  const named = await api.takeovers.nameCircle({ ...(desk ?? { circle: null }), statement } as Parameters<
    typeof api.takeovers.nameCircle
  >[0])
  await refreshHome(session)
  return named
}

/** Says in the log on which nights a colleague stands there, or with `off` that they no longer do. Nobody says the first of themselves. */
export async function signNights(
  session: Session,
  user: string,
  nights: readonly string[],
  { off = false } = {},
): Promise<void> {
  const { api, vault, organisation } = session
  await refreshHome(session)
  const fields = { user, nights: [...nights], ...(off && { off: true as const }) }
  const statement = await vault.stateInLog({
    organisation,
    t: 'night_rota',
    at: await minute(session),
    fields,
  })
  await api.takeovers.sign({ ...fields, statement })
  await refreshHome(session)
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
