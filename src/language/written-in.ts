// In which language something was written: what its writer said, where the letters agree; otherwise, of the languages that come into
// question, the first whose script it is. Where that would be a guess between languages of one script it is none, and a voice reads it as it likes.

/** Scripts that more than one language of these pages is written in: the letters alone say nothing. */
const shared = 'Latn'

const scriptOf = (tag: string): string => new Intl.Locale(tag).maximize().script ?? shared

const isIn = (text: string, script: string): boolean => {
  const letters = text.match(/\p{L}/gu) ?? []
  const own = letters.filter((letter) => new RegExp(`\\p{Script=${script}}`, 'u').test(letter))
  return letters.length > 0 && own.length * 2 > letters.length
}

/** A tag for `lang`, or the empty one where nobody can tell. */
export function writtenIn(text: string, said: string | undefined, others: readonly string[]): string {
  if (said && isIn(text, scriptOf(said))) return said
  return others.find((tag) => scriptOf(tag) !== shared && isIn(text, scriptOf(tag))) ?? ''
}
