// The last day on which something can be asked for: how near it is, or that it is over.
import { Pill } from '../../web/controls/pill.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { useToday } from '../../web/session/now.ts'

export function LastDayPill({ last }: { last: string }) {
  const { t, dates } = useLanguage()
  const today = useToday()
  return (
    <Pill tone={last < today ? 'late' : dates.dueTone(last, new Date(`${today}T12:00:00Z`))}>
      {t(last < today ? 'money.ended' : 'money.until', { day: dates.longDay(last) })}
    </Pill>
  )
}
