// A paper read back: pieces fetched a few ahead, opened in their order, handed on one by one. Nothing of it is kept but
// what the caller keeps.
import type { AboutFile } from '../../sealing/file-shape.ts'
import { FILE_TABLE } from '../../sealing/file-shape.ts'
import type { RecordToOpen } from '../../sealing/vault-shape.ts'
import { api } from '../../web/api.ts'
import { answeredBy } from '../../web/sealed-row.ts'
import { vault } from '../../web/vault.ts'

export type PaperRow = Awaited<ReturnType<typeof api.papers.list>>['papers'][number]
export interface Paper {
  row: PaperRow
  record: RecordToOpen
  /** Undefined where the record cannot be opened: another key, or not by whom it says. */
  about: AboutFile | undefined
}

/** The papers of a case with their records opened. */
export async function readPapers(caseId: string): Promise<Paper[]> {
  const { papers } = await api.papers.list({ caseId })
  const records = papers.map(({ id, compartment, epoch, ciphertext, ...row }) => ({
    caseId,
    compartment,
    table: FILE_TABLE,
    row: id,
    field: 'file',
    version: 1,
    epoch,
    ciphertext,
    ...answeredBy(row),
  }))
  const opened = await vault.openRecords({ records })
  return papers.map((row, at) => ({
    row,
    record: records[at] as RecordToOpen,
    about: opened[at]?.value as AboutFile | undefined,
  }))
}

/** Pieces fetched before they are asked for. */
const ahead = 4

/** The bytes of a paper, piece by piece. Fails with `broken` for anything that is not exactly what was brought. */
export async function* piecesOf({ row, record }: Paper): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  const { id } = row
  await vault.openFile({ record })
  const coming: Promise<Uint8Array<ArrayBuffer>>[] = []
  let asked = 0
  try {
    for (let piece = 0; piece < row.pieces; piece += 1) {
      for (; asked < Math.min(row.pieces, piece + ahead); asked += 1) {
        const next = api.papers.piece({ id, piece: asked })
        // Whoever stops reading does not wait for those that are still coming.
        next.catch(() => undefined)
        coming.push(next)
      }
      const sealed = await (coming.shift() as Promise<Uint8Array<ArrayBuffer>>)
      yield await vault.openPiece({ file: id, index: piece, sealed })
    }
  } finally {
    await vault.forgetFile({ file: id }).catch(() => undefined)
  }
}

/** A whole paper as a Blob of a kind. The browser may put a large one on its own disk until the page is closed. */
export async function wholeOf(paper: Paper, mime: string, onPiece: (done: number) => void): Promise<Blob> {
  const parts: Blob[] = []
  for await (const bytes of piecesOf(paper)) {
    // Each piece leaves this page's memory as soon as it is opened.
    parts.push(new Blob([bytes]))
    onPiece(parts.length)
  }
  return new Blob(parts, { type: mime })
}
