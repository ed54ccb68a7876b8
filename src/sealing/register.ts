// The word of another organisation beside what a member's browser has said (witness.ts): that this statement, with this number, was shown to
// it at that minute. It sees a slot that nobody outside the circle can tell from a random number, a counter and a hash. (Decision 169.)
import { aadLabel } from './aad-label.ts'
import { utf8, type Bytes } from './bytes.ts'
import type { Statement } from './chain.ts'
import { checkSignature, derive, sign, type SigPair } from './keys.ts'
import { SealingError } from './suite.ts'
import { fromText, toText } from './text.ts'

/** What is cosigned: whose statement, as its circle can work it out, the how manieth, and its hash. */
export type DueStatement = { slot: string; counter: number; hash: string }
export type Cosigned = DueStatement & { at: string }

const MINUTE = /^\d{4}-\d\d-\d\dT\d\d:\d\dZ$/
/** 32 bytes. */
const TEXT = /^[\w-]{43}$/
const placeOf = (network: string): Bytes => aadLabel('register', network)

/** Where the statements of one member in one circle are counted by others: a number that only the circle can make. */
export async function slotOf(
  kw: Bytes,
  network: string,
  { circle, epoch, user }: { circle: number; epoch: number; user: string },
): Promise<string> {
  return toText(await derive(kw, aadLabel('register-slot', network, circle, epoch, user)))
}

/** Says that a statement was shown. */
export async function makeCosignature(sig: SigPair, network: string, said: Cosigned): Promise<Statement> {
  const { slot, counter, hash, at } = said
  const body = JSON.stringify({ slot, counter, hash, at })
  return { body, signature: toText(await sign(sig, placeOf(network), utf8(body))) }
}

/** Reads what was cosigned without trusting it; `broken` for what is none. */
export function readCosignature({ body }: Pick<Statement, 'body'>): Cosigned {
  let said: Record<string, unknown>
  try {
    said = (JSON.parse(body) ?? {}) as Record<string, unknown>
  } catch {
    throw new SealingError('broken')
  }
  const { slot, counter, hash, at } = said
  const isOne = [slot, hash].every((one) => typeof one === 'string' && TEXT.test(one))
  if (!isOne || !Number.isSafeInteger(counter) || typeof at !== 'string' || !MINUTE.test(at))
    throw new SealingError('broken')
  return { slot: slot as string, counter: counter as number, hash: hash as string, at }
}

/** Whether the owner of this key has signed it for this network. */
export const isCosignatureOf = (
  key: string,
  network: string,
  { body, signature }: Statement,
): Promise<boolean> =>
  checkSignature(fromText(key), placeOf(network), utf8(body), fromText(signature)).then(
    () => true,
    () => false,
  )
