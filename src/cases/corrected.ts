// A note that was corrected: what stood before stays, is shown struck through, and is never written over. A correction is a sealed
// record of its own; which note it is about is sealed with its words, so that the server does not learn what was mended. Pure.

/** What of a note decides whether it corrects another. */
export interface Correctable {
  id: string
  /** Where it stands among others: two corrections of one day have an order. */
  order: string
  row: { compartment: string; kind: string; version: number; by: string | null }
  text?: string
  /** The note that this one corrects, as its writer says. */
  corrects?: string
}

export type Corrected<Note extends Correctable> = Note & {
  /** The whole of what stood before, the first words first; absent where nothing was corrected. */
  before?: Note[]
  /** Who corrected it and why: one for each time, in their order. */
  corrections?: Note[]
}

/**
 * Notes with their corrections. Only one of the same house, in the same part and of the same kind, counts as a correction: anybody
 * else's words about a note stand beside it as a note of their own.
 */
export function corrected<Note extends Correctable>(notes: readonly Note[]): Corrected<Note>[] {
  const byId = new Map(notes.map((note) => [note.id, note]))
  const target = (note: Note): Note | undefined => {
    const of = note.corrects === undefined ? undefined : byId.get(note.corrects)
    const isOne =
      of !== undefined &&
      of.corrects === undefined &&
      of.row.compartment === note.row.compartment &&
      of.row.kind === note.row.kind &&
      of.row.by === note.row.by &&
      note.text !== undefined
    return isOne ? of : undefined
  }
  const corrections = Map.groupBy(
    notes.filter((note) => target(note) !== undefined),
    (note) => note.corrects!,
  )
  return notes
    .filter((note) => target(note) === undefined)
    .map((note) => {
      const found = corrections
        .get(note.id)
        ?.toSorted((a, b) => a.row.version - b.row.version || (a.order < b.order ? -1 : 1))
      const last = found?.at(-1)
      if (!found || !last) return note
      return { ...note, text: last.text!, before: [note, ...found.slice(0, -1)], corrections: found }
    })
}
