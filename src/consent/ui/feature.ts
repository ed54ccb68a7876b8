// Who can read a case, what was agreed, the pages that were given to this organisation, and who outside is a second person.
import { networkRoles } from '../../api/roles.ts'
import { givingRoles } from '../giving-roles.ts'
import { hasOneOf } from '../../web/shell/navigation-items.ts'
import { caseReaders, pageReaders } from '../../cases/readers.ts'
import { caseTab } from '../../cases/ui/case-slots.ts'
import { occasional, ofCase, type Screens } from '../../web/shell/screens.ts'
import { watch } from '../../web/shell/frame-slots.ts'
import { trackPart } from '../../web/track/track-slots.ts'
import { fill } from '../../web/shell/slots.tsx'
import { workFoot, workHead } from '../../web/shell/work-slots.ts'

// One way to each: what everybody loads first names it once.
const giving = () => import('./giving.tsx')

export const screens: Screens = {
  screens: [
    ofCase('/cases/$caseId/access', giving, 'AccessAddress', caseReaders),
    ofCase('/cases/$caseId/give', giving, 'GiveWithConsent', givingRoles),
    ofCase('/cases/$caseId/without-consent', giving, 'GiveWithoutConsent', givingRoles),
    occasional('/pages', () => import('./given-pages.tsx'), 'GivenPages', pageReaders),
    occasional('/pages/$caseId', () => import('./given-pages.tsx'), 'PagesOfCase', pageReaders),
    occasional('/second-person', () => import('./seconds.tsx'), 'Seconds', networkRoles),
  ],
  navigation: [
    {
      rank: 8,
      href: '/pages',
      label: (t) => t('frame.place.pages'),
      icon: 'document',
      isFor: (roles) => hasOneOf(roles, pageReaders),
    },
  ],
  account: [{ id: 'second', href: '/second-person', label: (t) => t('second.title'), icon: 'people' }],
  fills: [
    fill(caseTab('access'), () => import('./access.tsx'), 'AccessTab'),
    fill(trackPart('consent'), () => import('./consent-card.tsx'), 'ConsentPart'),
    fill(trackPart('media_request'), () => import('./media-part.tsx'), 'MediaPart'),
    fill(watch, () => import('./waiting-looks.tsx'), 'WaitingLooks', 2),
    fill(workHead, () => import('./alone-acts.tsx'), 'AloneActs', 4),
    fill(workFoot, () => import('./renewals.tsx'), 'Renewals', 1),
  ],
}
