// The vault's part in what a card knows for itself: whoever makes the card seals it, the person's telephone goes by it.
import { openNote, sealNote } from './card-note.ts'
import { logOf } from './log-belief.ts'
import { SealingError } from './suite.ts'
import { fromText, toText } from './text.ts'
import type { CardCalls } from './vault-card-shape.ts'
import { unlocked, type VaultState } from './vault-state.ts'

/** The calls about the note of a card. */
export function cardCalls(vault: VaultState): CardCalls {
  return {
    async noteForCard({ caseId }) {
      const held = unlocked(vault)
      const { newCard } = vault
      const chain = held.chains.get(caseId)
      if (!newCard) throw new SealingError('bad-words')
      if (!chain || held.home === undefined) throw new SealingError('no-key')
      const { n, hash, genesis } = logOf(held, held.home)
      const note = await sealNote(newCard, held.network, {
        organisation: held.home,
        genesis,
        log: { n, hash },
        caseId,
        chain: { n: chain.n, hash: chain.hash },
      })
      vault.newCard = undefined
      return { note: toText(note) }
    },

    async believeCard({ note }) {
      const held = unlocked(vault)
      const { organisation, genesis, log, caseId, chain } = await openNote(
        held.own,
        held.network,
        fromText(note),
      )
      held.ownCase = caseId
      held.pins.set(`genesis ${organisation}`, { n: 1, hash: genesis })
      // Asked again later in the same window, more may have been seen since.
      for (const [name, head] of [
        [`organisation ${organisation}`, log],
        [`case ${caseId}`, chain],
      ] as const)
        if (head.n > (held.pins.get(name)?.n ?? 0)) held.pins.set(name, head)
      return { organisation, caseId }
    },
  }
}
