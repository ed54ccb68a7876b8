// The vault's work with coming into an organisation: founding one, inviting somebody, opening an invitation and joining by it.
import { NO_HEAD, replay } from './chain.ts'
import { checkWelcome, growInvitation, newInvitationSecret, signWelcome } from './invitation.ts'
import { logOf, refuse } from './log-belief.ts'
import { organisationRules, proveKeys } from './org-log.ts'
import { NO_ORGANISATION } from './org-shape.ts'
import { hashOfName } from './organisation-name-hash.ts'
import { toText } from './text.ts'
import type { LogCalls, NewInvitation } from './vault-log-shape.ts'
import { logPlace, sayInLog, spokenIn, type Speaker, type Words } from './vault-log-statements.ts'
import { unlocked, type Held, type VaultState } from './vault-state.ts'

export async function invite(
  vault: VaultState,
  { organisation, user, by }: { organisation: number; user: string; by?: Speaker },
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
    statement: await sayInLog(vault, organisation, { ...said, invitation }, by),
  }
}

/** Who brought a new organisation in, and the keys that its founder proves by that invitation. */
async function originOf(held: Held, organisation: number) {
  const { invited, network, userId } = held
  if (!invited) return undefined
  const keys = { enc: held.enc.publicKey, sig: held.sig.publicKey }
  return {
    originOrganisation: invited.organisation,
    originGenesis: invited.genesis,
    proof: await proveKeys(invited.pair, { network, organisation, user: userId }, keys),
  }
}

type Calls =
  | 'foundOrganisation'
  | 'inviteMember'
  | 'bringOrganisation'
  | 'locateInvitation'
  | 'openInvitation'
  | 'joinOrganisation'

/** The calls about coming in. */
export function invitationCalls(vault: VaultState): Pick<LogCalls, Calls> {
  return {
    async foundOrganisation({ organisation, roles, called, at }) {
      const held = unlocked(vault)
      const keys = { enc: toText(held.enc.publicKey), sig: toText(held.sig.publicKey) }
      const origin = await originOf(held, organisation)
      const name = called && { called: await hashOfName(held.network, organisation, called) }
      const said = { t: 'genesis', at, ...keys, roles, ...origin, ...name }
      const statement = await sayInLog(vault, organisation, said)
      const place = logPlace(held.network, organisation)
      const rules = organisationRules(held.network, organisation)
      const { hash } = await replay(place, [statement], rules, { from: { ...NO_HEAD, now: NO_ORGANISATION } })
      held.pins.set(`genesis ${organisation}`, { n: 1, hash })
      return statement
    },

    async inviteMember({ organisation, user, roles, until, at }) {
      return invite(vault, { organisation, user }, { t: 'invite', at, user, roles, until })
    },

    async bringOrganisation({ organisation, brings, called, user, at }) {
      const held = unlocked(vault)
      const name = await hashOfName(held.network, brings, called)
      return invite(vault, { organisation, user }, { t: 'bring', at, organisation: brings, called: name })
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
  }
}
