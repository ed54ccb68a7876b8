// The vault's calls for visits: the key of one is believed only by the signature of a colleague whom the checked log names.
import { SealingError } from './suite.ts'
import { fromText, toText } from './text.ts'
import { logOf } from './log-belief.ts'
import { memberOf } from './intent.ts'
import { circleOf, inAnyEpoch, unlocked, type Held, type VaultState } from './vault-state.ts'
import type { VisitCalls } from './vault-visit-shape.ts'
import { newVisitKey, newVisitTelephone, openVisitKey, openVisitRow, sealVisitRow } from './visit.ts'
import { mustBeWitnessed } from './vault-witness.ts'

/** What does not open is shown as such; the others are read all the same. */
const orNothing = (refusal: unknown): undefined => {
  if (!(refusal instanceof SealingError)) throw refusal
  return undefined
}

/** With what a colleague signs, and has signed before their keys were changed; nothing for whom the checked log does not name. */
const keysIn = (held: Held, organisation: number) => (user: string) => {
  const { sig, earlier = [] } = logOf(held, organisation).now.members.get(user) ?? {}
  return sig === undefined ? [] : [sig, ...earlier].map(fromText)
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

  async makeVisitTelephone({ visit }) {
    const held = unlocked(vault)
    mustBeWitnessed(held)
    const at = { network: held.network, visit }
    const { telephone, key } = await newVisitTelephone(at, { id: held.userId, sig: held.sig })
    // A browser that has no such curve of its own cannot keep a key without showing it.
    if (!(key instanceof CryptoKey)) return {}
    const [publicKey, signature] = [toText(telephone.publicKey), toText(telephone.signature)]
    return { telephone: { by: telephone.by, publicKey, signature, key } }
  },

  async sealVisitRow({ publicKey, value, telephone, ...at }) {
    const signing = telephone && {
      ...telephone,
      publicKey: fromText(telephone.publicKey),
      signature: fromText(telephone.signature),
    }
    return { ciphertext: toText(await sealVisitRow(fromText(publicKey), at, value, signing)) }
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
    const keysOf = keysIn(held, organisation)
    const open = ({ row, ciphertext }: (typeof rows)[number]) =>
      openVisitRow(pair, { ...at, row }, fromText(ciphertext), keysOf).catch(orNothing)
    return { rows: await Promise.all(rows.map(open)) }
  },
})
