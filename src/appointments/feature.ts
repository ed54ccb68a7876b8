// Days and hours at which a person is met, agreed with them.

import { feature as define } from '../tracks/feature.ts'
import { calendarApi } from './api.ts'
import { calendarServer } from './server/calendar.ts'
import { machines } from './machines.ts'

export const feature = define({
  name: 'appointments',
  machines,
  endpoints: { calendar: calendarApi },
  handlers: () => ({ calendar: calendarServer }),
})
