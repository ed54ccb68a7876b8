// Case conferences of several organisations.

import { feature as define } from '../tracks/feature.ts'
import { conferencesApi } from './api.ts'
import { conferencesServer } from './server/conferences.ts'

export const feature = define({
  name: 'conferences',
  endpoints: { conferences: conferencesApi },
  handlers: () => ({ conferences: conferencesServer }),
})
