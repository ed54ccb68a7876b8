// Invitations, as the log and the server need them. The secret is for the invited alone and is passed by hand.
import { refreshHome } from '../../client/logs.ts'
import type { Api, Session } from '../../client/session.ts'
import { minute, minuteIn } from '../../client/time.ts'
import { sealColleagueName } from './give-name.ts'

/** How long an invitation is good, in days. */
export const invitationDays = 7

async function newInvitation(session: Session, user: string, roles: readonly string[]) {
  const { vault, organisation } = session
  const until = await minuteIn(session, invitationDays)
  const at = await minute(session)
  const made = await vault.inviteMember({ organisation, user, roles, until: until.minute, at })
  const { secret, statement, ...invitation } = made
  return { secret, statement, invitation: { ...invitation, until: until.instant } }
}

/** Somebody new; `name` is sealed for the organisation. */
export type NewColleague = Omit<
  Parameters<Api['organisations']['invite']>[0],
  'invitation' | 'statement' | 'sealedName'
> & { name?: string | undefined }

/** Somebody is invited for the first time. Answers with the secret for them, and whether a second administrator has to agree. */
export async function invite(
  session: Session,
  { name, ...who }: NewColleague,
): Promise<{ secret: string; waits: boolean }> {
  await refreshHome(session)
  const { secret, ...made } = await newInvitation(session, who.id, who.roles)
  const named = name ? { sealedName: await sealColleagueName(session, who.id, name) } : {}
  const { waits } = await session.api.organisations.invite({ ...who, ...made, ...named })
  return { secret, waits }
}

/** Somebody who lost every way in, or let their invitation pass, is invited anew. Answers as `invite`. */
export async function inviteAgain(
  session: Session,
  user: string,
): Promise<{ secret: string; waits: boolean }> {
  const { members } = await refreshHome(session)
  const roles = members.find((one) => one.id === user)?.roles ?? []
  const { secret, ...made } = await newInvitation(session, user, roles)
  const { waits } = await session.api.organisations.inviteAgain({ person: user, ...made })
  return { secret, waits }
}
