// A calendar day. It is typed in the order and the digits of the reader's language, or picked from a calendar; it
// comes out as ISO 8601, because deadlines in law are days and not instants.
import { parseDate } from '@internationalized/date'
import { Button } from 'react-aria-components/Button'
import {
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  CalendarHeading,
} from 'react-aria-components/Calendar'
import { DateInput, DatePicker, DateSegment } from 'react-aria-components/DatePicker'
import { Dialog } from 'react-aria-components/Dialog'
import { Group } from 'react-aria-components/Group'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { Popover } from 'react-aria-components/Popover'
import { Frame, frameOf, defined, type FieldProps } from './field.tsx'
import { useLanguage } from '../language/language.tsx'
import { Icon } from './icon.tsx'
import './date-field.css'

const parsed = (iso: string | null | undefined) => (iso ? parseDate(iso) : null)

type Props = FieldProps & {
  value: string | null
  onChange: (iso: string | null) => void
  min?: string
  max?: string
}

/** Where digits are named in a language's tag the field takes no others; by its country Arabic shows its own and takes both. */
const typedIn = (locale: string) => (locale === 'ar-u-nu-arab' ? 'ar-EG' : locale)

/** A day. `value`, `min` and `max` are `YYYY-MM-DD`; `onChange` gives the same, or null while the date is not whole. */
export function DatePickerField(props: Props) {
  const { language } = useLanguage()
  return (
    <I18nProvider locale={typedIn(language.locale)}>
      <Picker {...props} />
    </I18nProvider>
  )
}

function Picker({ value, onChange, min, max, ...props }: Props) {
  const { frame, control } = frameOf(props)
  return (
    <DatePicker
      {...defined(control)}
      className="field"
      value={parsed(value)}
      onChange={(date) => onChange(date?.toString() ?? null)}
      minValue={parsed(min)}
      maxValue={parsed(max)}
      shouldForceLeadingZeros
    >
      <Frame {...frame}>
        <Group className="input date-group">
          <DateInput className="date-input">
            {(segment) => <DateSegment segment={segment} className="date-segment" />}
          </DateInput>
          <Button className="input-button date-open">
            <Icon name="calendar" />
          </Button>
        </Group>
      </Frame>
      <Popover className="popover" offset={4}>
        <Dialog className="calendar-dialog">
          <Calendar className="calendar">
            <header className="calendar-header">
              <Button slot="previous" className="calendar-turn calendar-back">
                <Icon name="chevron" />
              </Button>
              <CalendarHeading className="calendar-heading" />
              <Button slot="next" className="calendar-turn">
                <Icon name="chevron" />
              </Button>
            </header>
            <CalendarGrid className="calendar-grid">
              <CalendarGridHeader>
                {(day) => <CalendarHeaderCell className="calendar-weekday">{day}</CalendarHeaderCell>}
              </CalendarGridHeader>
              <CalendarGridBody>
                {(date) => <CalendarCell date={date} className="calendar-day" />}
              </CalendarGridBody>
            </CalendarGrid>
          </Calendar>
        </Dialog>
      </Popover>
    </DatePicker>
  )
}
