// The person’s own page.

import { islandAddress } from '../http/islands.ts'
import { shelfOn } from '../papers/server/object-store.ts'
import { feature as define } from '../tracks/feature.ts'
import { portalApi } from './api.ts'
import { portalJobs } from './jobs.ts'
import { accessibilityPages } from './pages/accessibility.ts'
import { portalPages } from './pages/portal.ts'
import { privacyPages } from './pages/privacy.ts'
import { portalServer } from './server/portal.ts'

export const feature = define({
  name: 'portal',
  endpoints: { portal: portalApi },
  handlers: ({ tracks, store }) => ({ portal: portalServer(tracks, shelfOn(store)) }),
  jobs: portalJobs,
  pages: ({ host, tracks, built, contact }) =>
    portalPages(
      host,
      tracks,
      built ? { island: islandAddress('/islands/own-page.js'), hear: islandAddress('/islands/hear.js') } : {},
    )
      .route('/', privacyPages(host, contact))
      .route('/', accessibilityPages(host, contact)),
})
