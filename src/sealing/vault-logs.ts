// The vault's work with organisations' logs: checking them, remembering how far they went, and saying something in them.
import { checkPin, hashOf, NO_HEAD, readStatement, replay, state as stateNext } from './chain.ts'
import type { ChainPlace, Head, Statement } from './chain.ts'
import { cosign } from './cosigning.ts'
import { ctx } from './ctx.ts'
import { checkWelcome, growInvitation, newInvitationSecret, signWelcome } from './invitation.ts'
import { derive } from './keys.ts'
import { checkProof, invitedPlace, organisationRules, proveKeys } from './org-log.ts'
import { NO_ORGANISATION } from './org-shape.ts'
import { open, seal } from './seal.ts'
import { SealingError } from './suite.ts'
import { fromText, toText } from './text.ts'
import { makeEpoch, sealSeedOf } from './vault-circles.ts'
import type { LogCalls, LogView, NewInvitation } from './vault-log-shape.ts'
import { fingerprintWords } from './words.ts'
import { unlocked, type Held, type KnownLog, type VaultState } from './vault-state.ts'

export const logPlace = (network: string, organisation: number): ChainPlace => ({
  network,
  about: 'organisation',
  id: String(organisation),
})

/** The name of a chain among the pins. */
export const pinName = ({ about, id }: ChainPlace): string => `${about} ${id}`

const refuse = (): never => {
  throw new SealingError('not-verified')
}

/** A log that was learned, or `not-verified`. */
export function logOf(held: Held, organisation: number): KnownLog {
  return held.logs.get(organisation) ?? refuse()
}

/** Why the first statement of a log is believed; `not-verified` where nothing vouches for it. */
async function checkBeginning(
  held: Held,
  organisation: number,
  first: Statement,
  genesis: string,
  isHome: boolean,
): Promise<void> {
  if (isHome) {
    const { invited } = held
    const pinned = held.pins.get(`genesis ${organisation}`)?.hash
    // A person with a card has nothing that was kept from before: the page shows them the words that their card names.
    if (held.userId === '') return
    if ((invited?.organisation === organisation ? invited.genesis : pinned) !== genesis) refuse()
    return
  }
  const home = held.home === undefined ? undefined : held.logs.get(held.home)
  const compared = home?.now.neighbours.get(organisation)
  if (compared && 'genesis' in compared) {
    if (compared.genesis !== genesis) refuse()
    return
  }
  const origin = home?.now.origin
  if (origin?.organisation === organisation) {
    if (origin.genesis !== genesis) refuse()
    return
  }
  // Brought in by ourselves, or by the organisation that brought us in.
  const bringer = compared ? home : origin && held.logs.get(origin.organisation)
  const brought = bringer?.now.neighbours.get(organisation)
  if (!brought) return refuse()
  // Whoever brought it in has compared it since: their word counts as their invitation did.
  if ('genesis' in brought) return brought.genesis === genesis ? undefined : refuse()
  const said = readStatement(first)
  await checkProof(said, brought.invitation, invitedPlace(held.network, organisation, said.by))
}

/** No circle belongs to two organisations: a server that says so wants somebody else's key to be taken for theirs. */
function checkCircles(held: Held, organisation: number, known: KnownLog): void {
  for (const [other, log] of held.logs)
    if (other !== organisation)
      for (const circle of known.now.circles.keys())
        if (log.now.circles.has(circle)) throw new SealingError('bad-chain')
}

function viewOf(organisation: number, { now, n, hash, genesis }: KnownLog): LogView {
  return {
    organisation,
    genesis,
    ...(now.origin && { origin: now.origin.organisation }),
    head: { n, hash },
    members: [...now.members].map(([id, member]) => ({ ...member, id })),
    circles: [...now.circles].map(([id, { epoch, publicKey, members, since, due }]) => ({
      id,
      epoch,
      publicKey,
      members,
      since,
      due,
    })),
    neighbours: [...now.neighbours].map(([id, one]) => ({
      organisation: id,
      how: 'how' in one ? one.how : 'invitation',
    })),
    ...(now.recovery && { recovery: now.recovery }),
    waiting: [...now.waiting].map(([n_, said]) => ({
      n: n_,
      by: said.by,
      t: said.t,
      ...(typeof said['user'] === 'string' && { user: said['user'] }),
      ...(Array.isArray(said['roles']) && { roles: said['roles'] as string[] }),
    })),
  }
}

/** Signs the next statement of a learned log as this user; it counts only when the log is learned with it. */
export async function sayInLog(
  held: Held,
  organisation: number,
  said: { t: string; at: string; [field: string]: unknown },
): Promise<Statement> {
  const head: Head = held.logs.get(organisation) ?? NO_HEAD
  const by = { id: held.userId, sig: held.sig }
  return (await stateNext(logPlace(held.network, organisation), head, by, said)).statement
}

const PINS = 'pins'
/** Cases are many; of those the ones used last are remembered. */
const PINNED_CASES = 500

export function pin(held: Held, place: ChainPlace, head: Head): void {
  const name = pinName(place)
  held.pins.delete(name)
  held.pins.set(name, { n: head.n, hash: head.hash })
  const cases = [...held.pins.keys()].filter((one) => one.startsWith('case '))
  for (const old of cases.slice(0, Math.max(0, cases.length - PINNED_CASES))) held.pins.delete(old)
}

function isPins(value: unknown): value is [string, Head][] {
  return (
    Array.isArray(value) &&
    value.every(
      (one) => Array.isArray(one) && typeof one[0] === 'string' && Number.isSafeInteger((one[1] as Head).n),
    )
  )
}

async function invite(
  held: Held,
  organisation: number,
  user: string,
  said: { t: string; at: string; [field: string]: unknown },
): Promise<NewInvitation> {
  const { genesis } = logOf(held, organisation)
  const secret = newInvitationSecret()
  const { pair, locator } = await growInvitation(secret, held.network)
  const welcome = await signWelcome(pair, { network: held.network, organisation, genesis, user })
  const invitation = toText(pair.publicKey)
  return {
    secret,
    locator,
    genesis,
    welcome,
    statement: await sayInLog(held, organisation, { ...said, invitation }),
  }
}

/** The calls about logs. */
export function logCalls(vault: VaultState): LogCalls {
  return {
    async learnLog({ organisation, statements, home = false }) {
      const held = unlocked(vault)
      // Nothing in a log is kept from anybody: a removal that was passed over by its hash would go unnoticed.
      if (statements.some((one) => !('body' in one))) throw new SealingError('bad-chain')
      const before = held.logs.get(organisation)
      const place = logPlace(held.network, organisation)
      const from = before ?? { ...NO_HEAD, now: NO_ORGANISATION }
      const { hashes, ...checked } = await replay(
        place,
        statements,
        organisationRules(held.network, organisation),
        from,
      )
      const all = [...(before?.hashes ?? []), ...hashes]
      checkPin(all, held.pins.get(pinName(place)))
      const genesis = all[0] ?? refuse()
      if (!before) await checkBeginning(held, organisation, statements[0]!, genesis, home)
      const known: KnownLog = { ...checked, hashes: all, genesis }
      checkCircles(held, organisation, known)
      held.logs.set(organisation, known)
      if (home) {
        held.home = organisation
        held.pins.set(`genesis ${organisation}`, { n: 1, hash: genesis })
      }
      pin(held, place, known)
      return viewOf(organisation, known)
    },

    async viewLog({ organisation }) {
      return viewOf(organisation, logOf(unlocked(vault), organisation))
    },

    async beginningOf({ statement }) {
      if (readStatement(statement).n !== 1) throw new SealingError('bad-chain')
      const genesis = await hashOf(statement)
      return { genesis, words: await fingerprintWords(fromText(genesis)) }
    },

    async logHeads() {
      const logs = vault.held?.logs ?? new Map<number, KnownLog>()
      return { heads: [...logs].map(([organisation, { n, hash }]) => ({ organisation, n, hash })) }
    },

    async takePins({ pins }) {
      const held = unlocked(vault)
      const key = await derive(held.own, ctx('draft-key'))
      for (const sealed of pins) {
        const opened = await open(key, ctx(PINS, held.userId), fromText(sealed))
        if (!isPins(opened)) throw new SealingError('broken')
        for (const [name, head] of opened) {
          const seen = held.pins.get(name)
          // Two devices were told two things.
          if (head.n === seen?.n && head.hash !== seen.hash) throw new SealingError('fork')
          if (head.n > (seen?.n ?? 0)) held.pins.set(name, { n: head.n, hash: head.hash })
        }
      }
      return { taken: held.pins.size }
    },

    async sealPins() {
      const held = unlocked(vault)
      const key = await derive(held.own, ctx('draft-key'))
      return { pins: toText(await seal(key, ctx(PINS, held.userId), [...held.pins])) }
    },

    async cosignCheckpoint({ body }) {
      const { sig, network } = unlocked(vault)
      return { signature: await cosign(sig, network, body) }
    },

    async foundOrganisation({ organisation, roles, at }) {
      const held = unlocked(vault)
      const keys = { enc: toText(held.enc.publicKey), sig: toText(held.sig.publicKey) }
      const { invited } = held
      const origin = invited && {
        originOrganisation: invited.organisation,
        originGenesis: invited.genesis,
        proof: await proveKeys(
          invited.pair,
          { network: held.network, organisation, user: held.userId },
          { enc: held.enc.publicKey, sig: held.sig.publicKey },
        ),
      }
      const statement = await sayInLog(held, organisation, { t: 'genesis', at, ...keys, roles, ...origin })
      const place = logPlace(held.network, organisation)
      const rules = organisationRules(held.network, organisation)
      const { hash } = await replay(place, [statement], rules, { ...NO_HEAD, now: NO_ORGANISATION })
      held.pins.set(`genesis ${organisation}`, { n: 1, hash })
      return statement
    },

    async inviteMember({ organisation, user, roles, until, at }) {
      return invite(unlocked(vault), organisation, user, { t: 'invite', at, user, roles, until })
    },

    async bringOrganisation({ organisation, brings, user, at }) {
      return invite(unlocked(vault), organisation, user, { t: 'bring', at, organisation: brings })
    },

    async locateInvitation({ network, secret }) {
      return { locator: (await growInvitation(secret, network)).locator }
    },

    async openInvitation({ secret, welcome, ...about }) {
      const { pair } = await growInvitation(secret, about.network)
      await checkWelcome(pair, about, welcome)
      vault.invited = { pair, organisation: about.organisation, genesis: about.genesis }
    },

    async joinOrganisation({ organisation, at }) {
      const held = unlocked(vault)
      const { invited } = held
      if (!invited || logOf(held, organisation).genesis !== invited.genesis) return refuse()
      const keys = { enc: held.enc.publicKey, sig: held.sig.publicKey }
      const proof = await proveKeys(
        invited.pair,
        { network: held.network, organisation, user: held.userId },
        keys,
      )
      return sayInLog(held, organisation, {
        t: 'join',
        at,
        enc: toText(keys.enc),
        sig: toText(keys.sig),
        proof,
      })
    },

    async stateInLog({ organisation, t, at, fields }) {
      return sayInLog(unlocked(vault), organisation, { ...fields, t, at })
    },

    async turnCircle({ organisation, circleId, members, at }) {
      const held = unlocked(vault)
      const { now } = logOf(held, organisation)
      const recipients = members.map((memberId) => ({
        memberId,
        encPublic: now.members.get(memberId)?.enc ?? refuse(),
      }))
      const epoch = (now.circles.get(circleId)?.epoch ?? 0) + 1
      const next = await makeEpoch(held, circleId, epoch, recipients, now.recovery?.enc)
      const { publicKey, commit } = next
      const said = { t: 'circle', at, circle: circleId, epoch, publicKey, commit, members }
      return { ...next, statement: await sayInLog(held, organisation, said) }
    },

    async admitToCircle({ organisation, circleId, user, at }) {
      const held = unlocked(vault)
      const encPublic = logOf(held, organisation).now.members.get(user)?.enc ?? refuse()
      const { epoch, sealedSeed } = await sealSeedOf(held, circleId, encPublic)
      const said = { t: 'admit', at, circle: circleId, epoch, user }
      return { epoch, sealedSeed, statement: await sayInLog(held, organisation, said) }
    },
  }
}
