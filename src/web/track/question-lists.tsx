// Questions whose answer stands in a list that opens: one of many codes, a language, an organisation, an hour. Apart from the other
// questions, as the lists behind them are large.
import type { ComponentProps } from 'react'
import { ComboBox, Select } from '../controls/select.tsx'
import { useLanguage } from '../language/language.tsx'
import { languageOptions } from '../language/language-options.ts'
import { useMe } from '../session/session.tsx'

export { Instant } from './instant.tsx'
export { OrganisationBox } from './organisation-box.tsx'

/** One of many codes. */
export const CodeList = Select

/** One of the languages that the network speaks, or any other. */
export function LanguageList(props: Omit<ComponentProps<typeof ComboBox>, 'options'>) {
  const { language } = useLanguage()
  const { network } = useMe()
  return <ComboBox {...props} options={languageOptions(language.locale, network.languages)} />
}
