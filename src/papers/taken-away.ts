// A whole file to take away, as an archive that any computer opens: its papers one after the other, and last the page that leads
// to them and names those that would not open. Nothing is gathered: pieces go through as they are opened. Used by the staff
// screens and by the person's own page alike.
import { makeZip } from 'client-zip'
import { safeName } from './safe-name.ts'
import { pageName, wholePage, type FileWords, type WholeFile, type Writer } from './whole-file.ts'

export interface PaperToTake {
  name: string
  part: string
  on: string
  by: Writer
  /** Opened when its turn comes. */
  content: () => AsyncIterable<Uint8Array<ArrayBuffer>>
}

export type FileToTake = Omit<WholeFile, 'papers'>

type Pieces = AsyncIterator<Uint8Array<ArrayBuffer>>

/** What comes after a first piece; where it breaks off, the paper ends there and `onBroken` is told. */
async function* rest(first: Uint8Array<ArrayBuffer>, pieces: Pieces, onBroken: () => void) {
  yield first
  try {
    for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value
  } catch {
    onBroken()
  }
}

/**
 * The archive, to be read once. A paper that does not open is left out; one that breaks off on the way ends there. Both are
 * named on the page, and in `failed` when the archive has ended.
 */
export function takeAway(
  file: FileToTake,
  papers: readonly PaperToTake[],
  words: FileWords,
): { archive: ReadableStream<Uint8Array>; failed: readonly string[] } {
  const lastModified = new Date(`${file.madeOn}T00:00:00Z`)
  const placed = papers.map((paper, at) => ({ ...paper, path: `papers/${at + 1} ${safeName(paper.name)}` }))
  const failed: string[] = []

  async function* entries() {
    const taken: typeof placed = []
    for (const paper of placed) {
      const pieces = paper.content()[Symbol.asyncIterator]()
      const first = await pieces.next().catch(() => undefined)
      if (!first) {
        failed.push(paper.name)
        continue
      }
      taken.push(paper)
      const empty = new Uint8Array()
      const input = rest(first.done ? empty : first.value, pieces, () => failed.push(paper.name))
      yield { name: paper.path, lastModified, input }
    }
    const missing = { ...file.missing, papers: [...file.missing.papers, ...failed] }
    yield { name: pageName, lastModified, input: wholePage({ ...file, papers: taken, missing }, words) }
  }

  return { archive: makeZip(entries()), failed }
}
