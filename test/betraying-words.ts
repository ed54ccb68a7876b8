// Two hundred words in six languages from which whoever looks over a shoulder would learn what happened to somebody.
import { readFileSync } from 'node:fs'

export const betrayingWords = JSON.parse(
  readFileSync(new URL('betraying-words.json', import.meta.url), 'utf8'),
) as Record<string, string[]>

/** Words stand where a word begins, so that no part of an innocent one counts; Thai writes none apart. */
export const says = (text: string, word: string): boolean =>
  /\p{Script=Thai}/u.test(word) ? text.includes(word) : new RegExp(`(?<!\\p{L})${word}`, 'iu').test(text)
