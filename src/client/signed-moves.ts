// Moves that the case's chain has to know of: the move and the signed statement go together, and neither is taken without the
// other. The same for the screens and for Node (the demo, the tests).
import type { Move } from '../tracks/define.ts'
import type { Statement } from '../sealing/chain.ts'
import type { Vault } from '../sealing/vault-shape.ts'

const after = { close: 'closed', reopen: 'open', erase: 'erased' } as const

/** What a move has to say on a case whose keys were just taken; nothing where the chain says it already. */
export async function statementFor(
  vault: Pick<Vault, 'viewCase' | 'stateOnCase'>,
  { chainStatement }: Pick<Move, 'chainStatement'>,
  caseId: string,
  at: string,
): Promise<{ statement?: Statement }> {
  if (!chainStatement) return {}
  const { state } = await vault.viewCase({ caseId, day: at.slice(0, 10) })
  return state === after[chainStatement] ? {} : vault.stateOnCase({ caseId, t: chainStatement, at })
}
