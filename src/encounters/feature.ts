// Somebody at work met a person who may need help, and tells one desk.

import { feature as define } from '../tracks/feature.ts'
import { encountersApi } from './api.ts'
import { encountersServer } from './server/encounters.ts'

export const feature = define({
  name: 'encounters',
  endpoints: { encounters: encountersApi },
  handlers: () => ({ encounters: encountersServer }),
})
