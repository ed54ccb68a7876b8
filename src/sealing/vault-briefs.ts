// The vault's calls for words to one colleague: sealed to the key that the checked log names for them, never to one that is passed in.
import { openBrief, sealBrief } from './brief.ts'
import { logOf } from './log-belief.ts'
import { SealingError } from './suite.ts'
import { fromText, toText } from './text.ts'
import type { BriefCalls } from './vault-brief-shape.ts'
import { unlocked, type Held, type VaultState } from './vault-state.ts'
import { mustBeWitnessed } from './vault-witness.ts'

/** A colleague's keys; `not-verified` where no checked log names them. */
export function memberOf(
  held: Held,
  organisation: number,
  user: string,
): { enc: string; sig: string; left: boolean } {
  const { enc, sig, state } = logOf(held, organisation).now.members.get(user) ?? {}
  if (!enc || !sig) throw new SealingError('not-verified')
  return { enc, sig, left: state !== 'member' }
}

export const briefCalls = (vault: VaultState): BriefCalls => ({
  async sealBrief({ organisation, row, field, to, value }) {
    const held = unlocked(vault)
    mustBeWitnessed(held)
    const { enc, left } = memberOf(held, organisation, to)
    // To nobody who has been sent away.
    if (left) throw new SealingError('not-verified')
    const at = { network: held.network, row, field, to }
    const { ciphertext, signature } = await sealBrief(fromText(enc), at, value, held.sig)
    return { ciphertext: toText(ciphertext), signature: toText(signature) }
  },

  async openBrief({ organisation, row, field, by, ciphertext, signature }) {
    const held = unlocked(vault)
    const { sig } = memberOf(held, organisation, by)
    const at = { network: held.network, row, field, to: held.userId }
    const sealed = { ciphertext: fromText(ciphertext), signature: fromText(signature) }
    return { value: await openBrief(held.enc, at, sealed, fromText(sig)) }
  },
})
