// One value of a case, sealed under its compartment's key and signed by its author. The place names everything that an
// attacker could swap: network, case, compartment, epoch, table, row, field, version. (CCP/1 line 22.)
import type { Bytes } from './bytes.ts'
import { aadLabel } from './aad-label.ts'
import { checkSignature, sha256, sign, type SigPair } from './keys.ts'
import { open, seal } from './seal.ts'

export type RecordPlace = {
  network: string
  caseId: string
  compartment: string
  epoch: number
  table: string
  row: string
  field: string
  version: number
}

/** The one place where this value belongs. */
export function recordPlace(at: RecordPlace): Bytes {
  return aadLabel(
    'rec',
    at.network,
    at.caseId,
    at.compartment,
    at.epoch,
    at.table,
    at.row,
    at.field,
    at.version,
  )
}

/** Seals (256-byte padded) and signs place | SHA-256(ciphertext). */
export async function sealRecord(
  key: Bytes,
  place: Bytes,
  json: unknown,
  author: SigPair,
): Promise<{ ciphertext: Bytes; signature: Bytes }> {
  const ciphertext = await seal(key, place, json)
  return { ciphertext, signature: await sign(author, place, await sha256(ciphertext)) }
}

/** Opens; when `author` (Ed25519 public half) is given, a missing or false signature is `bad-signature`. */
export async function openRecord(
  key: Bytes,
  place: Bytes,
  ciphertext: Bytes,
  { signature, author }: { signature?: Bytes | undefined; author?: Bytes | undefined } = {},
): Promise<unknown> {
  if (author) await checkSignature(author, place, await sha256(ciphertext), signature)
  return open(key, place, ciphertext)
}
