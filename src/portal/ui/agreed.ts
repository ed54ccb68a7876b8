// The words that she said yes to, under the place that reads by them. Where they are not what was signed, that is said in red;
// where her card does not open the part in which they lie, nothing is said.

import type { VerifiedConsentText } from '../../consent/client/verify-consent-text.ts'
import { element } from './element.ts'
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
  box.append(element('summary', say('who.words')), text, ...inTheirWords(say, found.kept.own))
  return [box]
}

/** What she said herself that would be read, where a worker wrote it down. */
function inTheirWords(say: Say, own: string | undefined): HTMLElement[] {
  if (!own) return []
  const text = element('p', own, 'r')
  text.dir = 'auto'
  return [element('b', say('who.own')), text]
}
