// Questions whose answer stands in a list that opens: one of many codes, a language, an organisation, an hour. Apart from the other
// questions, as the lists behind them are large.
import type { ComponentProps } from 'react'
import { DateField } from '../controls/date-field.tsx'
import type { FieldProps } from '../controls/field.tsx'
import { ComboBox, Select, type Option } from '../controls/select.tsx'
import { useLanguage } from '../language/language.tsx'
import { languageOptions } from '../language/language-options.ts'
import { useNow } from '../session/now.ts'
import { useMe } from '../session/session.tsx'
import { offWall, onWall } from './wall-clock.ts'

export { OrganisationBox } from './organisation-box.tsx'

/** One of many codes. */
export const CodeList = Select

/** One of the languages that the network speaks, or any other. */
export function LanguageList(props: Omit<ComponentProps<typeof ComboBox>, 'options'>) {
  const { language } = useLanguage()
  const { network } = useMe()
  return <ComboBox {...props} options={languageOptions(language.locale, network.languages)} />
}

type Common = Pick<FieldProps, 'label' | 'hint' | 'error'> & { id: string; optional: true | undefined }

/** A day and an hour. */
export function Instant({
  value,
  onChange,
  ...shared
}: Common & { value: string; onChange: (value: string | null) => void }) {
  const { t } = useLanguage()
  const { timezone } = useMe().network
  const pad = (count: number) => String(count).padStart(2, '0')
  const now = useNow()
  const { day, time } = value ? onWall(value, timezone) : { day: null, time: '09:00' }
  const put = (nextDay: string | null, nextTime: string) =>
    onChange(nextDay && offWall(nextDay, nextTime, timezone))
  const half = Array.from(
    { length: 48 },
    (_, place) => `${pad(Math.floor(place / 2))}:${place % 2 ? '30' : '00'}`,
  )
  // Whoever chooses today means what is left of it.
  const here = onWall(now.toISOString(), timezone)
  const firstOf = (next: string | null) =>
    value || next !== here.day ? time : (half.find((one) => one > here.time) ?? half.at(-1)!)
  const times: Option[] = [...new Set([...half, time])].sort().map((one) => ({ value: one, label: one }))
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
