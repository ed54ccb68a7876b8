// Somebody at work, without a browser: the session of the product's own client, with a local vault and a line to one host.
// The invented country is made by such actors, and so are the people in the tests.

import type { Hono } from 'hono'
import { newId } from '../src/api/new-id.ts'
import { accept } from '../src/accounts/client/accept-invitation.ts'
import { signInByPassphrase } from '../src/accounts/client/sign-in.ts'
import type { CallOptions, Send } from '../src/api/client.ts'
import type { StaffRole } from '../src/api/roles.ts'
import { contract } from '../src/app/contract.ts'
import { moves } from '../src/app/endpoints.ts'
import { machines } from '../src/app/machines.ts'
import { proveWith, sessionOf, withCookie } from '../src/app/partner/line.ts'
import { takeCircles } from '../src/client/circles.ts'
import { apiOf } from '../src/client/local-session.ts'
import { refreshHome } from '../src/client/logs.ts'
import { makeMoveOn } from '../src/client/move-on-case.ts'
import { enterLogs, keepPins } from '../src/client/pins.ts'
import { rotateCircleKey } from '../src/client/rotate-circle-key.ts'
import type { Api, Session, TrackNow } from '../src/client/session.ts'
import * as invitations from '../src/organisations/client/invite.ts'
import { bringOrganisation, type Joining } from '../src/organisations/client/bring-organisation.ts'
import { drawTeamNumber, makeTeam } from '../src/organisations/client/make-team.ts'
import * as members from '../src/organisations/client/members.ts'
import type { TeamPurpose } from '../src/organisations/teams.ts'
import { passphraseCalls } from '../src/sealing/passphrase-calls.ts'
import type { Called } from '../src/sealing/shapes.ts'
import { createVault, nothingHeld } from '../src/sealing/vault.ts'
import type { DeviceClock } from '../src/sealing/vault-state.ts'
import type { LocalVault } from '../src/sealing/vault-shape.ts'
import type { Input } from '../src/tracks/define.ts'

export type { Api, TrackNow }

/** What time it is on the machines of those who call a host: the story's, or the one that a test has set. */
export const clocks = new WeakMap<object, DeviceClock>()

/** An empty vault on such a machine. */
export const vaultFor = (app: Hono, inside = nothingHeld()): LocalVault => {
  inside.clock = clocks.get(app) ?? inside.clock
  return createVault(inside)
}

/** A line to one host without a network, as `withCookie` has it. */
export const lineTo = (app: Hono, prove?: (send: Send) => Promise<void>) =>
  withCookie(async (path, init) => app.request(path, init), prove)

/** One member of staff with an open line and an unlocked vault. */
export interface Colleague extends Session {
  vault: LocalVault
  network: string
  send: Send
  /** The circles of the teams that they are in, by what these are for. */
  teams: Map<TeamPurpose, number>
  /** Makes a move; the version is looked up where it is not given. */
  move: (
    kind: string,
    move: string,
    track: { id: string; version?: number },
    input?: Input,
    options?: CallOptions,
  ) => Promise<TrackNow>
  open: (
    kind: string,
    input: { caseId?: string; other?: number; subkind?: string } & Input,
  ) => Promise<TrackNow>
}

/** Accepts an invitation on one host: it is checked, then new keys, a passphrase, the first words in the log, a session. */
export async function joinNetwork(
  app: Hono,
  invitation: string,
  passphrase: string,
  { first, practice = false }: { first?: Called; practice?: boolean } = {},
): Promise<Colleague> {
  const { send } = lineTo(app, proveWith(passphrase))
  const vault = vaultFor(app)
  const choice = passphraseCalls((kek) => vault.holdKek(kek))
  const api = apiOf(contract, send)
  const { recoveryProof } = await accept({ api, vault, choice, first, practice }, invitation, passphrase)
  await api.unlockers.confirmRecovery({ proof: recoveryProof })
  const joined = await colleague(send, vault)
  await enterLogs(joined, { isNew: true })
  return joined
}

/** Signs in with a passphrase, as on the sign-in page. */
export async function signIn(
  app: Hono,
  handle: string,
  passphrase: string,
  vault: LocalVault = vaultFor(app),
): Promise<Colleague> {
  const { send } = lineTo(app, proveWith(passphrase))
  const proof = passphraseCalls((kek) => vault.holdKek(kek))
  await signInByPassphrase({ api: apiOf(contract, send), vault, proof }, handle, passphrase)
  const signedIn = await colleague(send, vault)
  await enterLogs(signedIn)
  return signedIn
}

/** Whoever is signed in on this line, with their vault. */
export async function colleague(send: Send, vault: LocalVault): Promise<Colleague> {
  const session = await sessionOf(send, vault)
  const { api } = session
  const { network } = await api.accounts.me({})
  return {
    ...session,
    vault,
    network: network.id,
    send,
    teams: new Map(),
    async move(kind, move, { id, version }, input = {}, options = {}) {
      const says = machines.find((one) => one.kind === kind)?.moves[move]?.chainStatement
      if (!moves[kind]?.[move]) throw new Error(`no endpoint for ${kind}.${move}`)
      const isKnown = !says && (options.ifMatch ?? version) !== undefined
      const shown = isKnown ? undefined : await api.work.track({ track: id })
      const seen = options.ifMatch ?? version ?? shown?.track.version ?? 0
      if (!says) return session.tracks.makeMove(kind, move, { id, version: seen }, input, options.key)
      const caseId = shown?.caseId ?? null
      return makeMoveOn(
        session,
        { caseId, kind, move, says, track: { id, version: seen } },
        input,
        options.key,
      )
    },
    open: (kind, input) => session.tracks.openTrack(kind, { id: newId(), ...input }),
  }
}

/** Gives the organisation's circle (or a team, `inTeam`) its next key, for these members. */
export const rotateCircle = (who: Colleague, ids: string[]): Promise<void> =>
  rotateCircleKey(who, who.circle, ids)

/** The administrator makes the organisation's circle, with themselves as its first member. */
export const foundCircle = (admin: Colleague): Promise<void> => rotateCircle(admin, [admin.id])

/** The administrator invites somebody: answers with their id and the secret that is passed by hand. */
export async function invite(
  admin: Colleague,
  handle: string,
  roles: StaffRole[],
  { language = 'en', ...more }: Partial<Record<'language' | 'name' | 'endsOn', string | undefined>> = {},
): Promise<{ id: string; secret: string }> {
  const id = newId()
  const { secret } = await invitations.invite(admin, { id, handle, roles, language, ...more })
  return { id, secret }
}

/** The coordinator invites the first administrator of a new organisation. */
export const bringIn = (
  coordinator: Colleague,
  joining: Joining,
  handle: string,
): Promise<{ id: string; secret: string }> => bringOrganisation(coordinator, joining, handle)

/** Where somebody carries cases and is asked for: the first of their teams, or the whole house where it has none. */
export const placeOf = (who: Colleague): number => [...who.teams.values()][0] ?? who.circle

/** The same person, acting in one of their teams where another call would act in the organisation's circle. */
export const inTeam = (who: Colleague, circle: number): Colleague => ({ ...who, circle })

/**
 * The administrator makes a team of these colleagues. Where they are not in it themselves, the first of the others gives it a
 * key that nobody outside has had in hand.
 */
export async function newTeam(
  admin: Colleague,
  purpose: TeamPurpose,
  name: string,
  people: readonly Colleague[],
): Promise<number> {
  const ids = people.map((one) => one.id)
  const circle = await drawTeamNumber(admin)
  await makeTeam(admin, circle, { purpose, name, members: ids })
  if (!ids.includes(admin.id)) await rotateCircleKey(people[0] as Colleague, circle, ids)
  for (const one of people) {
    await refreshHome(one)
    await takeCircles(one)
    one.teams.set(purpose, circle)
  }
  return circle
}

/** Somebody goes out of a team, and `member`, who stays, gives it its next key. */
export const leaveTeam = (member: Colleague, circle: number, user: string) =>
  members.leaveTeam(member, circle, user)

/** A member hands the circle's key to a colleague who has joined. */
export async function admit(member: Colleague, joined: Colleague): Promise<void> {
  await members.admitToCircle(member, member.circle, joined.id)
  await refreshHome(joined)
  await takeCircles(joined)
  // Both leave for each other what they have seen, as a window does soon after.
  for (const one of [member, joined]) await keepPins(one)
}

/** How somebody new is invited. */
export interface Newcomer {
  handle: string
  roles: StaffRole[]
  passphrase: string
  language?: string | undefined
  name?: string | undefined
}

/** The administrator invites a colleague, who joins, and seals the circle's key to them. */
export async function bringColleague(app: Hono, admin: Colleague, newcomer: Newcomer): Promise<Colleague> {
  const { handle, roles, passphrase, ...more } = newcomer
  const { secret } = await invite(admin, handle, roles, more)
  const joined = await joinNetwork(app, secret, passphrase)
  await admit(admin, joined)
  return joined
}
