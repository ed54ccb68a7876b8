// What was agreed, in one sentence: what for, which parts, until when. The same wherever a consent is shown.
import { useLanguage } from '../../web/language/language.tsx'
import type { Consent } from '../model.ts'

/** Says the terms of a consent in the reader's language; `partsOf` its parts alone. */
export function useTermsInWords() {
  const { t, language, dates } = useLanguage()
  const list = new Intl.ListFormat(language.locale, { type: 'conjunction' })
  const partsOf = ({ compartments, pages }: Pick<Consent, 'compartments' | 'pages'>) =>
    pages > 0
      ? t('access.pages.count', { count: pages })
      : list.format(compartments.map((part) => t(`compartment.${part}`)))
  const termsOf = (one: Pick<Consent, 'compartments' | 'pages' | 'purpose' | 'until' | 'givenOn'>) =>
    t('access.agreement', {
      purpose: t(`purpose.${one.purpose}`),
      parts:
        one.pages > 0 && one.givenOn
          ? t('access.pages.asOf', { count: one.pages, day: dates.day(one.givenOn) })
          : partsOf(one),
      day: dates.day(one.until),
    })
  return { partsOf, termsOf }
}
