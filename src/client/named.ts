// What is sent under a name that its sender chose, so that it may be sent once more after an answer got lost. And what a server
// answered instead, as every kind of client sees it: the scripts of the public pages load no Problem.

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

/** The code of what was answered instead; nothing where nothing was answered. */
export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined

/** Whether it is there under its name already: of what was sent before and not changed since, only the answer was lost. */
export const hasArrived = (error: unknown): boolean =>
  ['conflict', 'key-reused'].includes(codeOf(error) ?? '')
