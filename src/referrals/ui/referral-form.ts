// What is being referred, while it is typed: the answers, what a kind of help usually needs, and what is still missing.
import type { Against } from '../../cases/may-tell.ts'
import { needsInterpreter, onPaper } from '../../consent/client/consent-text.ts'
import type { ChosenPage } from '../../consent/client/page-shape.ts'
import type { Text } from '../../web/language/language.tsx'
import { hasWordsIn } from '../../web/language/speech.ts'
import { daysAfter } from '../../web/session/now.ts'
import type { Referring } from '../client/referral-form.ts'
import type { FieldFault } from '../../web/controls/errors.tsx'

/** Days that a consent lasts unless something else is said. */
const usualDays = 90

/** `today` is the network's day: this device's clock may be wrong. */
export const beginning = (language: string, today: string, urgency: Referring['urgency']): Referring => ({
  recipient: null,
  code: null,
  urgency,
  district: null,
  party: 1,
  mode: 'agreed',
  compartments: [],
  purpose: 'support',
  until: daysAfter(today, usualDays),
  method: null,
  paper: null,
  language,
  assent: false,
  onBehalf: null,
  text: '',
})

/** What is still missing before it can be sent. */
export function faultsOf(
  value: Referring,
  {
    isChild,
    today,
    pages,
    against,
  }: {
    isChild: boolean
    today: string
    pages: readonly ChosenPage[] | undefined
    /** What the person said against telling this recipient. */
    against: Against | undefined
  },
  t: Text,
): FieldFault[] {
  const faults: FieldFault[] = []
  const need = (field: string, fine: boolean) => {
    if (!fine) faults.push({ field, words: t(`refer.missing.${field}`) })
  }
  need('code', value.code !== null)
  if (value.mode === 'enquiry') return faults
  need('askedSince', against === undefined || against === 'ask_first' || value.askedSince === true)
  if (pages) need('pages', pages.length > 0)
  else need('compartments', value.compartments.length > 0)
  need('until', value.until > today)
  need('method', value.method !== null)
  // With a place outside the network nothing is kept that could say who interpreted.
  const isMissing =
    value.method !== null &&
    !hasWordsIn(value.language) &&
    needsInterpreter(value.method, value.interpreted?.by)
  need('interpreter', value.recipient?.circle === null || !isMissing)
  // With a place outside the network nothing is signed that could name a paper.
  need('paper', value.recipient?.circle === null || !onPaper(value.method) || value.paper != null)
  if (isChild) {
    need('assent', value.assent)
    need('onBehalf', value.onBehalf !== null)
  }
  return faults
}
