// Who offers what, where, and what is missing.

import { feature as define } from '../tracks/feature.ts'
import { directoryApi } from './api.ts'
import { directoryServer } from './server/directory.ts'

export const feature = define({
  name: 'directory',
  endpoints: { directory: directoryApi },
  handlers: () => ({ directory: directoryServer }),
})
