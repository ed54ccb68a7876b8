// The notes of a case as they are read in a row: and found by a word in them. Pure.

export interface ReadNote {
  id: string
  /** The day of which it says that it was written, YYYY-MM-DD. */
  on: string
  /** Absent where nobody has opened it. */
  text?: string
  /** Whether the person was reached, where its writer said so. */
  contact?: Contact
  /** What stood there before it was corrected. */
  before?: readonly { text?: string }[]
}

/** What a note may say of a contact with the person. Sealed with its words: the server is not told when somebody was met. */
export const contacts = ['reached', 'tried'] as const
export type Contact = (typeof contacts)[number]

/** When the person was reached last, by the notes that are read here, and how often it was tried since; nothing where no note says. */
export function lastContact(notes: readonly ReadNote[]): { on: string | null; tries: number } | undefined {
  const said = notes.filter(({ contact }) => contact !== undefined)
  if (said.length === 0) return undefined
  const reached = said.filter(({ contact }) => contact === 'reached').map(({ on }) => on)
  const on = reached.toSorted().at(-1) ?? null
  const tries = said.filter((one) => one.contact === 'tried' && (on === null || one.on > on)).length
  return { on, tries }
}

/** Those that hold every word that was typed, now or before they were corrected, whatever its case; all where nothing was typed. */
export function notesWith<Note extends ReadNote>(notes: readonly Note[], typed: string): Note[] {
  const words = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  const has = (text: string | undefined) => {
    const said = text?.toLocaleLowerCase()
    return words.every((word) => said?.includes(word))
  }
  return notes.filter(({ text, before = [] }) => has(text) || before.some((one) => has(one.text)))
}

/** What the list is narrowed to: whose, of which part, and only what was corrected. */
export interface Narrowed {
  by?: string
  part?: string
  isCorrected?: boolean
}

interface Listed {
  by: string
  row: { compartment: string }
  before?: readonly unknown[]
}

/** Those that fit; each is counted only where it is shown, so that what one may not read is in no figure either. */
export const narrowedTo = <Note extends Listed>(
  notes: readonly Note[],
  { by, part, isCorrected }: Narrowed,
): Note[] =>
  notes.filter(
    (note) =>
      (by === undefined || note.by === by) &&
      (part === undefined || note.row.compartment === part) &&
      (!isCorrected || note.before !== undefined),
  )

/** How many there are of each, the most first. */
export function countsOf<Note>(notes: readonly Note[], of: (note: Note) => string): [string, number][] {
  return [...Map.groupBy(notes, of)]
    .map(([value, some]): [string, number] => [value, some.length])
    .toSorted((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))
}

/** How much of a long note stands in the row; the rest comes by a press. */
const atFirst = 320

/** The beginning of a long text, cut between words; nothing where all of it fits. */
export function beginningOf(text: string): string | undefined {
  if (text.length <= atFirst * 1.2) return undefined
  const cut = text.slice(0, atFirst)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), cut.lastIndexOf('\n'), atFirst / 2)).trimEnd()}…`
}
