// Who is in a circle of my organisation, each change as one signed statement in its log: somebody let in, somebody who leaves.
// The log is brought up to date before, so that nothing is said past what others have said.
import { refreshHome } from '../../client/logs.ts'
import { rotateCircleKey } from '../../client/rotate-circle-key.ts'
import type { Session } from '../../client/session.ts'
import { minute } from '../../client/time.ts'
import { canWrap, mayWrap } from '../../client/wrapping-gate.ts'

/** Whether a circle got a new key: then the cases that were sealed under the old one are due. */
export interface Rotated {
  rotated: boolean
}

/**
 * Seals a circle's key to a colleague, to the keys that they brought with their invitation. Where somebody has left since,
 * or came back with new keys, it is a new key that they get: the one before may be in other hands. `unsettled` where they joined by
 * an invitation whose day has passed and nobody has spoken since, until a human has `looked`.
 */
export async function admitToCircle(
  session: Session,
  circle: number,
  user: string,
  looked = false,
): Promise<Rotated> {
  const { api, vault, organisation } = session
  mayWrap(session)
  const { circles } = await refreshHome(session)
  const found = circles.find((one) => one.id === circle)
  if (found?.due) {
    await rotateCircleKey(session, circle, [...found.members, user])
    return { rotated: true }
  }
  const at = await minute(session)
  const admitted = await vault.admitToCircle({ organisation, circleId: circle, user, at, looked })
  await api.organisations.admit({ circle, memberId: user, ...admitted })
  await refreshHome(session)
  return { rotated: false }
}

/** Somebody has left the circle: those who remain get a new key. */
export async function rotateIfDue(session: Session, circle: number): Promise<Rotated> {
  const { circles } = await refreshHome(session)
  const found = circles.find((one) => one.id === circle)
  // Somebody is shut out whatever the auditor says; the new key stays owed until keys may be given again.
  if (!found?.due || !canWrap(session)) return { rotated: false }
  await rotateCircleKey(session, circle, found.members)
  return { rotated: true }
}

/**
 * Suspends a colleague and gives the organisation's circle a key that they never had. `waits` where a second administrator has
 * to agree first.
 */
export async function suspendMember(session: Session, user: string): Promise<Rotated & { waits: boolean }> {
  const { api, vault, organisation, circle } = session
  await refreshHome(session)
  const at = await minute(session)
  const { hashes: spoken } = await api.organisations.spoken({ person: user })
  const statement = await vault.stateInLog({ organisation, t: 'remove', at, fields: { user }, spoken })
  const { suspended } = await api.organisations.suspend({ person: user, statement })
  const { rotated } = suspended ? await rotateIfDue(session, circle) : { rotated: false }
  return { waits: !suspended, rotated }
}

/**
 * Somebody goes out of a team, or I do: their sessions see nothing of it from now on. Where I stay in it, it gets its new key
 * at once; else whoever is in it gives it one.
 */
export async function leaveTeam(session: Session, circle: number, user: string): Promise<Rotated> {
  const { api, vault, organisation } = session
  await refreshHome(session)
  const at = await minute(session)
  const { hashes: spoken } = await api.organisations.spoken({ person: user })
  const statement = await vault.stateInLog({ organisation, t: 'leave', at, fields: { circle, user }, spoken })
  await api.teams.leave({ circle, memberId: user, statement })
  const { circles } = await refreshHome(session)
  const stays = circles.find((one) => one.id === circle)?.members.includes(session.id)
  return stays ? rotateIfDue(session, circle) : { rotated: false }
}

/** Says something in the log that carries no key. Answers true where a second administrator has to agree first. */
async function state(
  session: Session,
  t: 'roles' | 'agree' | 'trust',
  fields: Record<string, unknown>,
  spoken?: readonly string[],
): Promise<boolean> {
  const { api, vault, organisation } = session
  await refreshHome(session)
  const more = spoken && { spoken }
  const statement = await vault.stateInLog({ organisation, t, at: await minute(session), fields, ...more })
  return (await api.organisations.state({ statement })).waits
}

/** What a colleague does here from now on. Answers true where a second administrator has to agree first. */
export const changeRoles = (session: Session, user: string, roles: readonly string[]): Promise<boolean> =>
  state(session, 'roles', { user, roles })

/** Agrees to what another administrator wants; where it takes somebody out, the circle gets its new key at once. */
export async function agreeToChange(session: Session, to: number): Promise<Rotated> {
  const { waiting } = await refreshHome(session)
  const removed = waiting.find((one) => one.n === to && one.t === 'remove')?.user
  const spoken = removed && (await session.api.organisations.spoken({ person: removed })).hashes
  await state(session, 'agree', { to }, spoken || undefined)
  return rotateIfDue(session, session.circle)
}

/** Another organisation's beginning was compared by voice: it is believed from now on, and called as it is listed. */
export async function trustOrganisation(
  session: Session,
  listed: Parameters<Session['vault']['checkNames']>[0]['organisations'][number],
  genesis: string,
): Promise<void> {
  const { names } = await session.vault.checkNames({ organisations: [listed] })
  const called = names[0]?.called
  await state(session, 'trust', { organisation: listed.id, genesis, how: 'voice', called })
}
