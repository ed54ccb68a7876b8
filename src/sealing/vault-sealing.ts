// The one place in which the vault seals to somebody outside a case: to whom an intent proves, and to nobody else.
import { openBrief, sealBrief } from './brief.ts'
import { isSigned, memberOf, proveCircle, provePerson } from './intent.ts'
import { sealReport, wrapForHouse } from './report.ts'
import { signWords } from './signed-words.ts'
import { SealingError } from './suite.ts'
import { fromText, toText } from './text.ts'
import type { SealingCalls } from './vault-sealing-shape.ts'
import { circleInLogs, circleOf, unlocked, type Held, type VaultState } from './vault-state.ts'
import { mustBeWitnessed } from './vault-witness.ts'

/** The key of a circle of mine, of which colleagues read what I seal. */
function ownCircleKey(held: Held, circle: number): string {
  const known = circleInLogs(held, circle)
  if (!known || !held.circles.has(circle)) throw new SealingError('not-verified')
  return known.publicKey
}

export const sealingCalls = (vault: VaultState): SealingCalls => ({
  async sealToPerson({ intent, row, field, value }) {
    const held = unlocked(vault)
    mustBeWitnessed(held)
    const { user, enc } = await provePerson(vault, intent, { row, field, value })
    const at = { network: held.network, row, field, to: user }
    const { ciphertext, signature } = await sealBrief(fromText(enc), at, value, held.sig)
    return { to: user, ciphertext: toText(ciphertext), signature: toText(signature) }
  },

  async sealToCircle({ intent, locator, value }) {
    const held = unlocked(vault)
    const signs = isSigned(intent)
    // A person says by her card, and a survivor who advises by the key of the council.
    if (signs) mustBeWitnessed(held)
    const reader = await proveCircle(vault, intent)
    const at = { locator, intent: intent.to, circle: intent.circle }
    const words = signs ? await signWords(held, at, value) : value
    const sender = intent.to === 'consultation' ? circleOf(held, intent.as).enc : undefined
    const place = fromText(locator)
    const sealed = await sealReport(
      { reader: fromText(reader), own: held.enc.publicKey, sender },
      place,
      words,
    )
    const colleagues = 'colleagues' in intent ? intent.colleagues : undefined
    const wrapHouse =
      colleagues !== undefined &&
      (await wrapForHouse(held.enc, sealed.wrapOwn, place, fromText(ownCircleKey(held, colleagues))))
    return {
      wrapReader: toText(sealed.wrapHotline),
      wrapOwn: toText(sealed.wrapOwn),
      ...(wrapHouse && { wrapHouse: toText(wrapHouse) }),
      ciphertext: toText(sealed.ciphertext),
    }
  },

  async openBrief({ organisation, row, field, by, ciphertext, signature }) {
    const held = unlocked(vault)
    const { sig } = memberOf(held, organisation, by)
    const at = { network: held.network, row, field, to: held.userId }
    const sealed = { ciphertext: fromText(ciphertext), signature: fromText(signature) }
    return { value: await openBrief(held.enc, at, sealed, fromText(sig)) }
  },
})
