// What survivors say about the help, and what becomes of it.

import { feature as define } from '../tracks/feature.ts'
import { voicesApi } from './api.ts'
import { machines } from './machines.ts'
import { saidAndDonePages } from './pages.ts'
import { voiceFeature, voicesServer } from './server/voice.ts'

export const feature = define({
  name: 'voice',
  endpoints: { voices: voicesApi },
  handlers: () => ({ voices: voicesServer }),
  pages: ({ host }) => saidAndDonePages(host),
  machines,
  tracks: [voiceFeature],
})
