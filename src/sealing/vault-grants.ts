// The vault's statements by which somebody is given a case, and by which that ends: a grant, a glass that is broken by two, the person
// by a card of their own.
import { agreedFrom, wordsHash } from './agreed.ts'
import { SealingError } from './suite.ts'
import { keysWithoutWay } from './vault-cases.ts'
import type { ChainCalls } from './vault-chain-shape.ts'
import { unlocked, type VaultState } from './vault-state.ts'
import { chainOf, replacedBy, say, sayAndWrap } from './vault-statements.ts'

type Calls = 'grant' | 'checkWords' | 'agreeToBreak' | 'declineToBreak' | 'includePerson' | 'revoke'

/** The calls that give a case to somebody and take it away. */
export function grantCalls(vault: VaultState): Pick<ChainCalls, Calls> {
  return {
    async grant({ caseId, at, grant, agreed, beside, ...terms }) {
      const held = unlocked(vault)
      const { now } = chainOf(held, caseId)
      const { to, compartments, basis, purpose, until } = terms
      const replaces = replacedBy(held, now, terms, beside)
      const said = {
        t: 'grant',
        at,
        grant,
        to,
        compartments,
        basis,
        purpose,
        until,
        ...(agreed && { agreed: await agreedFrom(agreed) }),
        ...(replaces.length > 0 && { replaces }),
      }
      return sayAndWrap(vault, caseId, said, {
        circle: to,
        compartments: basis === 'vital_interest' ? [] : compartments,
      })
    },

    async checkWords({ caseId, grant, words }) {
      const agreed = chainOf(unlocked(vault), caseId).now.grants.get(grant)?.agreed
      return { same: agreed !== undefined && agreed.text === (await wordsHash(words)) }
    },

    async agreeToBreak({ caseId, n, at }) {
      const held = unlocked(vault)
      const asked = chainOf(held, caseId).now.waiting.get(n)
      if (!asked) throw new SealingError('bad-chain')
      const { to, compartments } = asked.grant
      const made = await sayAndWrap(vault, caseId, { t: 'second', at, to: n }, { circle: to, compartments })
      return { ...made, grant: { ...asked.grant, id: asked.id } }
    },

    async declineToBreak({ caseId, n, at }) {
      const held = unlocked(vault)
      chainOf(held, caseId)
      return { statement: await say(vault, caseId, { t: 'decline', at, to: n }) }
    },

    async includePerson({ caseId, circle, encPublic, sigPublic, compartments, epochs = [], at }) {
      const keys = { enc: encPublic, sig: sigPublic }
      const said = { t: 'person', at, circle, ...keys, compartments }
      return sayAndWrap(vault, caseId, said, { circle, compartments, keysOf: keysWithoutWay(epochs) })
    },

    async revoke({ caseId, grant, at }) {
      const held = unlocked(vault)
      chainOf(held, caseId)
      return { statement: await say(vault, caseId, { t: 'revoke', at, grant }) }
    },
  }
}
