// A penalty for what somebody was made to do: what the law offers against it stands first, with the letter that asks for a hold.
import { besideNotes } from '../../cases/ui/case-slots.ts'
import { caseReaders } from '../../cases/readers.ts'
import { hasOneOf } from '../../web/shell/navigation-items.ts'
import { occasional, type Screens } from '../../web/shell/screens.ts'
import { fill } from '../../web/shell/slots.tsx'
import { trackPart } from '../../web/track/track-slots.ts'
import { dateKeepers } from '../date-keepers.ts'

export const screens: Screens = {
  screens: [
    occasional('/penalties/$trackId/hold', () => import('./hold-letter.tsx'), 'WriteHold'),
    occasional('/dates', () => import('./next-dates.tsx'), 'NextDates', dateKeepers),
    occasional('/cases/$caseId/losses', () => import('./losses.tsx'), 'LossesPage', caseReaders),
    occasional('/cases/$caseId/bundle', () => import('./bundle.tsx'), 'BundlePage', caseReaders),
    occasional('/cases/$caseId/money', () => import('./money.tsx'), 'MoneyPage', caseReaders),
  ],
  navigation: [
    {
      rank: 5,
      href: '/dates',
      label: (t) => t('frame.place.dates'),
      icon: 'calendar',
      isFor: (roles) => hasOneOf(roles, ['lawyer', 'prosecutor']),
    },
  ],
  fills: [
    fill(trackPart('penalty'), () => import('./penalty-part.tsx'), 'PenaltyPart', 0),
    fill(trackPart('proceeding'), () => import('./to-money.tsx'), 'ToMoney', 0),
    fill(trackPart('proceeding'), () => import('./appeal-limits.tsx'), 'AppealLimits', 0),
    fill(trackPart('proceeding'), () => import('./warn-part.tsx'), 'WarnPart', -1),
    fill(trackPart('demand'), () => import('./demand-part.tsx'), 'DemandPart', 0),
    fill(besideNotes, () => import('./already-told.tsx'), 'AlreadyTold', -1),
    fill(trackPart('interview'), () => import('./interview-gate.tsx'), 'InterviewGate', -1),
    fill(trackPart('custody'), () => import('./custody-part.tsx'), 'CustodyPart', 0),
    fill(trackPart('interview'), () => import('./already-told.tsx'), 'ToldBefore', 0),
  ],
}
