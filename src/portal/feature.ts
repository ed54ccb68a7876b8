// The person’s own page.

import { shelfIn } from '../papers/server/object-store.ts'
import { feature as define } from '../tracks/feature.ts'
import { ownApi } from './api.ts'
import { personPages } from './pages/portal.ts'
import { ownServer } from './server/portal.ts'

export const feature = define({
  name: 'portal',
  endpoints: { own: ownApi },
  handlers: ({ tracks, data }) => ({ own: ownServer(tracks, shelfIn(data)) }),
  pages: ({ host, tracks, built }) =>
    personPages(host, tracks, built ? { island: '/islands/own-page.js' } : {}),
})
