// What survivors say about the help, and what becomes of it.

import { feature as define } from '../tracks/feature.ts'
import { voicesApi } from './api.ts'
import { consultationsApi } from './consultations-api.ts'
import { voiceJobs } from './jobs.ts'
import { machines } from './machines.ts'
import { saidAndDonePages } from './pages.ts'
import { consultationsServer } from './server/consultations.ts'
import { voiceFeature, voicesServer } from './server/voice.ts'

export const feature = define({
  name: 'voice',
  endpoints: { voices: voicesApi, consultations: consultationsApi },
  handlers: () => ({ voices: voicesServer, consultations: consultationsServer }),
  jobs: voiceJobs,
  pages: ({ host }) => saidAndDonePages(host),
  machines,
  tracks: [voiceFeature],
})
