// Sealed packages for places outside the network, and their answers.

import { feature as define } from '../tracks/feature.ts'
import { packagesApi } from './api.ts'
import { packagePages } from './pages.ts'
import { packagesServer } from './server/packages.ts'

export const feature = define({
  name: 'packages',
  endpoints: { packages: packagesApi },
  handlers: ({ publicUrl }) => ({ packages: packagesServer(publicUrl) }),
  pages: ({ host }) => packagePages(host),
})
