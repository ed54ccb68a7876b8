// Whether it is safe to reach the person now, until when, and from when again: in words, beside whatever asks somebody to call.
import { useLanguage } from '../../web/language/language.tsx'
import { Icon } from '../../web/controls/icon.tsx'
import { useNow } from '../../web/session/now.ts'
import { useMe } from '../../web/session/session.tsx'
import { safetyAt, wallTime, type SafeHours, type Safety, type WallTime } from '../safe-hours.ts'
import './safe-now.css'

/** What follows from the hours at this moment; nothing where none were agreed. */
export function useSafety(hours: readonly SafeHours[] | undefined): Safety | undefined {
  return safetyAt(hours, useNow(), useMe().network.timezone)
}

/** "15:30" today, "Mon 30 Nov 10:00" on another day. */
export function useWallWords(): (wall: WallTime) => string {
  const { dates } = useLanguage()
  const now = useNow()
  const today = wallTime(now, useMe().network.timezone).day
  return ({ day, time }) => (day === today ? dates.wall(time) : `${dates.day(day, now)} ${dates.wall(time)}`)
}

export function SafeNow({ hours }: { hours: readonly SafeHours[] | undefined }) {
  const { t } = useLanguage()
  const safety = useSafety(hours)
  const words = useWallWords()
  if (!safety) return null
  const { isSafe, until, next } = safety
  const then = next ? words(next) : ''
  const sentence = !isSafe
    ? t('case.hours.notNow', { next: then })
    : until
      ? t('case.hours.now', { until: words(until), next: then })
      : t('case.hours.always')
  return (
    <p className="safe-now" data-safe={isSafe}>
      <Icon name={isSafe ? 'check' : 'clock'} size={16} />
      <span>{sentence}</span>
    </p>
  )
}
