// The vault's statement by which a case goes to a team of the house that carries it: with it the team gets every key that the
// carrier reads. Those who are left out read on until the team has made the next ones, which is done at once.
import { readersOf } from './case-readers.ts'
import { notBefore } from './chain.ts'
import { earliestDay } from './minute.ts'
import { keysWithoutWay } from './vault-cases.ts'
import { WORKING } from './shapes.ts'
import type { ChainCalls } from './vault-chain-shape.ts'
import { unlocked, type VaultState } from './vault-state.ts'
import { presentCase, sayAndWrap } from './vault-statements.ts'

export const assigningCalls = (vault: VaultState): Pick<ChainCalls, 'assignCase'> => ({
  async assignCase({ caseId, circle, epochs = [], at }) {
    const known = await presentCase(vault, caseId)
    const { now } = known
    const day = earliestDay(notBefore(known, at))
    const compartments = [...now.commits.keys()].filter(
      (one) =>
        readersOf(now, one, day).includes(now.owner) &&
        // What the carrier before noted for itself stayed behind.
        (one !== WORKING || unlocked(vault).cases.get(caseId)?.has(one)),
    )
    const said = { t: 'assign', at, circle }
    return sayAndWrap(vault, caseId, said, { circle, compartments, keysOf: keysWithoutWay(epochs) })
  },
})
