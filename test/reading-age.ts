// At what age somebody reads an English text without effort, by the Flesch-Kincaid grade (Kincaid et al. 1975) and five years more,
// as schools in the United States count. Syllables are groups of vowels, without a silent e at the end: for short plain words that
// is within a tenth of what a dictionary counts, and it has no list of words to keep.

const vowels = /[aeiouy]+/g

export function syllablesOf(word: string): number {
  const plain = word.toLowerCase().replaceAll(/[^a-z]/g, '')
  const spoken = plain
    // A y between two vowels parts them: "employer".
    .replaceAll(/(?<=[aeiou])y(?=[aeiou])/g, '-y')
    // Not spoken in "used", "makes" and "time"; spoken in "needed", "boxes" and "table".
    .replace(/(?<=[^aeiouytd])ed$/, '')
    .replace(/(?<=[^aeiouyszxhcg])es$/, 's')
    .replace(/(?<![^aeiouy]l)e$/, '')
  return Math.max(1, (spoken.match(vowels) ?? []).length)
}

export interface Reading {
  age: number
  words: number
  /** Of the longest sentence. */
  longest: number
}

/** Of sentences that end with a full stop, a question or exclamation mark, or a colon. */
export function readingOf(text: string): Reading {
  const sentences = text
    .split(/[.?!:](?=\s|$)/)
    .map((sentence) => sentence.split(/\s+/).filter((word) => /[A-Za-z]/.test(word)))
    .filter((words) => words.length > 0)
  const words = sentences.flat()
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0)
  const grade = 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59
  return {
    age: grade + 5,
    words: words.length,
    longest: Math.max(...sentences.map(({ length }) => length)),
  }
}
