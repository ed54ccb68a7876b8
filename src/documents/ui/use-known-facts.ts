// What a file knows that a form asks for, in the words of the screen.
import type { SharedCase } from '../../client/case-keys.ts'
import { languageNames } from '../../directory/ui/words.ts'
import { useLanguage } from '../../web/language/language.tsx'
import { useToday } from '../../web/session/now.ts'
import { useMe } from '../../web/session/session.tsx'
import type { OpenedFacts } from '../client/form-facts.ts'
import type { Known } from '../fill-form.ts'

export function useKnownFacts(shared: SharedCase, opened: OpenedFacts | undefined): Known {
  const { t, language, dates } = useLanguage()
  const me = useMe()
  const today = useToday()
  const counted = (name: 'gender' | 'exploitation' | 'abroad') => {
    const code = opened?.[name]
    return code === undefined || code === 'unknown' ? '' : t(`counted.${name}.${code}`)
  }
  return {
    name: opened?.name ?? '',
    born: opened?.born ?? '',
    reach: opened?.reach ?? '',
    gender: counted('gender'),
    exploitation: counted('exploitation'),
    abroad: counted('abroad'),
    language: languageNames(language.locale)(shared.case.language),
    age: t(`code.${shared.case.ageGroup}`),
    reference: shared.case.reference,
    house: me.organisation.name,
    worker: me.handle,
    today: dates.day(today, '2000-01-01'),
  }
}
