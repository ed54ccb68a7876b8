// Letters out of a pack: each is a few sentences, and each sentence says what it shows of the person. A letter is put together where
// it is printed, from what is known there; whoever carries its bytes never sees it.

import type { Pack } from './define.ts'
import { shown, type LetterRule, type Shown } from './stay-rules.ts'
import type { Words } from './words.ts'

/** The part of a case from which a sentence is taken; nothing where it says nothing about the person. */
export const partOf = (what: Shown): 'identity' | 'immigration' | undefined =>
  what === 'nothing' ? undefined : what === 'name' ? 'identity' : 'immigration'

/** What is known for a letter; a sentence about what is not known is left out. Days as YYYY-MM-DD. */
export interface LetterFacts {
  name?: string | undefined
  work?: boolean | undefined
  from?: string | undefined
  until?: string | undefined
  permit?: Words | undefined
  applied?: string | undefined
  day?: string | undefined
  reasons?: Words | undefined
  remedy?: readonly Words[] | undefined
  deadline?: string | undefined
}

/** How a letter is said in one language. */
export interface LetterSpeech {
  language: string
  day: (day: string) => string
}

/** A letter as it is printed in one language. */
export interface WrittenLetter {
  language: string
  title: string
  lines: readonly { shows: Shown; text: string }[]
}

/** The languages in which a letter has all its words. */
export function languagesOf({ title, lines }: LetterRule): string[] {
  const texts = [title, ...lines.map(({ text }) => text)]
  return Object.keys(title).filter((language) => texts.every((words) => words[language] !== undefined))
}

/** Whether a letter can say what it is for: one that says that work is allowed is there only where it is. */
export const canBeSaid = ({ lines }: LetterRule, { work }: LetterFacts): boolean =>
  work === true || lines.every(({ shows }) => shows !== 'work')

/** Puts a letter together; a sentence of which something is not known is left out. */
export function writtenLetter(
  pack: Pack,
  letter: LetterRule,
  facts: LetterFacts,
  { language, day }: LetterSpeech,
): WrittenLetter {
  const days = (value: string | undefined) => value && day(value)
  const inIt = (words: Words | undefined) => words && (words[language] ?? words.en)
  const values: Readonly<Record<string, string | undefined>> = {
    name: facts.name,
    from: days(facts.from),
    until: days(facts.until),
    authority: inIt(pack.authority),
    permit: inIt(facts.permit),
    applied: days(facts.applied),
    day: days(facts.day),
    reasons: inIt(facts.reasons),
    // What the law says stands in a letter in its own words, or not at all.
    remedy: facts.remedy?.flatMap((words) => words[language] ?? []).join(' '),
    deadline: days(facts.deadline),
  }
  return {
    language,
    title: letter.title[language] ?? letter.title.en,
    lines: letter.lines.flatMap(({ shows, text }) => {
      if (shown[shows].some((name) => !values[name])) return []
      const said = text[language] ?? text.en
      return [{ shows, text: said.replace(/\{([a-z]+)\}/g, (_, name: string) => values[name] ?? '') }]
    }),
  }
}

/** What a letter shows, each once. */
export const showsOf = ({ lines }: WrittenLetter): Shown[] => [
  ...new Set(lines.map(({ shows }) => shows).filter((what) => what !== 'nothing')),
]
