// Policies and protocols, with who answers for them and when they are looked at again; their steps stand where the work is done.

import { feature as define } from '../tracks/feature.ts'
import { policiesApi } from './api.ts'
import { policiesServer } from './server/policies.ts'

export const feature = define({
  name: 'policies',
  endpoints: { policies: policiesApi },
  handlers: () => ({ policies: policiesServer }),
})
