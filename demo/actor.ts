// Somebody at work, without a browser: the same client, the same sealing and the same endpoints as the screens, in Node.
// The invented country is made by such actors, and so are the people in the tests.

import type { Hono } from 'hono'
import { v7 as newId } from 'uuid'
import { accept } from '../src/accounts/client/accept-invitation.ts'
import { callOf, createClient, type CallOptions, type Client, type Send } from '../src/api/client.ts'
import type { StaffRole } from '../src/api/roles.ts'
import { contract, moves } from '../src/app/contract.ts'
import type { Called } from '../src/sealing/shapes.ts'
import { minuteOf } from '../src/sealing/minute.ts'
import { passphraseCalls } from '../src/sealing/passphrase-calls.ts'
import { createVault } from '../src/sealing/vault.ts'
import { machines } from '../src/app/machines.ts'
import type { CircleKey, CompartmentEpoch, LocalVault } from '../src/sealing/vault-shape.ts'
import type { TeamPurpose } from '../src/organisations/teams.ts'
import { bringOrganisation, type Joining } from '../src/organisations/client/bring-organisation.ts'
import { makeTeam } from '../src/organisations/client/make-team.ts'
import type { Input, Move } from '../src/tracks/define.ts'
import { learnHome, withLogs, type ChainLine } from '../src/client/chain-reader.ts'
import { namePlace } from '../src/client/name-label.ts'
import { statementFor } from '../src/client/signed-moves.ts'

export type Api = Client<typeof contract>

/**
 * A line to one host that keeps its cookie, as a browser would. Whoever gives `prove` is asked for a fresh proof of presence
 * where an act needs one, and the request is sent again, as on the screens.
 */
export function lineTo(
  app: Hono,
  prove?: (send: Send) => Promise<void>,
): { send: Send; cookie: () => string } {
  let cookie = ''
  const once: Send = async (path, init) => {
    const response = await app.request(path, {
      ...init,
      headers: { ...init.headers, ...(cookie ? { cookie } : {}) },
    })
    const set = response.headers.get('set-cookie')
    if (set) cookie = (set.split(';')[0] as string).endsWith('=') ? '' : (set.split(';')[0] as string)
    return response
  }
  const send: Send = async (path, init) => {
    const response = await once(path, init)
    if (!prove || response.status !== 403) return response
    const { code } = (await response.clone().json()) as { code?: string }
    if (code !== 'step-up') return response
    await prove(once)
    return once(path, init)
  }
  return { cookie: () => cookie, send }
}

/** Proves by the passphrase that it is still the same person. */
const proveWith = (passphrase: string) => async (send: Send) => {
  const api: Api = createClient(contract, send)
  const proof = passphraseCalls(() => undefined)
  const { handle } = await api.accounts.me({})
  const { request } = await proof.beginSignIn({ passphrase })
  const { response, ticket } = await api.accounts.begin({ handle, request })
  await api.unlockers.proveByPassphrase({ ticket, proof: (await proof.finishSignIn({ response })).proof })
}

export interface TrackNow {
  id: string
  kind: string
  state: string
  version: number
}

/** One member of staff with an open line and an unlocked vault. */
export interface Colleague {
  id: string
  handle: string
  circle: number
  organisation: number
  network: string
  api: Api
  vault: LocalVault
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
  first?: Called,
): Promise<Colleague> {
  const { send } = lineTo(app, proveWith(passphrase))
  const api: Api = createClient(contract, send)
  const vault = createVault()
  const choice = passphraseCalls((kek) => vault.holdKek(kek))
  const { organisation, recoveryProof } = await accept({ api, vault, choice, first }, invitation, passphrase)
  await api.unlockers.confirmRecovery({ proof: recoveryProof })
  const joined = await colleague(send, api, vault)
  await learnHome(lineOf(joined), organisation)
  await keepPins(joined)
  return joined
}

/** Between this colleague's client and vault. */
export const lineOf = ({ api, vault }: Pick<Colleague, 'api' | 'vault'>): ChainLine => ({
  logs: (input) => api.organisations.logs(input),
  vault,
})

/** What was seen of every chain is kept, sealed, so that another day's sign-in is warned of a rollback. */
async function keepPins({ api, vault }: Colleague): Promise<void> {
  await api.accounts.saveDraft({ place: 'pins', draft: (await vault.sealPins()).pins })
}

/** The network's minute, as statements carry it. */
export async function minuteFor({ api }: Pick<Colleague, 'api'>): Promise<string> {
  return minuteOf(new Date((await api.accounts.me({})).network.now))
}

/** Signs in with a passphrase, as on the sign-in page. */
export async function signIn(
  app: Hono,
  handle: string,
  passphrase: string,
  vault: LocalVault = createVault(),
): Promise<Colleague> {
  const { send } = lineTo(app, proveWith(passphrase))
  const api: Api = createClient(contract, send)
  const proof = passphraseCalls((kek) => vault.holdKek(kek))
  const { request } = await proof.beginSignIn({ passphrase })
  const { response, ticket } = await api.accounts.begin({ handle, request })
  await api.accounts.finish({ ticket, proof: (await proof.finishSignIn({ response })).proof })
  const me = await api.accounts.me({})
  const unlocker = me.unlockers.find((one) => one.kind === 'passphrase')
  if (!me.user || !unlocker) throw new Error('signed in without keys')
  await vault.unlock({ network: me.network.id, userId: me.id, user: me.user, unlocker })
  const signedIn = await colleague(send, api, vault)
  const { draft: pins } = await api.accounts.readDraft({ place: 'pins' })
  await vault.takePins({ pins: pins ? [pins] : [] })
  await learnHome(lineOf(signedIn), signedIn.organisation)
  await keepPins(signedIn)
  await takeCircles(signedIn)
  return signedIn
}

/** The statement that goes with a move of a case. */
async function sayWith(
  line: Pick<Colleague, 'api' | 'vault'>,
  home: number,
  move: Pick<Move, 'chainStatement'>,
  track: string,
): Promise<object> {
  const { api, vault } = line
  const { caseId } = await api.work.track({ track })
  if (caseId === null) return {}
  const { logs, statements, wraps, epochs } = await api.cases.keys({ caseId })
  await withLogs(lineOf(line), home, logs, () =>
    vault.receiveKeys({ caseId, statements, wraps, epochs: epochs as CompartmentEpoch[] }),
  )
  return statementFor(vault, move, caseId, await minuteFor(line))
}

async function colleague(send: Send, api: Api, vault: LocalVault): Promise<Colleague> {
  const me = await api.accounts.me({})
  const versionOf = async (id: string) => (await api.work.track({ track: id })).track.version
  return {
    id: me.id,
    handle: me.handle,
    circle: me.organisation.circle,
    organisation: me.organisation.id,
    network: me.network.id,
    api,
    vault,
    send,
    teams: new Map(),
    async move(kind, move, track, input = {}, options = {}) {
      const endpoint = moves[kind]?.[move]
      if (!endpoint) throw new Error(`no endpoint for ${kind}.${move}`)
      const definition = machines.find((one) => one.kind === kind)?.moves[move]
      const said = definition?.chainStatement
        ? await sayWith({ api, vault }, me.organisation.id, definition, track.id)
        : {}
      const ifMatch = options.ifMatch ?? track.version ?? (await versionOf(track.id))
      return (await callOf(endpoint, send)(
        { track: track.id, ...input, ...said },
        { ...options, ifMatch },
      )) as TrackNow
    },
    async open(kind, input) {
      const endpoint = moves[kind]?.['new']
      if (!endpoint) throw new Error(`no endpoint opens a ${kind}`)
      return (await callOf(endpoint, send)({ id: newId(), ...input })) as TrackNow
    },
  }
}

/** Takes the keys of the circles one is in. */
export async function takeCircles(who: Colleague): Promise<void> {
  const { circles } = await who.api.organisations.circles({})
  await who.vault.addCircles({ circles: circles as CircleKey[] })
}

/** Gives the organisation's circle (or a team, `inTeam`) its next key, for these members. */
export async function turnCircle(who: Colleague, members: string[]): Promise<void> {
  await learnHome(lineOf(who), who.organisation)
  const { statement, circleId, ...next } = await who.vault.turnCircle({
    organisation: who.organisation,
    circleId: who.circle,
    members,
    at: await minuteFor(who),
  })
  await who.api.organisations.turn({ circle: circleId, next, statement })
  await learnHome(lineOf(who), who.organisation)
  await takeCircles(who)
}

/** The administrator makes the organisation's circle, with themselves as its first member. */
export const foundCircle = (admin: Colleague): Promise<void> => turnCircle(admin, [admin.id])

/** How long an invitation is good, in days. */
const invitationDays = 7
const untilOf = (at: string): { minute: string; instant: string } => {
  const end = new Date(Date.parse(at.replace('Z', ':00Z')) + invitationDays * 86_400_000)
  return { minute: minuteOf(end), instant: end.toISOString() }
}

/** The administrator invites somebody: answers with their id and the secret that is passed by hand. */
export async function invite(
  admin: Colleague,
  handle: string,
  roles: StaffRole[],
  language = 'en',
  name?: string,
): Promise<{ id: string; secret: string }> {
  await learnHome(lineOf(admin), admin.organisation)
  const id = newId()
  const at = await minuteFor(admin)
  const until = untilOf(at)
  const sealed = name && (await admin.vault.sealForCircle({ ...namePlace(admin.circle, id), value: name }))
  const { secret, statement, ...invitation } = await admin.vault.inviteMember({
    organisation: admin.organisation,
    user: id,
    roles,
    until: until.minute,
    at,
  })
  await admin.api.organisations.invite({
    id,
    handle,
    roles,
    language,
    invitation: { ...invitation, until: until.instant },
    statement,
    ...(sealed ? { sealedName: sealed.ciphertext } : {}),
  })
  return { id, secret }
}

/** The coordinator invites the first administrator of a new organisation, whose number was drawn. */
export async function bringIn(
  coordinator: Colleague,
  joining: Joining,
  handle: string,
): Promise<{ id: string; secret: string }> {
  await learnHome(lineOf(coordinator), coordinator.organisation)
  const at = await minuteFor(coordinator)
  return bringOrganisation({ ...coordinator, at, until: untilOf(at).instant }, joining, handle)
}

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
  members: readonly Colleague[],
): Promise<number> {
  await learnHome(lineOf(admin), admin.organisation)
  const ids = members.map((one) => one.id)
  const at = await minuteFor(admin)
  const { number } = await admin.api.teams.number({})
  const circle = await makeTeam({ ...admin, at }, number, { purpose, name, members: ids })
  await learnHome(lineOf(admin), admin.organisation)
  if (!ids.includes(admin.id)) await turnCircle(inTeam(members[0] as Colleague, circle), ids)
  for (const one of members) {
    await learnHome(lineOf(one), one.organisation)
    await takeCircles(one)
    one.teams.set(purpose, circle)
  }
  return circle
}

/** Somebody goes out of a team, and `member`, who stays, gives it its next key. */
export async function leaveTeam(member: Colleague, circle: number, user: string): Promise<void> {
  await learnHome(lineOf(member), member.organisation)
  const said = { organisation: member.organisation, t: 'leave', fields: { circle, user } } as const
  const statement = await member.vault.stateInLog({ ...said, at: await minuteFor(member) })
  await member.api.teams.leave({ circle, memberId: user, statement })
  const { circles } = await learnHome(lineOf(member), member.organisation)
  const left = circles.find((one) => one.id === circle)
  if (left?.members.includes(member.id)) await turnCircle(inTeam(member, circle), [...left.members])
}

/** A member hands the circle's key to a colleague who has joined. */
export async function admit(member: Colleague, joined: Colleague): Promise<void> {
  await learnHome(lineOf(member), member.organisation)
  const sealed = await member.vault.admitToCircle({
    organisation: member.organisation,
    circleId: member.circle,
    user: joined.id,
    at: await minuteFor(member),
  })
  await member.api.organisations.admit({ circle: member.circle, memberId: joined.id, ...sealed })
  await learnHome(lineOf(joined), joined.organisation)
  await takeCircles(joined)
}

/** The administrator invites a colleague, who joins, and seals the circle's key to them. */
export async function bringColleague(
  app: Hono,
  admin: Colleague,
  handle: string,
  roles: StaffRole[],
  passphrase: string,
  language = 'en',
  name?: string,
): Promise<Colleague> {
  const { secret } = await invite(admin, handle, roles, language, name)
  const joined = await joinNetwork(app, secret, passphrase)
  await admit(admin, joined)
  return joined
}
