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
import { Popover } from 'react-aria-components/Popover'
import { Frame, frameOf, defined, type FieldProps } from './field.tsx'
import { Icon } from './icon.tsx'
import './date-field.css'

const parsed = (iso: string | null | undefined) => (iso ? parseDate(iso) : null)

/** A day. `value`, `min` and `max` are `YYYY-MM-DD`; `onChange` gives the same, or null while the date is not whole. */
export function DatePickerField({
  value,
  onChange,
  min,
  max,
  ...props
}: FieldProps & {
  value: string | null
  onChange: (iso: string | null) => void
  min?: string
  max?: string
}) {
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
