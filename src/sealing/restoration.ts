// That an older backup was restored, said by members of a house who compared: until when the backup went, and where the chains go now.
// Without it an honest restore would be an attack for ever; with it a silent one still is. (Decision 48.)
import { utf8, type Bytes } from './bytes.ts'
import { aadLabel } from './aad-label.ts'
import { isHead } from './chain.ts'
import { checkSignature, sha256, sign, type SigPair } from './keys.ts'
import { SealingError } from './suite.ts'
import { fromText, toText } from './text.ts'
import type { NamedHead } from './witness.ts'

/** `until`: when the backup was made; `at`: when this was said; `heads`: the hash of the list of where chains go. */
export type Restoration = { organisation: number; until: string; at: string; heads: string }

const MINUTE = /^\d{4}-\d\d-\d\dT\d\d:\d\dZ$/
const NAME = /^(organisation|case) \S+$/

const placeOf = (network: string, organisation: number): Bytes =>
  aadLabel('restoration', network, organisation)

function read(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new SealingError('broken')
  }
}

/** Reads it without trusting it; `broken` for what is none. */
export function readRestoration(body: string): Restoration {
  const { organisation, until, at, heads } = (read(body) ?? {}) as Partial<Restoration>
  const isOne = Number.isSafeInteger(organisation) && typeof heads === 'string'
  if (!isOne || !MINUTE.test(until ?? '') || !MINUTE.test(at ?? '')) throw new SealingError('broken')
  return { organisation, until, at, heads } as Restoration
}

const isNamed = (value: unknown): value is NamedHead =>
  Array.isArray(value) &&
  typeof value[0] === 'string' &&
  NAME.test(value[0]) &&
  isHead({ n: value[1] as number, hash: value[2] as string })

/** Where the chains go, as the server lists it. */
export function readHeads(heads: string): readonly NamedHead[] {
  const list = read(heads)
  if (!Array.isArray(list) || !list.every(isNamed)) throw new SealingError('broken')
  return list
}

/** The hash by which a list is named, and of what was said the one of which six words are compared by voice. */
export const hashOfText = async (heads: string): Promise<string> => toText(await sha256(utf8(heads)))

export async function signRestoration(sig: SigPair, network: string, body: string): Promise<string> {
  const { organisation } = readRestoration(body)
  return toText(await sign(sig, placeOf(network, organisation), utf8(body)))
}

/** Whether this key has signed it. */
export const isRestorationBy = (
  key: string,
  network: string,
  body: string,
  signature: string,
): Promise<boolean> =>
  checkSignature(
    fromText(key),
    placeOf(network, readRestoration(body).organisation),
    utf8(body),
    fromText(signature),
  ).then(
    () => true,
    () => false,
  )
