// The hours of the week in which it is safe to reach the person. Sealed with the rest; what follows from them is worked out here.
import { Button } from '../../web/controls/button.tsx'
import { CheckboxGroup } from '../../web/controls/choices.tsx'
import { Select } from '../../web/controls/select.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import type { SafeHours } from '../safe-hours.ts'

const halfHours = Array.from({ length: 48 }, (_, at) => {
  const time = `${String(Math.floor(at / 2)).padStart(2, '0')}:${at % 2 === 0 ? '00' : '30'}`
  return time
})
const most = 3
const usual: SafeHours = { days: [], from: '10:00', to: '16:00' }
/** A Monday and the days behind it, to be called by their names. */
const someWeek = [23, 24, 25, 26, 27, 28, 29].map((day) => new Date(`2026-11-${day}T12:00:00Z`))

interface Props {
  value: readonly SafeHours[]
  onChange: (value: SafeHours[]) => void
}

export function SafeHoursFields({ value, onChange }: Props) {
  const { t, language, dates } = useLanguage()
  const { locale } = language
  const dayName = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' })
  const options = halfHours.map((time) => ({ value: time, label: dates.wall(time) }))
  const shown = value.length > 0 ? value : [usual]
  const put = (at: number, change: Partial<SafeHours>) =>
    onChange(shown.map((one, place) => (place === at ? { ...one, ...change } : one)))
  return (
    <fieldset className="stack">
      <legend className="case-legend">{t('case.hours.title')}</legend>
      {shown.map((one, at) => (
        <div key={at} className="stack">
          <CheckboxGroup
            label={t('case.hours.days')}
            columns
            choices={someWeek.map((day, place) => ({ value: String(place + 1), label: dayName.format(day) }))}
            value={one.days.map(String)}
            onChange={(days) => put(at, { days: days.map(Number).toSorted((a, b) => a - b) })}
          />
          <div className="columns">
            <Select
              label={t('case.hours.from')}
              options={options}
              value={one.from}
              onChange={(from) => from && put(at, { from })}
            />
            <Select
              label={t('case.hours.to')}
              options={options}
              value={one.to}
              onChange={(to) => to && put(at, { to })}
            />
          </div>
        </div>
      ))}
      {value.length > 0 && value.length < most && (
        <Button size="small" look="quiet" icon="plus" onPress={() => onChange([...value, usual])}>
          {t('case.hours.more')}
        </Button>
      )}
    </fieldset>
  )
}
