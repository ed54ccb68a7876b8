// To whom, which parts, until when, in one line; and the whole of what a yes is said to, line by line, as it is read out to whoever says it
// in front of a worker.

import { linesOf } from '../../consent/client/consent-text.ts'
import type { OpenFile } from '../client/open-file.ts'
import type { Yes } from '../client/verify-listed.ts'
import { element } from './element.ts'
import { dayOf, type Say } from './render.ts'

export const listOf = (words: readonly string[]): string =>
  new Intl.ListFormat(document.documentElement.lang).format(words)

const partsOf = (say: Say, { compartments }: Pick<Yes, 'compartments'>): string =>
  listOf(compartments.map((part) => say(`part.${part}`)))

/** As it is called where it was signed. */
const placeOf = (say: Say, { places }: OpenFile, circle: number): string =>
  places.find((one) => one.circle === circle)?.name ?? say('who.place')

export const termsOf = (say: Say, file: OpenFile, yes: Yes): string =>
  `${placeOf(say, file, yes.to)}: ${say('who.sees', partsOf(say, yes))} · ${say('who.until', yes.until)}`

/** What is asked, before it is signed. */
export function askedLines(
  say: Say,
  recipient: string,
  { compartments, purpose, until }: Yes,
): HTMLElement[] {
  const speech = {
    language: document.documentElement.lang,
    text: (key: string, values: Readonly<Record<string, string | number>> = {}) =>
      say(key.slice(key.indexOf('.') + 1), String(Object.values(values)[0] ?? '')),
    day: dayOf,
  }
  const [, ...lines] = linesOf(speech, { recipient, compartments, purpose, until })
  return lines.map((line, at) => element('p', line, at === lines.length - 1 ? 'l' : ''))
}
