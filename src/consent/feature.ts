// What a person has agreed to, with whom, and what is sent to others.

import { feature as define } from '../tracks/feature.ts'
import { consentApi } from './api.ts'
import { secondsApi } from './seconds-api.ts'
import { machines } from './machines.ts'
import { secondsServer } from './server/alone.ts'
import { consentFeature, consentServer } from './server/consents.ts'
import { disclosureFeature } from './server/disclosure.ts'
import { mediaRequestFeature } from './server/media-request.ts'

export const feature = define({
  name: 'consent',
  endpoints: { consent: consentApi, seconds: secondsApi },
  handlers: () => ({ consent: consentServer, seconds: secondsServer }),
  machines,
  tracks: [consentFeature, disclosureFeature, mediaRequestFeature],
})
