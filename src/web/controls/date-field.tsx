// A calendar day, as screens use it. The calendar behind it is large and most screens never open one, so it arrives when
// the first date is asked for; until then its place is held.
import { lazy, Suspense, type ComponentProps } from 'react'
import { Skeleton } from './progress.tsx'
import type { DatePickerField } from './date-picker.tsx'

const Picker = lazy(async () => ({ default: (await import('./date-picker.tsx')).DatePickerField }))

/** A day: `value`, `min` and `max` are `YYYY-MM-DD`; `onChange` gives the same, or null while the date is not whole. */
export function DateField(props: ComponentProps<typeof DatePickerField>) {
  return (
    <Suspense fallback={<Skeleton label={props.label} lines={2} />}>
      <Picker {...props} />
    </Suspense>
  )
}
