// What came of one talk, in one line: shown while somebody holds it.
import { useText } from '../../web/language/language.tsx'
import type { MetPerson } from '../outcomes.ts'

export function useMetWords(): (met: MetPerson) => string {
  const t = useText()
  return ({ age, outcome, wishes, isWhole, language }) =>
    [
      t(`visit.age.${age}`),
      t('visit.brought.language', { language }),
      outcome && t(`code.${outcome}`),
      ...wishes.map((one) => t(`visit.wish.${one}`)),
      !isWhole && t('visit.brought.cut'),
    ]
      .filter(Boolean)
      .join(' · ')
}
