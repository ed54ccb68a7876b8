// The letter that asks to hold a penalty, out of a country's pack: what it says is the same for everybody, and of the person it
// holds only those parts that they agreed to tell. Worked out in the browser; nothing of it leaves in clear.

import type { Words } from '../jurisdiction/define.ts'
import type { HoldPart } from '../jurisdiction/penalty-rules.ts'
import type { Law } from '../law/law-of.ts'

export type Letter = Law['holdLetter']

/** What is told of the person, by part; a part that is missing or empty is not in the letter. */
export type Told = Readonly<Partial<Record<HoldPart, string>>>

/** The parts that stand in a letter, and those that it could hold and does not, each in the order of the law. */
export function toldIn({ holds }: Letter, told: Told): { told: HoldPart[]; untold: HoldPart[] } {
  const isTold = (part: HoldPart) => Boolean(told[part]?.trim())
  return { told: holds.filter(isTold), untold: holds.filter((part) => !isTold(part)) }
}

interface Around {
  from: string
  to: string
  day: string
  inWords: (words: Words) => string
}

/** The languages in which a letter has all its words. */
export function languagesOf({ title, says, basis, holds, parts = {} }: Letter): string[] {
  const texts = [title, ...says, ...basis.map(({ text }) => text), ...holds.map((part) => parts[part] ?? {})]
  return Object.keys(title).filter((language) => texts.every((words) => words[language] !== undefined))
}

/** The letter as lines of plain text, as it is kept and can be copied. */
export function holdText(letter: Letter, told: Told, { from, to, day, inWords }: Around): string {
  return [
    [from, day, to].filter(Boolean).join('\n'),
    inWords(letter.title as Words),
    ...letter.says.map((words) => inWords(words as Words)),
    toldIn(letter, told)
      .told.map((part) => `${inWords(letter.parts?.[part] as Words)}: ${told[part]!.trim()}`)
      .join('\n'),
    ...letter.basis.map(({ text }) => inWords(text as Words)),
  ]
    .filter(Boolean)
    .join('\n\n')
}
