// The notes of a case as they are read in a row: and found by a word in them. Pure.

export interface ReadNote {
  id: string
  /** The day of which it says that it was written, YYYY-MM-DD. */
  on: string
  /** Absent where nobody has opened it. */
  text?: string
  /** Whether the person was reached, where its writer said so. */
  contact?: Contact
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

/** Those that hold every word that was typed, whatever its case; all of them where nothing was typed. */
export function notesWith<Note extends ReadNote>(notes: readonly Note[], typed: string): Note[] {
  const words = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  return notes.filter(({ text }) => words.every((word) => text?.toLocaleLowerCase().includes(word)))
}

/** How much of a long note stands in the row; the rest comes by a press. */
const atFirst = 320

/** The beginning of a long text, cut between words; nothing where all of it fits. */
export function beginningOf(text: string): string | undefined {
  if (text.length <= atFirst * 1.2) return undefined
  const cut = text.slice(0, atFirst)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), cut.lastIndexOf('\n'), atFirst / 2)).trimEnd()}…`
}
