// The vault's calls for visits: the key of one is believed only by the signature of a colleague whom the checked log names.
import { SealingError } from './suite.ts'
import { fromText, toText } from './text.ts'
import { memberOf } from './vault-briefs.ts'
import { circleOf, inAnyEpoch, unlocked, type VaultState } from './vault-state.ts'
import type { VisitCalls } from './vault-visit-shape.ts'
import { newVisitKey, openVisitKey, openVisitRow, sealVisitRow } from './visit.ts'
import { mustBeWitnessed } from './vault-witness.ts'

/** What does not open is shown as such; the others are read all the same. */
const orNothing = (refusal: unknown): undefined => {
  if (!(refusal instanceof SealingError)) throw refusal
  return undefined
}

export const visitCalls = (vault: VaultState): VisitCalls => ({
  async makeVisitKey({ visit, circleId }) {
    const held = unlocked(vault)
    mustBeWitnessed(held)
    const at = { network: held.network, visit, circleId }
    const made = await newVisitKey(circleOf(held, circleId).enc.publicKey, at, held.sig)
    return {
      publicKey: toText(made.publicKey),
      wrap: toText(made.wrap),
      signature: toText(made.signature),
    }
  },

  async sealVisitRow({ publicKey, value, ...at }) {
    return { ciphertext: toText(await sealVisitRow(fromText(publicKey), at, value)) }
  },

  async openVisitRows({ key: { visit, circleId, organisation, by, ...key }, rows }) {
    const held = unlocked(vault)
    const { sig } = memberOf(held, organisation, by)
    const sealed = {
      publicKey: fromText(key.publicKey),
      wrap: fromText(key.wrap),
      signature: fromText(key.signature),
    }
    const at = { network: held.network, visit, circleId }
    const pair = await inAnyEpoch(held, circleId, (enc) => openVisitKey(enc, at, sealed, fromText(sig)))
    const open = ({ row, ciphertext }: (typeof rows)[number]) =>
      openVisitRow(pair, { visit, row }, fromText(ciphertext)).catch(orNothing)
    return { values: await Promise.all(rows.map(open)) }
  },
})
