// A paper read back: pieces fetched a few ahead, opened in their order, handed on one by one. How many there are stands in
// its sealed record: what the server says of their number would let it cut the end off.
import { newId } from '../../api/new-id.ts'
import type { RecordToOpen, Vault } from '../../sealing/vault-shape.ts'

/** Pieces fetched before they are asked for. */
const ahead = 4

type Piece = Uint8Array<ArrayBuffer>

/** The bytes of a paper. Fails with `broken` for anything that is not exactly what was brought. */
export async function* openPieces(
  vault: Pick<Vault, 'openFile' | 'openPiece' | 'forgetFile'>,
  record: RecordToOpen,
  fetched: (piece: number) => Promise<Piece>,
): AsyncGenerator<Piece, void> {
  // A reading of its own: whoever saves what they look at reads it twice at the same time.
  const file = newId()
  const { pieces } = await vault.openFile({ record, reading: file })
  const coming: Promise<Piece>[] = []
  let asked = 0
  try {
    for (let piece = 0; piece < pieces; piece += 1) {
      for (; asked < Math.min(pieces, piece + ahead); asked += 1) {
        const next = fetched(asked)
        // Whoever stops reading does not wait for those that are still coming.
        next.catch(() => undefined)
        coming.push(next)
      }
      yield await vault.openPiece({ file, index: piece, sealed: await (coming.shift() as Promise<Piece>) })
    }
  } finally {
    await vault.forgetFile({ file }).catch(() => undefined)
  }
}
