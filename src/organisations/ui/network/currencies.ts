// Currencies by their names in the reader's language, for choosing the one in which a network counts amounts.
import { useMemo } from 'react'
import { useLanguage } from '../../../web/language/language.tsx'

/** "Euro (EUR)", in the order of the alphabet. */
export function useCurrencies(): { value: string; label: string }[] {
  const { language } = useLanguage()
  return useMemo(() => {
    const names = new Intl.DisplayNames(language.locale, { type: 'currency' })
    return Intl.supportedValuesOf('currency')
      .map((value) => ({ value, label: `${names.of(value) ?? value} (${value})` }))
      .toSorted((a, b) => a.label.localeCompare(b.label, language.locale))
  }, [language])
}
