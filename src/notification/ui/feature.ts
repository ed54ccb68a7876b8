// Notifications: on the plan of a case, above the panel of the process, and a page on which one is written and sent.
import { caseReaders } from '../../cases/readers.ts'
import { caseTab } from '../../cases/ui/case-slots.ts'
import { occasional, type Screens } from '../../web/shell/screens.ts'
import { fill } from '../../web/shell/slots.tsx'
import { trackPart } from '../../web/track/track-slots.ts'

export const screens: Screens = {
  screens: [
    occasional(
      '/cases/$caseId/notifications/$trackId',
      () => import('./write-notification.tsx'),
      'WriteNotification',
      caseReaders,
    ),
  ],
  fills: [
    fill(caseTab('plan'), () => import('./notified.tsx'), 'Notified', -1),
    fill(trackPart('notification'), () => import('./notification-part.tsx'), 'NotificationPart'),
  ],
}
