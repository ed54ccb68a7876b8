// What the rights pages are about. The words are messages: one sentence a line, so that each can be heard, read and
// checked by itself. None of them cites a law: what the law of a country adds comes from its pack.

/** In the order in which people ask. The place in the list is the address, so a new one goes to the end. */
export const topics = [
  'pay',
  'papers',
  'debt',
  'leaving',
  'police',
  'staying',
  'children',
  'court',
  'compensation',
  'home',
  'file',
] as const
export type Topic = (typeof topics)[number]

/** The sentences of a message, one for each line. */
export const sentences = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '')
