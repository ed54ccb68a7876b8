// When something happened, on the network's wall: now, unless somebody says otherwise. To five minutes, which is as exact as anybody knows.
import { DateField } from '../../web/controls/date-field.tsx'
import { hoursWith, useHourOptions } from '../../web/controls/half-hours.ts'
import { Select } from '../../web/controls/select.tsx'
import { useText } from '../../web/language/language.tsx'
import { offWall, onWall } from '../../web/track/wall-clock.ts'
import { useMe } from '../../web/session/session.tsx'

const step = 5 * 60_000
/** The last five minutes that have begun. */
export const justNow = (now: Date): string => new Date(Math.floor(now.getTime() / step) * step).toISOString()

export function Since({ value, onChange }: { value: string; onChange: (instant: string) => void }) {
  const t = useText()
  const { timezone } = useMe().network
  const { day, time } = onWall(value, timezone)
  const times = useHourOptions(hoursWith(time))
  return (
    <div className="columns">
      <DateField
        label={t('tonight.since')}
        value={day}
        onChange={(next) => next && onChange(offWall(next, time, timezone))}
      />
      <Select
        label={t('track.at')}
        options={times}
        value={time}
        onChange={(next) => next && onChange(offWall(day, next, timezone))}
      />
    </div>
  )
}
