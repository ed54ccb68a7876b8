// What is wrong with the part of a pack that is about staying and working: questions that nobody asks, permissions that ask what is no
// question, letters that say what their readers must not learn.

import { betrayedByLetter, mustNotBetray } from './betraying.ts'
import type { Pack, PackFile } from './define.ts'
import { shown, type LetterRule, type Shown } from './stay-rules.ts'
import type { Found } from './read-by-line.ts'
import { asksOf } from './routes.ts'

/** Of a person, an employer or a landlord learns these and nothing else. */
const harmless: readonly Shown[] = ['nothing', 'name', 'work', 'stay', 'from', 'until', 'authority']

export function* faultsOfStay(file: PackFile, base: Pack | undefined): Generator<Found> {
  yield* faultsOfRoutes(file, base)
  const authority = file.authority ?? base?.authority
  for (const [at, letter] of (file.letters ?? []).entries()) yield* faultsOfLetter(at, letter)
  const letters = [...(file.letters ?? []), ...(file.authority ? (base?.letters ?? []) : [])]
  for (const letter of letters.filter(mustNotBetray)) {
    const words = betrayedByLetter(letter, authority ?? letter.title)
    if (words.length > 0)
      yield [
        ['letters', Math.max(0, (file.letters ?? []).indexOf(letter))],
        `by ${words.map((word) => `“${word}”`).join(', ')} whoever reads it would learn what happened to the person`,
      ]
  }
}

/** Questions and what asks them. */
function* faultsOfRoutes(file: PackFile, base: Pack | undefined): Generator<Found> {
  const known = new Set([...(base?.questions ?? []), ...(file.questions ?? [])].map(({ id }) => id))
  for (const [at, status] of (file.statuses ?? []).entries())
    for (const id of asksOf(status))
      if (!known.has(id)) yield [['statuses', at, 'grounds'], `there is no question ${id}`]
  const asked = new Set((file.statuses ?? base?.statuses ?? []).flatMap(asksOf))
  for (const [at, { id }] of (file.questions ?? []).entries())
    if (!asked.has(id)) yield [['questions', at, 'id'], `no status asks ${id}`]
}

function* faultsOfLetter(at: number, letter: LetterRule): Generator<Found> {
  const languages = Object.keys(letter.title)
  for (const [line, { shows, text }] of letter.lines.entries()) {
    const path = ['letters', at, 'lines', line]
    if (mustNotBetray(letter) && !harmless.includes(shows))
      yield [[...path, 'shows'], `a letter to the ${letter.to} does not show it`]
    for (const language of languages) {
      const words = text[language]
      if (words === undefined) yield [[...path, 'text'], `it lacks the words in ${language}`]
      else yield* faultsOfNames([...path, 'text', language], words, shown[shows])
    }
  }
}

/** A sentence names what it shows, and nothing else. */
function* faultsOfNames(path: PropertyKey[], words: string, names: readonly string[]): Generator<Found> {
  const found = [...words.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name)
  for (const name of names) if (!found.includes(name)) yield [path, `it does not name {${name}}`]
  for (const name of found)
    if (name === undefined || !names.includes(name)) yield [path, `{${name}} is not what it shows`]
}
