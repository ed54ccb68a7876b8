// The hours of the week in which it is safe to reach the person. Sealed with the rest; what follows from them is worked out here.
import { Button } from '../../web/controls/button.tsx'
import { useHourOptions } from '../../web/controls/half-hours.ts'
import { Select } from '../../web/controls/select.tsx'
import { Weekdays } from '../../web/controls/weekdays.tsx'
import { useText } from '../../web/language/language.tsx'
import type { SafeHours } from '../safe-hours.ts'

const most = 3
const usual: SafeHours = { days: [], from: '10:00', to: '16:00' }

interface Props {
  value: readonly SafeHours[]
  onChange: (value: SafeHours[]) => void
}

export function SafeHoursFields({ value, onChange }: Props) {
  const t = useText()
  const options = useHourOptions()
  const shown = value.length > 0 ? value : [usual]
  const put = (at: number, change: Partial<SafeHours>) =>
    onChange(shown.map((one, place) => (place === at ? { ...one, ...change } : one)))
  return (
    <fieldset className="stack">
      <legend className="case-legend">{t('case.hours.title')}</legend>
      {shown.map((one, at) => (
        <div key={at} className="stack">
          <Weekdays label={t('case.hours.days')} value={one.days} onChange={(days) => put(at, { days })} />
          <div className="columns" data-short>
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
