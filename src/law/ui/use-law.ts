// The rules of a country as they are told on a screen: read once, since they change with a release only.
import { queryOptions } from '@tanstack/react-query'
import { clocksOf } from '../../tracks/define.ts'
import { inDocumentLanguage } from '../../web/language/law-words.ts'
import { useLanguage } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { useToday } from '../../web/session/now.ts'
import { machines } from '../../web/track/machines.ts'
import type { Saying } from '../rule-row.ts'

export const lawQuery = (pack: string) =>
  queryOptions({ queryKey: ['law', pack], queryFn: () => api.law.read({ pack }), staleTime: Infinity })

/** The law that stands in the place of this one on a day: the same, where nobody changed it. */
export const lawOnQuery = (pack: string, on: string) =>
  queryOptions({ queryKey: ['law', pack, on], queryFn: () => api.law.read({ pack, on }) })

/** How rules are said in the language of the screen. */
export function useLawWords(): Saying {
  const { t, dates } = useLanguage()
  const today = useToday()
  return {
    t,
    day: (day) => dates.day(day),
    inWords: inDocumentLanguage,
    today,
    usedIn: (clock) =>
      machines.filter((machine) => clocksOf(machine).includes(clock)).map(({ kind }) => t(`${kind}.name`)),
  }
}
