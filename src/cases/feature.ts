// Cases: the sealed file of a person, who carries it, and its course.

import { feature as define } from '../tracks/feature.ts'
import { casesApi } from './api.ts'
import { machines } from './machines.ts'
import { caseFeature, casesServer } from './server/cases.ts'
import { signingOf } from './server/signing.ts'

export const feature = define({
  name: 'cases',
  endpoints: { cases: casesApi },
  handlers: ({ tracks }) => ({
    cases: { ...casesServer, signing: (about, ctx) => signingOf(ctx, tracks, about) },
  }),
  machines,
  tracks: [caseFeature],
})
