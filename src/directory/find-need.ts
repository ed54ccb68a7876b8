// A need by the words that people use for it, in any of the languages: "dentist", "muela" and "طبيب أسنان" are all medical care.
// Nothing typed leaves the screen. The words of each language stand in everyday/.

/** Everyday words of one language, by the code of the need that they mean. */
export type Everyday = Readonly<Record<string, readonly string[]>>

/** A need, and the everyday word by which it was found; null where its own name was typed. */
export interface NeedFound {
  code: string
  word: string | null
}

/** As it is compared: without capitals, accents, Arabic vowel signs and the forms of one letter. */
export const plainWord = (text: string): string =>
  text
    .normalize('NFD')
    // Marks that belong to no script of their own, and the Arabic stroke that only makes a word longer.
    .replaceAll(/[\p{Script=Inherited}ـ]/gu, '')
    .replaceAll('ة', 'ه')
    .replaceAll('ى', 'ي')
    .replaceAll(/[’'ʼ]/g, '’')
    .toLowerCase()
    .trim()

/** Letters from which a part of a word, or a word with an ending, says enough. */
const enough = 3
const longestEnding = 2

/** How well `typed` is met by `word`: 0 is best, undefined not at all. Both are plain. */
function closeness(typed: string, word: string): number | undefined {
  if (word === typed) return 0
  if (word.startsWith(typed)) return 1
  if (typed.startsWith(word) && word.length >= enough && typed.length - word.length <= longestEnding) return 2
  if (word.split(/[\s-]+/).some((part) => part.startsWith(typed))) return 3
  if (typed.length >= enough && word.includes(typed)) return 4
  // A whole sentence was typed: one of its words is enough.
  if (word.length >= enough && ` ${typed} `.includes(` ${word} `)) return 5
  // Thai puts no room between words.
  return /\p{Script=Thai}/u.test(word) && word.length > enough && typed.includes(word) ? 5 : undefined
}

/** Every word plain, made once for a set of languages. */
export type NeedWords = readonly { code: string; word: string; plain: string; isName: boolean }[]

/** `names` are the names of the needs in the reader's language; they count before everyday words. */
export const needWords = (names: ReadonlyMap<string, string>, languages: readonly Everyday[]): NeedWords => [
  ...[...names].map(([code, word]) => ({ code, word, plain: plainWord(word), isName: true })),
  ...languages.flatMap((everyday) =>
    Object.entries(everyday).flatMap(([code, words]) =>
      words.map((word) => ({ code, word, plain: plainWord(word), isName: false })),
    ),
  ),
]

/** The needs that are meant by what was typed, the nearest first; each once, with the word that led there. */
export function findNeeds(typed: string, words: NeedWords): NeedFound[] {
  const asked = plainWord(typed)
  if (asked === '') return []
  const best = new Map<string, { far: number; found: NeedFound }>()
  for (const { code, word, plain: one, isName } of words) {
    const near = closeness(asked, one)
    if (near === undefined) continue
    const far = near * 2 + (isName ? 0 : 1)
    const before = best.get(code)
    if (!before || far < before.far) best.set(code, { far, found: { code, word: isName ? null : word } })
  }
  return [...best.values()].toSorted((a, b) => a.far - b.far).map(({ found }) => found)
}
