// What a survivor said, and its answer, on the page of its process; the room of the council of survivors; its opinion beside a rule.
import { besideChange } from '../../law/ui/change-slots.ts'
import { besidePolicy } from '../../policies/ui/policy-slots.ts'
import { hasOneOf } from '../../web/shell/navigation-items.ts'
import { occasional, type Screens } from '../../web/shell/screens.ts'
import { fill } from '../../web/shell/slots.tsx'
import { trackPart } from '../../web/track/track-slots.ts'
import { voiceReaders } from '../voice.ts'

export const screens: Screens = {
  screens: [
    occasional('/council', () => import('./council.tsx'), 'Council', voiceReaders),
    occasional('/consultations', () => import('./consultations.tsx'), 'Consultations', [
      ...voiceReaders,
      'ministry',
    ]),
  ],
  navigation: [
    {
      rank: 7,
      href: '/council',
      label: (t) => t('frame.place.voice'),
      icon: 'people',
      isFor: (roles) => hasOneOf(roles, voiceReaders),
    },
    {
      rank: 9,
      href: '/consultations',
      label: (t) => t('consultation.title'),
      icon: 'people',
      // Numbers alone reach the ministry, and no way from them to a person: the rest of the room is not for it.
      isFor: (roles) => roles.includes('ministry') && !hasOneOf(roles, voiceReaders),
    },
  ],
  fills: [
    fill(trackPart('voice'), () => import('./voice-part.tsx'), 'VoicePart'),
    fill(besideChange, () => import('./opinions.tsx'), 'OpinionsOnChange'),
    fill(besidePolicy, () => import('./opinions.tsx'), 'OpinionsOnPolicy'),
  ],
}
