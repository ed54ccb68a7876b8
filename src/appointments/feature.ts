// Days and hours at which a person is met, agreed with them.

import { feature as define } from '../tracks/feature.ts'
import { appointmentsApi, calendarApi, ownCalendarApi } from './api.ts'
import { calendarServer, ownCalendarServer } from './server/calendar.ts'
import { appointmentsServer } from './server/today.ts'
import { machines } from './machines.ts'

export const feature = define({
  name: 'appointments',
  machines,
  endpoints: { calendar: calendarApi, appointments: appointmentsApi, ownCalendar: ownCalendarApi },
  handlers: () => ({
    calendar: calendarServer,
    appointments: appointmentsServer,
    ownCalendar: ownCalendarServer,
  }),
})
