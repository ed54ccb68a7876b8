// The appointments of a case, on its plan; their days for one’s own calendar, under My work.
import { caseTab } from '../../cases/ui/case-slots.ts'
import type { Screens } from '../../web/shell/screens.ts'
import { fill } from '../../web/shell/slots.tsx'
import { workFoot, workHour } from '../../web/shell/work-slots.ts'

export const screens: Screens = {
  screens: [],
  fills: [
    fill(caseTab('plan'), () => import('./appointments.tsx'), 'Appointments', -0.5),
    fill(workHour, () => import('./appointment-hour.tsx'), 'AppointmentHour'),
    fill(workFoot, () => import('./calendar-address.tsx'), 'CalendarAddress', 3),
  ],
}
