// What each service is beside the goal that it serves, and the processes that some of them need: an employer who is checked, a relative who
// is looked for, a paper that is translated.

import { feature as define } from '../tracks/feature.ts'
import { servicesApi } from './api.ts'
import { machines } from './machines.ts'
import { jobFeature, paperTranslationFeature, tracingFeature } from './server/processes.ts'
import { servicesServer } from './server/talks.ts'

export const feature = define({
  name: 'services',
  endpoints: { services: servicesApi },
  handlers: () => ({ services: servicesServer }),
  machines,
  tracks: [jobFeature, tracingFeature, paperTranslationFeature],
})
