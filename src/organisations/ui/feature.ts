// The organisation: its people, teams and keys, and the network.
import { occasional, type Screens } from '../../web/shell/screens.ts'
import { circleStart, watch } from '../../web/shell/frame-slots.ts'
import { fill } from '../../web/shell/slots.tsx'

export const screens: Screens = {
  screens: [
    occasional('/keys/sheets', () => import('./keys/ceremony.tsx'), 'Ceremony', ['administrator']),
    occasional('/keys/drill', () => import('./keys/drill.tsx'), 'Drill', ['administrator']),
    occasional('/people', () => import('./people.tsx'), 'People'),
    occasional('/guardians', () => import('./guardians/guardians.tsx'), 'Guardians'),
    occasional('/network', () => import('./network/network.tsx'), 'Network'),
    occasional('/teams', () => import('./teams/teams.tsx'), 'Teams'),
  ],
  navigation: [
    {
      rank: 9,
      href: '/people',
      label: (t) => t('frame.place.people'),
      icon: 'person',
      isFor: () => true,
      count: ({ waiting }) => ({ count: waiting }),
    },
  ],
  account: [{ id: 'people', href: '/people', label: (t) => t('frame.who.organisation'), icon: 'people' }],
  fills: [
    // Met once in the life of an organisation, so it is not a part of what everybody loads first.
    fill(circleStart, () => import('./circle-start.tsx'), 'CircleStart'),
    fill(watch, () => import('./keys/recovery-shares-watch.tsx'), 'RecoverySharesWatch', 2),
    fill(watch, () => import('./guardians/readmission-watch.tsx'), 'ReadmissionWatch', 1),
  ],
}
