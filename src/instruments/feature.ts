// Sets of questions as data, asked one at a time in a screening; the answers stay sealed in the case.

import { feature as define } from '../tracks/feature.ts'
import { instrumentsApi } from './api.ts'
import { instrumentsServer } from './server/instruments.ts'

export const feature = define({
  name: 'instruments',
  endpoints: { instruments: instrumentsApi },
  handlers: () => ({ instruments: instrumentsServer }),
})
