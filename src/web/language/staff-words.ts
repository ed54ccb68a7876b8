// The words of a file of data in the language of the screen.
import type { StaffWords } from '../../api/staff-words.ts'
import { useLanguage } from './language.tsx'

export function useStaffWords(): (words: StaffWords) => string {
  const { language } = useLanguage()
  return (words) => (language.tag === 'ar' ? words.ar : words.en)
}
