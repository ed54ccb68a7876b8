// A day and an hour, by the network's clock; where the field says so, by the clock of whoever it was agreed with.
import { useMemo, useState, type ComponentProps } from 'react'
import { Button } from '../controls/button.tsx'
import { DateField } from '../controls/date-field.tsx'
import type { FieldProps } from '../controls/field.tsx'
import { halfHours, hoursWith, useHourOptions } from '../controls/half-hours.ts'
import { ComboBox, Select } from '../controls/select.tsx'
import { useDates, useLanguage } from '../language/language.tsx'
import { useNow } from '../session/now.ts'
import { useMe } from '../session/session.tsx'
import { offWall, onWall, zonesBy } from './wall-clock.ts'

type Shared = Pick<FieldProps, 'label' | 'hint' | 'error'> & { id: string; optional: true | undefined }
interface Answered {
  value: string
  onChange: (value: string | null) => void
}

/** `theirClock`: it may be said by the clock of another place; what is answered is the same moment. */
export function Instant({ theirClock, ...props }: Shared & Answered & { theirClock: true | undefined }) {
  const { timezone } = useMe().network
  const [zone, setZone] = useState(timezone)
  const { value, onChange } = props
  const moveTo = (next: string) => {
    // Whoever chose ten and then says whose ten it is meant that hour there.
    if (value) {
      const { day, time } = onWall(value, zone)
      onChange(offWall(day, time, next))
    }
    setZone(next)
  }
  return (
    <>
      <ByClock {...props} zone={zone} />
      {theirClock && <TheirClock zone={zone} here={timezone} value={value} onChange={moveTo} />}
    </>
  )
}

function ByClock({ value, onChange, zone, ...shared }: Shared & Answered & { zone: string }) {
  const { t } = useLanguage()
  const now = useNow()
  const { day, time } = value ? onWall(value, zone) : { day: null, time: '09:00' }
  const put = (nextDay: string | null, nextTime: string) =>
    onChange(nextDay && offWall(nextDay, nextTime, zone))
  // Whoever chooses today means what is left of it.
  const here = onWall(now.toISOString(), zone)
  const firstOf = (next: string | null) =>
    value || next !== here.day ? time : (halfHours.find((one) => one > here.time) ?? halfHours.at(-1)!)
  const times = useHourOptions(hoursWith(time))
  return (
    <div className="columns">
      <DateField {...shared} value={day} onChange={(next) => put(next, firstOf(next))} />
      <Select
        label={t('track.at')}
        options={times}
        value={time}
        onChange={(next) => put(day, next ?? time)}
        isDisabled={!day}
      />
    </div>
  )
}

interface TheirClockProps extends Pick<Answered, 'value'> {
  zone: string
  here: string
  onChange: (zone: string) => void
}

/** Behind one press, as most who call are in the same country. */
function TheirClock({ zone, here, value, onChange }: TheirClockProps) {
  const { t } = useLanguage()
  const dates = useDates()
  const [isAsked, setAsked] = useState(false)
  if (!isAsked)
    return (
      <Button look="quiet" onPress={() => setAsked(true)}>
        {t('track.clock.other')}
      </Button>
    )
  const isElsewhere = value && zone !== here
  return (
    <ZoneBox
      label={t('track.clock.of')}
      hint={
        isElsewhere ? t('track.clock.here', { day: dates.day(value), time: dates.time(value) }) : undefined
      }
      here={here}
      value={zone}
      onChange={(next) => onChange(next ?? here)}
    />
  )
}

function ZoneBox({ here, ...props }: { here: string } & Omit<ComponentProps<typeof ComboBox>, 'options'>) {
  const { locale } = useLanguage().language
  const options = useMemo(() => zonesBy(locale, here), [locale, here])
  return <ComboBox {...props} options={options} />
}
