// The hours in which a night desk may take cases over, said where it is named, and told where it stands.
import { dayIn } from '../../language/day.ts'
import { hoursWith, useHourOptions } from '../../web/controls/half-hours.ts'
import { Select } from '../../web/controls/select.tsx'
import { Weekdays } from '../../web/controls/weekdays.tsx'
import { useLanguage, useText } from '../../web/language/language.tsx'
import type { NightHours } from '../../sealing/night-hours.ts'

/** What most organisations need: the night, and a weekend on which nobody is at work. */
export const usualHours = (zone: string): NightHours => ({
  from: '18:00',
  until: '08:00',
  zone,
  days: [6, 7],
  most: 3,
})

/** How many cases one night may be said to need. */
const counts = [1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 50]

interface HoursFieldsProps {
  value: NightHours
  put: (change: Partial<NightHours>) => void
}

export function HoursFields({ value, put }: HoursFieldsProps) {
  const { t, language } = useLanguage()
  const whole = new Intl.NumberFormat(language.locale)
  const from = useHourOptions(hoursWith(value.from))
  const until = useHourOptions(hoursWith(value.until))
  return (
    <>
      <div className="row">
        <Select
          label={t('night.hours.from')}
          options={from}
          value={value.from}
          onChange={(hour) => hour && put({ from: hour })}
        />
        <Select
          label={t('night.hours.until')}
          options={until}
          value={value.until}
          onChange={(hour) => hour && put({ until: hour })}
        />
      </div>
      <Weekdays label={t('night.hours.days')} value={value.days} onChange={(days) => put({ days })} />
      <Select
        label={t('night.hours.most')}
        hint={t('night.hours.most.hint')}
        options={[...new Set([...counts, value.most])]
          .toSorted((a, b) => a - b)
          .map((one) => ({ value: String(one), label: whole.format(one) }))}
        value={String(value.most)}
        onChange={(most) => most && put({ most: Number(most) })}
      />
    </>
  )
}

/** The hours that the log names, in a sentence. */
export function HoursTold({ hours }: { hours: NightHours }) {
  const t = useText()
  const { language, dates } = useLanguage()
  // The first of January 2024 is a Monday.
  const days = hours.days.map((day) => dayIn(language.tag, `2024-01-0${day}`, { weekday: 'long' }))
  return (
    <p>
      {t('night.hours.told', {
        from: dates.wall(hours.from),
        until: dates.wall(hours.until),
        count: hours.days.length,
        days: new Intl.ListFormat(language.locale).format(days),
        most: hours.most,
      })}
    </p>
  )
}
