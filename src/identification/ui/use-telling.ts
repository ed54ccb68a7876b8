// How the steps of a complaint are said on the screens of staff: as on the page of whoever complained.
import { useLanguage } from '../../web/language/language.tsx'
import { useMoneyWords } from '../../web/language/money.ts'
import type { Telling } from '../labour-steps.ts'

export function useTelling(): Telling {
  const { t, dates } = useLanguage()
  const { money } = useMoneyWords()
  // The beginning of the keys stands here, so that the browser of staff is sent these words.
  return { say: (key, values) => t(`help.labour.${key}`, values), day: dates.longDay, money }
}
