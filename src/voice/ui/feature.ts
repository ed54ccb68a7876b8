// What a survivor said, and its answer, on the page of its process.
import type { Screens } from '../../web/shell/screens.ts'
import { trackPart } from '../../web/track/track-slots.ts'
import { fill } from '../../web/shell/slots.tsx'

export const screens: Screens = {
  fills: [fill(trackPart('voice'), () => import('./voice-part.tsx'), 'VoicePart')],
}
