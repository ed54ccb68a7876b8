// What a survivor said, and its answer, on the page of its process; the room of the council of survivors; its opinion beside a rule.
import { besideChange } from '../../law/ui/change-slots.ts'
import { occasional, type Screens } from '../../web/shell/screens.ts'
import { fill } from '../../web/shell/slots.tsx'
import { trackPart } from '../../web/track/track-slots.ts'
import { voiceReaders } from '../voice.ts'

export const screens: Screens = {
  screens: [occasional('/council', () => import('./council.tsx'), 'Council', voiceReaders)],
  navigation: [
    {
      rank: 7,
      href: '/council',
      label: (t) => t('frame.place.voice'),
      icon: 'people',
      isFor: (roles) => roles.includes('advocate'),
    },
  ],
  fills: [
    fill(trackPart('voice'), () => import('./voice-part.tsx'), 'VoicePart'),
    fill(besideChange, () => import('./opinions.tsx'), 'OpinionsOnChange'),
  ],
}
