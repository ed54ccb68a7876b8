// What stands on a page: what the record said on the day on which it was copied, when and by whom it was written, and the hash of the
// sealed original, so that a court can hold one against the other. Sealed as one value; the title too.
import type { CopiedPaper, PaperCopy } from '../../papers/client/copy-paper.ts'
import type { AboutFile } from '../../sealing/file-shape.ts'
import type { Compartment } from '../../sealing/shapes.ts'

/** One record as it was copied. */
export interface PageEntry {
  kind: string
  part: Compartment
  /** The day that it says of itself, YYYY-MM-DD. */
  on: string
  /** Who wrote it: the place where they worked, or the person. */
  by: string | null
  value: Readonly<Record<string, unknown>>
  /** SHA-256 of the sealed original, hex; empty where it was written for this page and copies nothing. */
  hash: string
  /** Of a paper: its copy, which this page alone can open. */
  copy?: PaperCopy | undefined
}

/** An entry that is a paper: `value` says what the paper is. */
export const PAPER = 'paper'

export interface PageText {
  title: string
  /** The day as of which it is a copy. */
  asOf: string
  /** The place that copied it. */
  copiedBy: string
  entries: PageEntry[]
}

/** A record that can be copied, and the page that it would make. `id` is the record's. */
export interface Choice {
  id: string
  title: string
  entry: PageEntry
}

/** A page that was chosen: the name that it has for good, and what stands on it. */
export interface ChosenPage {
  page: string
  title: string
  entries: PageEntry[]
  /** The paper of the case of which it is a copy, by its id. */
  paper?: string
}

/** The paper that an entry copies, where it is one and its copy is there. */
export function paperOn(caseId: string, { kind, value, copy }: PageEntry): CopiedPaper | undefined {
  if (kind !== PAPER || !copy) return undefined
  return { caseId, about: value as unknown as AboutFile, copy }
}

/** The parts from which a page was copied, each once. */
export const partsOf = ({ entries }: Pick<ChosenPage, 'entries'>): Compartment[] => [
  ...new Set(entries.map(({ part }) => part)),
]

/** A page as it stands, or nothing where what was opened has not this form: whoever made it used another program. */
export function pageText(value: unknown): PageText | undefined {
  const { title, asOf, copiedBy, entries } = (value ?? {}) as Partial<PageText>
  const isPage = typeof title === 'string' && typeof asOf === 'string' && typeof copiedBy === 'string'
  return isPage && Array.isArray(entries) ? { title, asOf, copiedBy, entries } : undefined
}
