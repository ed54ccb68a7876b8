// What is sent under a name that its sender chose, so that it may be sent once more after an answer got lost.

/** What was sent, by the name that it goes under. */
export interface Named {
  id: string
  of: string
}

/** The name under which something is sent: unchanged, it is the same thing as before; changed, it is another. */
export const nameOf = (before: Named | undefined, said: unknown, first?: string): Named => {
  const of = JSON.stringify(said)
  return before?.of === of ? before : { id: (!before && first) || crypto.randomUUID(), of }
}
