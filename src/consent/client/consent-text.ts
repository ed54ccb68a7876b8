// The sentences in which a person is asked, in the language that they understand. They are shown to be read out, kept sealed
// in the case, and their hash stands in what is signed: one function, so that the three are the same to the letter.
import type { Speech } from '../../client/session.ts'
import { CARRYING } from '../../sealing/case-shape.ts'

/** A page as it is named to the person: facts have no title but what they are. */
export interface Named {
  part: string
  on: string
  title: string
  /** A scanned paper, by the name of its file. */
  isPaper?: boolean
}

/** What is asked, as it is on the form. */
export interface Asked {
  recipient: string
  compartments: readonly string[]
  /** Pages in place of parts: each by the part from which it was copied, its day and its title. */
  pages?: readonly Named[] | undefined
  purpose: string
  /** YYYY-MM-DD. */
  until: string
}

/** Line by line: the recipient's name first, the question itself last. */
export function linesOf({ language, text: say, day: inWords }: Speech, asked: Asked): string[] {
  const { recipient, compartments, pages = [], purpose, until } = asked
  const carrying = purpose === CARRYING
  const parts = new Intl.ListFormat(language, { type: 'conjunction' }).format(
    compartments.map((part) => say(`person.part.${part}`)),
  )
  const day = inWords(until)
  const namedIn = ({ part, on, title, isPaper }: Named): string =>
    say(isPaper ? 'person.ask.paper' : title ? 'person.ask.page' : 'person.ask.fact', {
      part: say(`person.part.${part}`),
      day: inWords(on),
      title,
    })
  return [
    recipient,
    ...(pages.length > 0
      ? [say('person.ask.pages', { count: pages.length }), ...pages.map(namedIn)]
      : [say('person.who.sees', { parts }), ...(carrying ? [] : [say('person.ask.later')])]),
    say('person.who.why', { why: say(`person.why.${purpose}`) }),
    // Being carried has no last day, only one until which it can begin; and it is not stopped like a consent, but left.
    say(carrying ? 'person.ask.carrying' : 'person.who.until', { day }),
    say(carrying ? 'person.ask.carrying.stop' : 'person.ask.stop'),
    say('person.ask.no'),
    say('person.ask.agree'),
  ]
}

/** The words as they are kept and hashed. */
export const wordsOf = (lines: readonly string[]): string => lines.join('\n')

/** Whether a way of saying yes leaves a paper behind. */
export const onPaper = (method: string | null): boolean => method === 'paper' || method === 'written'

/** Who said it to the person, in which language, and, where they wrote it down, in what words. */
export interface Interpreted {
  language: string
  by: string
  said?: string
}

/** Where we have no words in a language, nobody reads them out alone: somebody interprets, or there is a paper in it. */
export const needsInterpreter = (method: string, by: string | undefined): boolean =>
  method === 'spoken_with_interpreter' ? !by?.trim() : method !== 'paper'

/** What is kept sealed beside a worker's word. `language` is that of the words: where we have none of the person's, English. */
export interface ConsentText {
  words: string
  language: string
  /** A paper of the case by its id, or `house` where it lies in our own file. */
  paper?: string
  /** Where somebody interpreted: what the person heard is a translation of these words. */
  interpreted?: Interpreted
  /** What they said, in their own words, that the reader will get: whether it was understood stands in nobody's tick. */
  own?: string
}
