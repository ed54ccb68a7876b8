// Words to a circle that say who wrote them: the signature lies inside what is sealed, over the words, what they are for, where they stand
// and to which circle they went. The server learns no author by it, and can neither write nor move such words. (CCP/1 line 3.)
import { aadLabel } from './aad-label.ts'
import { utf8 } from './bytes.ts'
import type { Intent, Signer } from './intent-shape.ts'
import { checkSignature, sha256, sign } from './keys.ts'
import { SealingError } from './suite.ts'
import { fromText, toText } from './text.ts'
import type { Held } from './vault-state.ts'

/** What is sealed: `words` are JSON, byte for byte as they were signed. */
type Signed = {
  words: string
  signed: { intent: Intent['to']; circle: number; by: Signer; signature: string }
}

type Place = { network: string; locator: string; intent: Intent['to']; circle: number; by: Signer }

const placeOf = ({ network, locator, intent, circle, by }: Place) =>
  aadLabel('signed-words', network, locator, intent, circle, by.organisation, by.user)

/** Words as this user signs them. */
export async function signWords(
  { network, userId, home = 0, sig }: Held,
  at: Pick<Place, 'locator' | 'intent' | 'circle'>,
  value: unknown,
): Promise<Signed> {
  const words = JSON.stringify(value)
  const by = { organisation: home, user: userId }
  const signature = toText(await sign(sig, placeOf({ network, by, ...at }), await sha256(utf8(words))))
  return { words, signed: { intent: at.intent, circle: at.circle, by, signature } }
}

const isSigned = (value: unknown): value is Signed =>
  typeof value === 'object' && value !== null && 'signed' in value && 'words' in value

/** `unknown`: the log of the author's organisation was not learned here. */
export type Read = { words: unknown; author?: Signer & { intent: Intent['to']; isKnown: boolean } }

/**
 * Reads what was opened; without an author where nobody signed it. `bad-signature` where the key of no member, present or former, signed
 * it, or where it stands in another place or went to another circle.
 */
export async function readWords(held: Held, locator: string, value: unknown, circle?: number): Promise<Read> {
  if (!isSigned(value)) return { words: value }
  const { words, signed } = value
  const { by, intent, signature } = signed
  if (circle !== undefined && circle !== signed.circle) throw new SealingError('bad-signature')
  const log = held.logs.get(by.organisation)
  const read = { words: JSON.parse(words) as unknown }
  if (!log) return { ...read, author: { ...by, intent, isKnown: false } }
  const { sig, earlier = [] } = log.now.members.get(by.user) ?? {}
  const place = placeOf({ network: held.network, locator, intent, circle: signed.circle, by })
  const digest = await sha256(utf8(words))
  let refusal: unknown = new SealingError('bad-signature')
  for (const key of [...(sig ? [sig] : []), ...earlier])
    try {
      await checkSignature(fromText(key), place, digest, fromText(signature))
      return { ...read, author: { ...by, intent, isKnown: true } }
    } catch (why) {
      refusal = why
    }
  throw refusal
}
