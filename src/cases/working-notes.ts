// What becomes of a working note: it is put into the file, where its person reads it, or it is about others and stays a drawer of one's own.

export const settledAs = ['filed', 'of_others'] as const

/** So many days a working note waits before whoever wrote it is asked. */
export const daysUntilAsked = 7
