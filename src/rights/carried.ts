// What a sentence of law carries besides its subject: its conditions, how often it denies, what bounds its number, its deadline. A
// translation without one of them is another law, so it is not told at all. What says each of these in a language stands in
// jurisdictions/<id>/rights/<language>/marks.json. Pure.

import type { Sentence } from './country-file.ts'

/** The words that say a mark in a language: whole words, or parts of words where a star stands at that side. */
export type Marks = Readonly<Record<string, readonly string[]>>

export type Carried = Pick<Sentence, 'conditions' | 'negations' | 'bound' | 'deadline' | 'numbers'>

const denial = 'not'

/** Everything that the words of a sentence have to say, in every language. */
export const marksOf = ({ conditions = [], negations = 0, bound, deadline }: Carried): string[] => [
  ...conditions,
  ...(bound ? [bound] : []),
  ...(deadline ? [deadline] : []),
  ...Array.from({ length: negations }, () => denial),
]

const isDigit = (code: number) => /\p{Nd}/u.test(String.fromCodePoint(code))

/** The digits of a script stand one after another, from nought to nine. */
function latinDigit(digit: string): string {
  const code = digit.codePointAt(0)!
  let before = 0
  while (isDigit(code - before - 1)) before += 1
  return String(before % 10)
}

/** In small letters, with the digits of every script as 0 to 9, and without the place of the number. */
const plain = (text: string): string =>
  text
    .replace('{number}', ' ')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[’‘]/g, "'")
    .replaceAll(/\p{Nd}/gu, latinDigit)
    .replaceAll(/\s+/g, ' ')

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

function patternOf(words: string): RegExp {
  const bare = plain(words).trim().replaceAll('*', '')
  const before = words.startsWith('*') ? '' : String.raw`(?<![\p{L}\p{M}\d])`
  const after = words.endsWith('*') ? '' : String.raw`(?![\p{L}\p{M}\d])`
  return new RegExp(`${before}${escaped(bare)}${after}`, 'u')
}

/** Takes the first place of a mark out of a text, the longest of its words before the shorter ones; nothing where none is there. */
function takeOut(text: string, mark: string, marks: Marks): string | undefined {
  for (const words of (marks[mark] ?? []).toSorted((a, b) => b.length - a.length)) {
    const found = patternOf(words).exec(text)
    if (found) return `${text.slice(0, found.index)} · ${text.slice(found.index + found[0].length)}`
  }
  return undefined
}

/** What is left of the words when each mark has taken its own, and the marks that found none. */
function read(sentence: Carried, text: string, marks: Marks): { left: string; lacks: string[] } {
  let left = plain(text)
  const lacks: string[] = []
  for (const mark of marksOf(sentence)) {
    const rest = takeOut(left, mark, marks)
    if (rest === undefined) lacks.push(mark)
    else left = rest
  }
  return { left, lacks }
}

const numbersIn = (text: string) => (text.match(/\d+([.,]\d+)?/g) ?? []).toSorted()

/**
 * Why the words of a language do not say the same as the law: a mark that they lack, a denial or a number too many or too few.
 * Nothing where they carry all of it.
 */
export function faultsOf(sentence: Carried, text: string, marks: Marks): string[] {
  const { left, lacks } = read(sentence, text, marks)
  const numbers = (sentence.numbers ?? []).map(String).toSorted()
  return [
    ...lacks.map((mark) => `lacks ${mark}`),
    ...(takeOut(left, denial, marks) === undefined ? [] : ['denies more than the law']),
    ...(numbersIn(left).join(' ') === numbers.join(' ')
      ? []
      : [`has other numbers than ${numbers.join(', ')}`]),
  ]
}

/** Words with which English makes a condition, a bound or a deadline. */
const signals =
  /\?|(?<![a-z])(?:if|unless|except|after|before|when|until|(?<!at )once|while|only|just|at least|at most|up to|within|more than|less than|above|below|under|most|many|some|nearly|average|aged|without|each|every|twice|two|three|four|five|six|seven|eight|nine|ten|half|in term|in that time)(?![a-z])/

/** A condition that stands in the English words and in no field of the sentence: nobody could ask a translation for it. */
export const undeclaredIn = (sentence: Carried, english: string, marks: Marks): string | undefined =>
  signals.exec(read(sentence, english, marks).left)?.[0]
