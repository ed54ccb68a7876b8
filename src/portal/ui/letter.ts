// A letter on her own page: in the language in which it was put together for her, said to be a translation where it is one, and what was
// signed in the language of the country beneath it.

import { textOfLetter } from '../../jurisdiction/letter-text.ts'
import type { WrittenLetter } from '../../jurisdiction/letters.ts'
import { element } from './element.ts'
import { inItsLanguage } from './in-its-language.ts'

/** A sentence of the page by its name. */
type Say = (name: string, inside?: string) => string

/** Nothing where it was not written in two languages. */
export function letterLines(say: Say, value: Record<string, unknown>): HTMLElement | undefined {
  const written = value['written'] as readonly WrittenLetter[] | undefined
  const hers = Array.isArray(written)
    ? written.find((one) => textOfLetter([one]) === value['text'])
    : undefined
  const signed = hers && written?.find(({ language }) => language !== hers.language)
  if (!signed) return undefined
  const box = element('div', '')
  const under = document.createElement('details')
  under.append(element('summary', say('letter.signed', nameOf(signed.language))), wordsOf(signed))
  box.append(wordsOf(hers), element('small', say('letter.translated', nameOf(signed.language))), under)
  return box
}

const wordsOf = (letter: WrittenLetter): HTMLElement => {
  const text = textOfLetter([letter])
  return inItsLanguage(element('p', text, 'r'), text, letter.language)
}

const nameOf = (language: string): string =>
  new Intl.DisplayNames(document.documentElement.lang, { type: 'language' }).of(language) ?? language
