// The vault's work with organisations' logs: checking them, remembering how far they went, and saying something in them.
import { calledIn, hashOfName } from './organisation-name-hash.ts'
import { hashOf, NO_HEAD, notBefore, readStatement, replay, state as stateNext } from './chain.ts'
import type { ChainPlace, Head, Statement, Told } from './chain.ts'
import { checkCosignature, cosign } from './cosigning.ts'
import { aadLabel } from './aad-label.ts'
import { checkWelcome, growInvitation, newInvitationSecret, signWelcome } from './invitation.ts'
import { derive } from './keys.ts'
import { checkBeginning, checkCircles, logOf, refuse } from './log-belief.ts'
import { viewOf } from './log-view.ts'
import { organisationRules, proveKeys } from './org-log.ts'
import { NO_ORGANISATION } from './org-shape.ts'
import { open, seal } from './seal.ts'
import { spokenRoot } from './spoken.ts'
import { SealingError } from './suite.ts'
import { fromText, toText } from './text.ts'
import { keepNamed, leaveCircles, makeEpoch, sealSeedOf } from './vault-circles.ts'
import type { Cosigner, LogCalls, NewInvitation } from './vault-log-shape.ts'
import { checkSeen, isOwnWitness, isPins, pin, pinName, PINS } from './vault-pins.ts'
import { checkTold, mustBeWitnessed } from './vault-witness.ts'
import { minuteOfLook, mustBeNow, surelyPast, windowOf } from './vault-time.ts'
import { fingerprintWords } from './words.ts'
import { unlocked, type Held, type KnownLog, type VaultState } from './vault-state.ts'

export const logPlace = (network: string, organisation: number): ChainPlace => ({
  network,
  about: 'organisation',
  id: String(organisation),
})

type Words = { t: string; at: string; [field: string]: unknown }

/** Signs the next statement of a learned log as this user; it counts only when the log is learned with it. */
export async function sayInLog(vault: VaultState, organisation: number, said: Words): Promise<Statement> {
  const held = unlocked(vault)
  // A new log begins by the newest rules; an older one goes on by its own until it goes over.
  const head: Head & Told = held.logs.get(organisation) ?? { ...NO_HEAD, rules: 2 }
  const goesBack = said.t === 'settle'
  mustBeNow(vault, held, goesBack ? said.at : notBefore(head, said.at))
  const by = { id: held.userId, sig: held.sig }
  return (await stateNext(logPlace(held.network, organisation), head, { by, said, goesBack })).statement
}

/** What somebody had said on cases, as the log says it where their time ends: by rules 2 alone. */
const spokenIn = async (held: Held, organisation: number, hashes: readonly string[] | undefined) =>
  hashes && held.logs.get(organisation)?.rules === 2 ? { spoken: await spokenRoot(hashes) } : {}

async function invite(
  vault: VaultState,
  organisation: number,
  user: string,
  said: Words,
): Promise<NewInvitation> {
  const held = unlocked(vault)
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
    statement: await sayInLog(vault, organisation, { ...said, invitation }),
  }
}

/** Every key with which a member of a learned log speaks or spoke. */
const keysIn = ({ now }: KnownLog): Set<string> =>
  new Set(
    [...now.members.values()].flatMap(({ sig, earlier = [] }) => (sig ? [sig, ...earlier] : [...earlier])),
  )

/**
 * The log of one's own house names the keys that one has: with others under one's name, these are of no more use, or invented.
 * Whoever has just made theirs anew, by an invitation or by sheets, tells the log next; from then on it must go on naming them.
 */
function checkOwnKeys(held: Held, { now }: KnownLog): void {
  const own = now.members.get(held.userId)
  if (!own?.sig) return
  const isMine = own.sig === toText(held.sig.publicKey) && own.enc === toText(held.enc.publicKey)
  if (!isMine && !held.isNew) throw new SealingError('not-verified')
  if (isMine) held.isNew = false
}

/** Who was taken out: after a restored backup they may stand there again. */
const removedIn = ({ now }: KnownLog): string[] =>
  [...now.members].filter(([, { state }]) => state === 'removed').map(([id]) => id)

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
        { from, window: windowOf(vault, held, place) },
      )
      const all = [...(before?.hashes ?? []), ...hashes]
      checkSeen(held, pinName(place), all)
      checkTold(held, pinName(place), all)
      const genesis = all[0] ?? refuse()
      if (!before) await checkBeginning(held, organisation, { first: statements[0]!, genesis, isHome: home })
      const known: KnownLog = { ...checked, hashes: all, genesis }
      checkCircles(held, organisation, known)
      if (home) checkOwnKeys(held, known)
      held.logs.set(organisation, known)
      keepNamed(held, known)
      if (home) {
        held.home = organisation
        leaveCircles(held, known)
        held.pins.set(`genesis ${organisation}`, { n: 1, hash: genesis })
      }
      pin(held, place, known, { ...minuteOfLook(vault, held), ...(home && { removed: removedIn(known) }) })
      return viewOf(organisation, known, surelyPast(vault, held))
    },

    async viewLog({ organisation }) {
      const held = unlocked(vault)
      return viewOf(organisation, logOf(held, organisation), surelyPast(vault, held))
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
      const key = await derive(held.own, aadLabel('draft-key'))
      for (const sealed of pins) {
        const opened = await open(key, aadLabel(PINS, held.userId), fromText(sealed))
        if (!isPins(opened)) throw new SealingError('broken')
        for (const [name, head] of opened) {
          const seen = held.pins.get(name)
          // Two devices were told two things; of one's own statements each device counts for itself.
          const isOther = head.n === seen?.n && head.hash !== seen.hash
          if (isOther && !held.restoring && !isOwnWitness(held, name)) throw new SealingError('fork')
          const isNewer = head.n > (seen?.n ?? 0) || (head.n === seen?.n && (head.at ?? '') > (seen.at ?? ''))
          if (isNewer) held.pins.set(name, head)
        }
      }
      return { taken: held.pins.size }
    },

    async sealPins() {
      const held = unlocked(vault)
      const key = await derive(held.own, aadLabel('draft-key'))
      return { pins: toText(await seal(key, aadLabel(PINS, held.userId), [...held.pins])) }
    },

    async cosignCheckpoint({ body }) {
      const { sig, network } = unlocked(vault)
      return { signature: await cosign(sig, network, body) }
    },

    async checkCosigners({ body, cosigners }) {
      const held = unlocked(vault)
      const known = new Map([...held.logs].map(([id, log]) => [id, keysIn(log)]))
      const look = async ({ organisation, key, signature }: Cosigner) => {
        if (![...known.values()].some((keys) => keys.has(key))) return 'unknown'
        if (!known.get(organisation)?.has(key)) return 'false'
        return checkCosignature(key, held.network, body, signature).then(
          () => 'good' as const,
          () => 'false' as const,
        )
      }
      return { found: await Promise.all(cosigners.map(look)) }
    },

    async hashAt({ about, id, n }) {
      const { held } = vault
      const chain = about === 'case' ? held?.chains.get(id) : held?.logs.get(Number(id))
      const hash = chain?.hashes[n - 1]
      return hash === undefined ? {} : { hash }
    },

    async checkNames({ organisations }) {
      const held = unlocked(vault)
      const names = organisations.map(async ({ id, ...named }) => {
        const called = await hashOfName(held.network, id, named)
        const signed = calledIn(held, id)
        return { id, called, is: !signed ? 'unsigned' : signed === called ? 'signed' : 'other' } as const
      })
      return { names: await Promise.all(names) }
    },

    async foundOrganisation({ organisation, roles, called, practice, at }) {
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
      const name = called && { called: await hashOfName(held.network, organisation, called) }
      const said = { t: 'genesis', at, ...keys, roles, ...origin, ...name, ...(practice && { practice }) }
      const statement = await sayInLog(vault, organisation, said)
      const place = logPlace(held.network, organisation)
      const rules = organisationRules(held.network, organisation)
      const { hash } = await replay(place, [statement], rules, { from: { ...NO_HEAD, now: NO_ORGANISATION } })
      held.pins.set(`genesis ${organisation}`, { n: 1, hash })
      return statement
    },

    async inviteMember({ organisation, user, roles, until, at }) {
      return invite(vault, organisation, user, { t: 'invite', at, user, roles, until })
    },

    async bringOrganisation({ organisation, brings, called, user, at }) {
      const held = unlocked(vault)
      const name = await hashOfName(held.network, brings, called)
      return invite(vault, organisation, user, { t: 'bring', at, organisation: brings, called: name })
    },

    async locateInvitation({ network, secret }) {
      return { locator: (await growInvitation(secret, network)).locator }
    },

    async openInvitation({ secret, welcome, ...about }) {
      const { pair } = await growInvitation(secret, about.network)
      await checkWelcome(pair, about, welcome)
      vault.invited = { pair, organisation: about.organisation, genesis: about.genesis }
    },

    async joinOrganisation({ organisation, spoken, at }) {
      const held = unlocked(vault)
      const { invited } = held
      if (!invited || logOf(held, organisation).genesis !== invited.genesis) return refuse()
      const keys = { enc: held.enc.publicKey, sig: held.sig.publicKey }
      const proof = await proveKeys(
        invited.pair,
        { network: held.network, organisation, user: held.userId },
        keys,
      )
      const comesAnew = logOf(held, organisation).now.members.get(held.userId)?.sig !== undefined
      return sayInLog(vault, organisation, {
        t: 'join',
        at,
        enc: toText(keys.enc),
        sig: toText(keys.sig),
        proof,
        ...(comesAnew && (await spokenIn(held, organisation, spoken))),
      })
    },

    async stateInLog({ organisation, t, at, fields, spoken }) {
      const held = unlocked(vault)
      return sayInLog(vault, organisation, {
        ...fields,
        ...(await spokenIn(held, organisation, spoken)),
        t,
        at,
      })
    },

    async upgradeLog({ organisation, at }) {
      const held = unlocked(vault)
      const known = logOf(held, organisation)
      const by = { id: held.userId, sig: held.sig }
      const said = { t: 'agree', rules: 2, at }
      mustBeNow(vault, held, notBefore(known, at))
      const place = logPlace(held.network, organisation)
      return (await stateNext(place, { ...known, rules: 2 }, { by, said })).statement
    },

    async rotateCircle({ organisation, circleId, members, team, at }) {
      const held = unlocked(vault)
      mustBeWitnessed(held)
      const { now } = logOf(held, organisation)
      const recipients = members.map((memberId) => ({
        memberId,
        encPublic: now.members.get(memberId)?.enc ?? refuse(),
      }))
      const epoch = (now.circles.get(circleId)?.epoch ?? 0) + 1
      const next = await makeEpoch(held, {
        circleId,
        epoch,
        members: recipients,
        recoveryKey: now.recovery?.enc,
      })
      const { publicKey, commit } = next
      const said = { t: 'circle', at, circle: circleId, epoch, publicKey, commit, members, team }
      return { ...next, statement: await sayInLog(vault, organisation, said) }
    },

    async admitToCircle({ organisation, circleId, user, at, looked = false }) {
      const held = unlocked(vault)
      mustBeWitnessed(held)
      const { now } = logOf(held, organisation)
      const encPublic = now.members.get(user)?.enc ?? refuse()
      // Whoever joined by an invitation that has ended since is let in by a human, not in the background.
      const joinedUntil = now.unheard.get(user)
      if (!looked && joinedUntil !== undefined && joinedUntil < surelyPast(vault, held))
        throw new SealingError('unsettled')
      const { epoch, sealedSeed } = await sealSeedOf(held, circleId, encPublic)
      const said = { t: 'admit', at, circle: circleId, epoch, user }
      return { epoch, sealedSeed, statement: await sayInLog(vault, organisation, said) }
    },
  }
}
