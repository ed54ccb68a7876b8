// The words of an instrument in the language of the screen: its file has the two that screens are offered in.
import { useLanguage } from '../../web/language/language.tsx'
import type { Words } from '../instrument.ts'

export function useWords(): (words: Words) => string {
  const { language } = useLanguage()
  return (words) => (language.tag === 'ar' ? words.ar : words.en)
}
