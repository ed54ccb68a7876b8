// Somebody at work, without a browser: the same client, the same sealing and the same endpoints as the screens, in Node.
// The invented country is made by such actors, and so are the people in the tests.

import { createHash, randomBytes } from 'node:crypto'
import type { Hono } from 'hono'
import { v7 as newId } from 'uuid'
import { callOf, createClient, type CallOptions, type Client, type Send } from '../src/api/client.ts'
import type { StaffRole } from '../src/api/roles.ts'
import { contract, moves } from '../src/contract.ts'
import { passphraseCalls } from '../src/sealing/passphrase-calls.ts'
import { createVault } from '../src/sealing/vault.ts'
import type { CircleKey, LocalVault } from '../src/sealing/vault-shape.ts'
import type { Input } from '../src/tracks/define.ts'

export type Api = Client<typeof contract>

/** A line to one host that keeps its cookie, as a browser would. */
export function lineTo(app: Hono): { send: Send; cookie: () => string } {
  let cookie = ''
  return {
    cookie: () => cookie,
    send: async (path, init) => {
      const response = await app.request(path, {
        ...init,
        headers: { ...init.headers, ...(cookie ? { cookie } : {}) },
      })
      const set = response.headers.get('set-cookie')
      if (set) cookie = (set.split(';')[0] as string).endsWith('=') ? '' : (set.split(';')[0] as string)
      return response
    },
  }
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

const invitationHash = (secret: string): string =>
  createHash('sha256').update(`continuum invitation ${secret}`).digest('base64url')

/** An invitation: the secret is passed by hand, its hash goes to the server. */
export function newInvitation(): { id: string; secret: string; hash: string } {
  const secret = randomBytes(15).toString('hex')
  return { id: newId(), secret, hash: invitationHash(secret) }
}

/** Accepts an invitation on one host: new keys, a passphrase, a session. */
export async function joinNetwork(app: Hono, invitation: string, passphrase: string): Promise<Colleague> {
  const { send } = lineTo(app)
  const api: Api = createClient(contract, send)
  const vault = createVault()
  const choice = passphraseCalls((kek) => vault.holdKek(kek))
  const { request } = await choice.beginRegister({ passphrase })
  const { response, userId, network } = await api.accounts.register({ invitation, request })
  const { record } = await choice.finishRegister({ response })
  const { user, unlockers } = await vault.enrol({ network, userId })
  const of = (kind: string) => unlockers.find((one) => one.kind === kind) as (typeof unlockers)[number]
  await api.accounts.accept({
    invitation,
    record,
    user,
    passphrase: of('passphrase'),
    recovery: of('recovery'),
  })
  return colleague(send, api, vault)
}

/** Signs in with a passphrase, as on the sign-in page. */
export async function signIn(app: Hono, handle: string, passphrase: string): Promise<Colleague> {
  const { send } = lineTo(app)
  const api: Api = createClient(contract, send)
  const vault = createVault()
  const proof = passphraseCalls((kek) => vault.holdKek(kek))
  const { request } = await proof.beginSignIn({ passphrase })
  const { response, ticket } = await api.accounts.begin({ handle, request })
  await api.accounts.finish({ ticket, proof: (await proof.finishSignIn({ response })).proof })
  const me = await api.accounts.me({})
  const unlocker = me.unlockers.find((one) => one.kind === 'passphrase')
  if (!me.user || !unlocker) throw new Error('signed in without keys')
  await vault.unlock({ network: me.network.id, userId: me.id, user: me.user, unlocker })
  const signedIn = await colleague(send, api, vault)
  await takeCircles(signedIn)
  return signedIn
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
    async move(kind, move, track, input = {}, options = {}) {
      const endpoint = moves[kind]?.[move]
      if (!endpoint) throw new Error(`no endpoint for ${kind}.${move}`)
      const ifMatch = options.ifMatch ?? track.version ?? (await versionOf(track.id))
      return (await callOf(endpoint, send)(
        { track: track.id, ...input },
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

/** The administrator makes the organisation's circle, with themselves as its first member. */
export async function foundCircle(admin: Colleague): Promise<void> {
  const { user } = await admin.api.accounts.me({})
  const { circleId, seeds, previous, ...next } = await admin.vault.newCircle({
    circleId: admin.circle,
    members: [{ memberId: admin.id, encPublic: user?.encPublic as string }],
  })
  await admin.api.organisations.found({
    circle: circleId,
    next: {
      epoch: next.epoch,
      publicKey: next.publicKey,
      commit: next.commit,
      seeds,
      ...(previous ? { previous } : {}),
    },
  })
  await takeCircles(admin)
}

/** The administrator invites a colleague, who joins, and seals the circle's key to them. */
export async function bringColleague(
  app: Hono,
  admin: Colleague,
  handle: string,
  roles: StaffRole[],
  passphrase: string,
  language = 'en',
): Promise<Colleague> {
  const invitation = newInvitation()
  await admin.api.organisations.invite({
    id: invitation.id,
    handle,
    roles,
    language,
    invitationHash: invitation.hash,
  })
  const joined = await joinNetwork(app, invitation.secret, passphrase)
  const { user } = await joined.api.accounts.me({})
  const sealed = await admin.vault.sealCircleTo({
    circleId: admin.circle,
    member: { memberId: joined.id, encPublic: user?.encPublic as string },
  })
  await admin.api.organisations.admit({
    circle: sealed.circleId,
    epoch: sealed.epoch,
    memberId: joined.id,
    sealedSeed: sealed.sealedSeed,
  })
  await takeCircles(joined)
  return joined
}
