// A whole file to take away: its papers one after the other, and last the page that leads to them and names those that would
// not open. Used by the staff screens and by the person's own page alike.
import { pageName, wholePage, type FileWords, type WholeFile, type Writer } from './whole-file.ts'
import { safeName, writeZip, type Bytes, type Entry, type Sink } from './zip.ts'

export interface PaperToTake {
  name: string
  part: string
  on: string
  by: Writer
  /** Opened when its turn comes. */
  content: () => AsyncIterable<Bytes>
}

export type FileToTake = Omit<WholeFile, 'papers'>

/** Writes everything to `sink`. Answers with the names of papers that failed on the way; the page says them too. */
export async function takeAway(
  sink: Sink,
  file: FileToTake,
  papers: readonly PaperToTake[],
  words: FileWords,
): Promise<string[]> {
  const placed = papers.map((paper, at) => ({ ...paper, path: `papers/${at + 1} ${safeName(paper.name)}` }))
  const failed = new Set<string>()
  async function* entries(): AsyncGenerator<Entry> {
    for (const { path, content } of placed) yield { name: path, content: content() }
    const lost = placed.filter(({ path }) => failed.has(path)).map(({ name }) => name)
    const page = wholePage(
      {
        ...file,
        papers: placed.filter(({ path }) => !failed.has(path)),
        missing: { ...file.missing, papers: [...file.missing.papers, ...lost] },
      },
      words,
    )
    yield { name: pageName, content: [new Uint8Array(new TextEncoder().encode(page))] }
  }
  await writeZip(sink, entries(), new Date(`${file.madeOn}T00:00:00Z`), (path) => failed.add(path))
  return placed.filter(({ path }) => failed.has(path)).map(({ name }) => name)
}
