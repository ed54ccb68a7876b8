// A case found by the two words that staff say for it. The words follow from the reference, so that they are searched on this machine and
// asked of nobody.
import { aliasOf } from './alias.ts'

/** As it is compared: without case, marks and vowel signs. */
const bare = (words: string) => words.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase()

/** Those in whose code name each word that was typed begins a word, in any order: `gold ol` finds Golden olive. */
export function byAlias(
  references: ReadonlyMap<string, string>,
  query: string,
  text: (id: string) => string,
  house: number,
): [id: string, reference: string][] {
  const typed = bare(query).split(/\s+/).filter(Boolean)
  if (typed.length === 0) return []
  return [...references].filter(([, reference]) => {
    const words = bare(aliasOf(reference, text, house)).split(' ')
    return typed.every((part) => words.some((word) => word.startsWith(part)))
  })
}
