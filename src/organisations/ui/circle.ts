// What is done with the organisation's circle, each as one signed statement in its log: a new key, somebody let in, somebody
// who leaves. The log is brought up to date before, so that nothing is said past what others have said.
import type { Called } from '../../sealing/shapes.ts'
import { api } from '../../web/session/api.ts'
import { minute, minuteIn, refreshHome } from '../../client/logs.ts'
import { rekey } from '../../client/rotate-cases-job.ts'
import { turnCircle, type Home } from '../../client/rotate-circle-key.ts'
import { takeCircles, vault } from '../../web/session/vault.ts'
import { canWrap, mayWrap } from '../../client/wrapping-gate.ts'
import { bringOrganisation, type Joining } from '../client/bring-organisation.ts'
import { makeTeam, type NewTeam } from '../client/make-team.ts'

/**
 * Seals the circle's key to a colleague, to the keys that they brought with their invitation. Where somebody has left since,
 * or came back with new keys, it is a new key that they get: the one before may be in other hands.
 */
export async function letIn(home: Home, user: string): Promise<void> {
  mayWrap()
  const { circles } = await refreshHome()
  const circle = circles.find((one) => one.id === home.circle)
  if (circle?.due) {
    await turnCircle(home, [...circle.members, user])
    void rekey()
    return
  }
  const admitted = await vault.admitToCircle({
    organisation: home.id,
    circleId: home.circle,
    user,
    at: minute(),
  })
  await api.organisations.admit({ circle: home.circle, memberId: user, ...admitted })
  await refreshHome()
}

/**
 * Closes the door behind somebody and gives the circle a key that they never had. Answers false where a second
 * administrator has to agree first.
 */
export async function takeOut(home: Home, user: string): Promise<boolean> {
  await refreshHome()
  const statement = await vault.stateInLog({
    organisation: home.id,
    t: 'remove',
    at: minute(),
    fields: { user },
  })
  const { suspended } = await api.organisations.suspend({ person: user, statement })
  if (suspended) await turnIfDue(home)
  return suspended
}

/** Somebody has left the circle: those who remain get a new key. Answers whether there was something to do. */
export async function turnIfDue(home: Home): Promise<boolean> {
  const { circles } = await refreshHome()
  const circle = circles.find((one) => one.id === home.circle)
  // Somebody is shut out whatever the auditor says; the new key stays owed until keys may be given again.
  if (!circle?.due || !canWrap()) return false
  await turnCircle(home, circle.members)
  void rekey()
  return true
}

/**
 * Somebody goes out of a team, or I do: their sessions see nothing of it from now on. Where I stay in it, it gets its new key
 * at once; else whoever is in it gives it one.
 */
export async function leaveTeam(team: Home, user: string, me: string): Promise<void> {
  await refreshHome()
  const fields = { circle: team.circle, user }
  const statement = await vault.stateInLog({ organisation: team.id, t: 'leave', at: minute(), fields })
  await api.teams.leave({ circle: team.circle, memberId: user, statement })
  const { circles } = await refreshHome()
  if (circles.find((one) => one.id === team.circle)?.members.includes(me)) await turnIfDue(team)
}

/** Draws the number of a team that is wanted. */
export const drawTeam = async (): Promise<number> => (await api.teams.number({})).number

/** Makes a team of these colleagues under the number that was drawn for it; one that stands in the log already is made. */
export async function newTeam(home: Home, number: number, team: NewTeam): Promise<void> {
  mayWrap()
  const { circles } = await refreshHome()
  if (circles.every(({ id }) => id !== number)) {
    const maker = { api, vault, organisation: home.id, circle: home.circle, at: minute() }
    await makeTeam(maker, number, team)
    await refreshHome()
  }
  await takeCircles()
}

/** Says something that carries no key. Answers true where a second administrator has to agree first. */
async function say(home: Home, t: 'roles' | 'agree' | 'trust', fields: Record<string, unknown>) {
  await refreshHome()
  const statement = await vault.stateInLog({ organisation: home.id, t, at: minute(), fields })
  const { waits } = await api.organisations.state({ statement })
  return waits
}

/** What a colleague does here from now on. Answers true where a second administrator has to agree first. */
export const changeRoles = (home: Home, user: string, roles: readonly string[]): Promise<boolean> =>
  say(home, 'roles', { user, roles })

/** Agrees to what another administrator wants; where it takes somebody out, the circle gets its new key at once. */
export async function agree(home: Home, to: number): Promise<void> {
  await say(home, 'agree', { to })
  await turnIfDue(home)
}

/** Another organisation's beginning was compared by voice: it is believed from now on, and called as it is listed. */
export async function trust(home: Home, listed: Called & { id: number }, genesis: string): Promise<void> {
  const { names } = await vault.checkNames({ organisations: [listed] })
  await say(home, 'trust', { organisation: listed.id, genesis, how: 'voice', called: names[0]?.called })
}

/** How long an invitation is good, in days. */
const invitationDays = 7

/** An invitation as the log and the server need it. The secret is for the invited alone. */
async function newInvitation(home: Home, user: string, roles: readonly string[]) {
  const until = minuteIn(invitationDays)
  const { secret, statement, ...invitation } = await vault.inviteMember({
    organisation: home.id,
    user,
    roles,
    until: until.minute,
    at: minute(),
  })
  return { secret, statement, invitation: { ...invitation, until: until.instant } }
}

type NewColleague = Omit<Parameters<typeof api.organisations.invite>[0], 'invitation' | 'statement'>

/** Somebody is invited for the first time. Answers with the secret for them, and whether a second administrator has to agree. */
export async function invite(home: Home, who: NewColleague): Promise<{ secret: string; waits: boolean }> {
  await refreshHome()
  const { secret, ...made } = await newInvitation(home, who.id, who.roles)
  const { waits } = await api.organisations.invite({ ...who, ...made })
  return { secret, waits }
}

/** Somebody who lost every way in, or let their invitation pass, is invited anew. Answers as `invite`. */
export async function inviteAgain(home: Home, user: string): Promise<{ secret: string; waits: boolean }> {
  const { members } = await refreshHome()
  const roles = members.find((one) => one.id === user)?.roles ?? []
  const { secret, ...made } = await newInvitation(home, user, roles)
  const { waits } = await api.organisations.inviteAgain({ person: user, ...made })
  return { secret, waits }
}

/** An organisation comes into the network. Answers with the secret for its first administrator. */
export async function bringIn(home: Home, joining: Joining, handle: string): Promise<string> {
  await refreshHome()
  const until = minuteIn(invitationDays).instant
  const coordinator = { api, vault, organisation: home.id, at: minute(), until }
  const { secret } = await bringOrganisation(coordinator, joining, handle)
  return secret
}
