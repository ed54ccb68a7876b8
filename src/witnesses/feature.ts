// What the browsers of one circle remember for each other, and the way out of an honest restore.

import { feature as define } from '../tracks/feature.ts'
import { registersApi, restorationsApi, witnessesApi } from './api.ts'
import { registersServer } from './server/registers.ts'
import { restorationsServer } from './server/restorations.ts'
import { witnessesServer } from './server/witnesses.ts'

export const feature = define({
  name: 'witnesses',
  endpoints: { witnesses: witnessesApi, registers: registersApi, restorations: restorationsApi },
  handlers: () => ({
    witnesses: witnessesServer,
    registers: registersServer,
    restorations: restorationsServer,
  }),
})
