// The vault's statements by which humans keep a case's chain in order: they have looked at who reads, a card is in wrong hands, a
// chain goes over to newer rules, and of lines that could not be believed some are struck and some stand.
import { cardOf, firstReader } from './case-readers.ts'
import { SealingError } from './suite.ts'
import { recipientOf, wrapTo } from './vault-cases.ts'
import type { ChainCalls } from './vault-chain-shape.ts'
import { unlocked, type Held, type VaultState } from './vault-state.ts'
import { chainOf, presentCase, say } from './vault-statements.ts'

/** The circles of the own house in which this user is. */
const ownCircles = ({ home = 0, logs, userId }: Held): Set<number> =>
  new Set(
    [...(logs.get(home)?.now.circles ?? [])]
      .filter(([, { members }]) => members.includes(userId))
      .map(([circle]) => circle),
  )

/** How far the logs of other houses are known whose people said what is in doubt. */
function logsOf({ home, logs }: Held, organisations: readonly number[]) {
  const others = [...new Set(organisations)].filter((one) => one !== home)
  return Object.fromEntries(
    others.map((one) => {
      const log = logs.get(one)
      if (!log) throw new SealingError('not-verified')
      return [one, [log.n, log.hash]]
    }),
  )
}

type Calls = 'lookAtReaders' | 'freezeCard' | 'upgradeCase' | 'settleCase'

/** The calls that keep a chain in order. */
export function settlingCalls(vault: VaultState): Pick<ChainCalls, Calls> {
  return {
    async lookAtReaders({ caseId, at }) {
      const held = unlocked(vault)
      const { now } = await presentCase(vault, caseId)
      const own = ownCircles(held)
      const waiting = [...now.waits].filter(([part]) => own.has(firstReader(now, part)))
      // Before anything is said: all who waited get it, or nobody does.
      for (const [, circles] of waiting) for (const circle of circles) recipientOf(held, caseId, circle)
      const statement = await say(vault, caseId, { t: 'look', at })
      const wraps = waiting.flatMap(([part, circles]) =>
        circles.map((circle) => wrapTo(held, caseId, circle, { compartments: [part] })),
      )
      return { statement, wraps: (await Promise.all(wraps)).flat() }
    },

    async freezeCard({ caseId, at }) {
      const card = cardOf(chainOf(unlocked(vault), caseId).now)
      if (!card) throw new SealingError('bad-chain')
      return { statement: await say(vault, caseId, { t: 'freeze', at, circle: card.circle }) }
    },

    async upgradeCase({ caseId, at }) {
      chainOf(unlocked(vault), caseId)
      return { statement: await say(vault, caseId, { t: 'upgrade', at }) }
    },

    async settleCase({ caseId, strike, at }) {
      const held = unlocked(vault)
      const { doubts } = await presentCase(vault, caseId)
      const logs = logsOf(
        held,
        doubts.map((one) => one.organisation),
      )
      const said = { t: 'settle', at, strike, ...(Object.keys(logs).length > 0 && { logs }) }
      return { statement: await say(vault, caseId, said) }
    },
  }
}
