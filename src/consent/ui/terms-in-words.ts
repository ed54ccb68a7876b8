// What was agreed, in one sentence: what for, which parts, until when. The same wherever a consent is shown.
import { useLanguage } from '../../web/language/language.tsx'
import type { Consent } from '../model.ts'

/** Says the terms of a consent in the reader's language; `partsOf` its parts alone. */
export function useTermsInWords() {
  const { t, language, dates } = useLanguage()
  const list = new Intl.ListFormat(language.locale, { type: 'conjunction' })
  const partsOf = ({ compartments }: Pick<Consent, 'compartments'>) =>
    list.format(compartments.map((part) => t(`compartment.${part}`)))
  const termsOf = (one: Pick<Consent, 'compartments' | 'purpose' | 'until'>) =>
    t('access.agreement', {
      purpose: t(`purpose.${one.purpose}`),
      parts: partsOf(one),
      day: dates.day(one.until),
    })
  return { partsOf, termsOf }
}
