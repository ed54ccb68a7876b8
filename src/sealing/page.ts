// A page: a copy of what stood in the file on one day, sealed under a key of its own. Nothing is written under that key later, so
// it is never turned; the signed grant names the page by a hash that binds place, key and every byte. (docs/decisions/0045)
import { aadLabel } from './aad-label.ts'
import { join, type Bytes } from './bytes.ts'
import { checkCommitment, commitmentOf } from './compartment.ts'
import { newSecret, sha256 } from './keys.ts'
import { open, seal } from './seal.ts'

/** Where a page belongs. */
export const pagePlace = (network: string, caseId: string, page: string): Bytes =>
  aadLabel('page', network, caseId, page)

/** Where the wrap of a page's key belongs. */
export const pageWrapPlace = (caseId: string, page: string, circleId: number): Bytes =>
  aadLabel('page-wrap', caseId, page, circleId)

/** A page as it is kept: what it says, sealed, and which key opens it. */
export type SealedPage = { commit: Bytes; ciphertext: Bytes }

/** What a grant names a page by: the same place, the same key, the same bytes, or another hash. */
export const pageHash = (place: Bytes, { commit, ciphertext }: SealedPage): Promise<Bytes> =>
  sha256(join(place, commit, ciphertext))

/** Seals what a page says under a key that is made for it alone. */
export async function sealPage(
  place: Bytes,
  value: unknown,
): Promise<SealedPage & { key: Bytes; hash: Bytes }> {
  const key = newSecret()
  const sealed = { commit: await commitmentOf(key), ciphertext: await seal(key, place, value) }
  return { key, ...sealed, hash: await pageHash(place, sealed) }
}

/** Opens a page with its key; `wrong-commit` for another one. */
export async function openPage(
  place: Bytes,
  key: Bytes,
  { commit, ciphertext }: SealedPage,
): Promise<unknown> {
  await checkCommitment(key, commit)
  return open(key, place, ciphertext)
}
