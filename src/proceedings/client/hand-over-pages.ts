// What goes out on a demand, bound to the file: each document by its id and the hash of its bytes, sealed beside the step. Later anybody who holds that part
// sees which went, and whether it still stands in the file as it went.
import { sealBeside } from '../../client/seal-beside.ts'
import { makeMoveOn } from '../../client/move-on-case.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import type { Session, TrackNow } from '../../client/session.ts'
import { readTrackNotes } from '../../client/track-notes.ts'
import type { Paper } from '../../papers/client/read-paper.ts'

export interface HandedPage {
  paper: string
  name: string
  sha256: string
}

export interface Handed {
  pages: readonly HandedPage[]
  /** What went besides that is no document of the file. */
  words: string
}

/** As they stand in the file now. What cannot be opened is not handed over. */
export const pagesOf = (papers: readonly Paper[]): HandedPage[] =>
  papers.flatMap(({ row, about }) =>
    about ? [{ paper: row.id, name: about.name, sha256: about.sha256 }] : [],
  )

/** `key` names the press: pressed again after a lost answer it is the same one. */
export async function handOverPages(
  session: Session,
  { caseId, track }: { caseId: string; track: { id: string; version: number } },
  handed: Handed,
  key: string,
): Promise<TrackNow> {
  const text = [...handed.pages.map(({ name }) => name), handed.words].filter(Boolean).join('\n')
  const place = { caseId, compartment: 'legal', track: { id: track.id, kind: 'demand' } } as const
  const pages = await sealBeside(session, place, { text, move: 'hand_over', seen: handed })
  const which = { caseId, kind: 'demand', move: 'hand_over', says: undefined, track }
  return makeMoveOn(session, which, { pages: pages as never }, key)
}

/** `stands`: the document is in the file with the same bytes; `gone`: it is not, or not as it went. */
export type HandedNow = HandedPage & { now: 'stands' | 'gone' }

/** What went, and how it stands in the file; nothing where nothing was bound to it. */
export async function readHanded(
  session: Session,
  shared: Pick<SharedCase, 'case' | 'records' | 'held'>,
  track: string,
  papers: readonly Paper[],
): Promise<{ on: string; words: string; pages: HandedNow[] } | undefined> {
  const notes = await readTrackNotes<{ move?: string; seen?: Handed }>(session, shared, track)
  const last = notes.findLast(({ value }) => value.move === 'hand_over' && value.seen !== undefined)
  if (!last?.value.seen) return undefined
  const { pages, words } = last.value.seen
  const there = new Map(pagesOf(papers).map(({ paper, sha256 }) => [paper, sha256]))
  return {
    on: last.on,
    words,
    pages: pages.map((one) => ({ ...one, now: there.get(one.paper) === one.sha256 ? 'stands' : 'gone' })),
  }
}
