// Whoever has checked a checkpoint says so with their own key: a signature over its text, for this network and for nothing
// else.
import { utf8 } from './bytes.ts'
import { aadLabel } from './aad-label.ts'
import { checkSignature, sign, type SigPair } from './keys.ts'
import { SealingError } from './suite.ts'
import { fromText, toText } from './text.ts'

// Origin, size, root, each on its line: nothing that has another shape is signed as a checkpoint.
const shape = /^[^\n]{1,200}\n\d{1,15}\n[A-Za-z0-9+/]{43}=\n$/
const place = (network: string) => aadLabel('checkpoint', network)

/** Signs the text of a checkpoint; `broken` where it is none. */
export async function cosign(pair: SigPair, network: string, body: string): Promise<string> {
  if (!shape.test(body)) throw new SealingError('broken')
  return toText(await sign(pair, place(network), utf8(body)))
}

/** Fails with `bad-signature` unless `author` (base64url, like the signature) signed this text here. */
export const checkCosignature = (
  author: string,
  network: string,
  body: string,
  signature: string,
): Promise<void> => checkSignature(fromText(author), place(network), utf8(body), fromText(signature))
