// Which days of the week, by their names in the reader's language.
import { useLanguage } from '../language/language.tsx'
import { CheckboxGroup } from './choices.tsx'

/** A Monday and the days behind it, to be called by their names. */
const someWeek = [1, 2, 3, 4, 5, 6, 7].map((day) => new Date(`2024-01-0${day}T12:00:00Z`))

interface Props {
  id?: string
  label: string
  /** How the days are called: "Mon", or "Monday" where there is room. */
  names?: 'short' | 'long'
  /** ISO 8601: 1 is Monday. */
  value: readonly number[]
  /** In the order of the week. */
  onChange: (days: number[]) => void
  error?: string | undefined
}

export function Weekdays({ names = 'short', value, onChange, ...field }: Props) {
  const { language } = useLanguage()
  const { locale } = language
  const nameOf = new Intl.DateTimeFormat(locale, { weekday: names, timeZone: 'UTC' })
  return (
    <CheckboxGroup
      {...field}
      columns
      choices={someWeek.map((day, at) => ({ value: String(at + 1), label: nameOf.format(day) }))}
      value={value.map(String)}
      onChange={(days) => onChange(days.map(Number).toSorted((a, b) => a - b))}
    />
  )
}
