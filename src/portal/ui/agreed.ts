// The words that she said yes to, under the place that reads by them. Where they are not what was signed, that is said in red;
// where her card does not open the part in which they lie, nothing is said.

import type { ConsentText } from '../../consent/client/consent-text.ts'
import type { VerifiedConsentText } from '../../consent/client/verify-consent-text.ts'
import { element } from './element.ts'
import { inItsLanguage } from './in-its-language.ts'
import type { Say } from './render.ts'

/** As it stands in the card of the place. */
export function drawWords(say: Say, found: VerifiedConsentText | undefined): HTMLElement[] {
  if (!found || found.is === 'closed') return []
  if (found.is === 'other') {
    const box = element('p', say('who.words.other'), 'n e')
    box.setAttribute('role', 'alert')
    return [box]
  }
  const box = element('details', '')
  const text = element('p', found.kept.words, 'r')
  text.lang = found.kept.language
  text.dir = 'auto'
  box.append(
    element('summary', say('who.words')),
    text,
    ...asInterpreted(say, found.kept.interpreted),
    ...inTheirWords(say, found.kept.own),
  )
  return [box]
}

/** In which language she heard it, from whom, and in what words where these were written down. */
function asInterpreted(say: Say, heard: ConsentText['interpreted']): HTMLElement[] {
  if (!heard) return []
  const name = new Intl.DisplayNames(document.documentElement.lang, { type: 'language' }).of(heard.language)
  const by = element('p', say('who.interpreted', name).replace('\uE001', heard.by))
  if (!heard.said) return [by]
  const words = element('p', heard.said, 'r')
  words.lang = heard.language
  words.dir = 'auto'
  return [by, words]
}

/** What she said herself that would be read, where a worker wrote it down. */
function inTheirWords(say: Say, own: string | undefined): HTMLElement[] {
  if (!own) return []
  const text = inItsLanguage(element('p', own, 'r'), own)
  return [element('b', say('who.own')), text]
}
