// Asking for help, screening, and the decision of who somebody is in law.

import { islandAddress } from '../http/islands.ts'
import { shelfOn } from '../papers/server/object-store.ts'
import { feature as define } from '../tracks/feature.ts'
import { helpApi, reportsApi } from './api.ts'
import { foundApi } from './found-api.ts'
import { campaignsApi } from './campaigns-api.ts'
import { linksApi } from './links-api.ts'
import { reviewsApi } from './reviews-api.ts'
import { identificationJobs } from './jobs.ts'
import { machines } from './machines.ts'
import { helpPages } from './pages/help.ts'
import { whoPages } from './pages/who.ts'
import { identificationFeature } from './server/determination.ts'
import { campaignsServer } from './server/campaigns.ts'
import { linksServer } from './server/links.ts'
import { reasonsServer } from './server/reasons.ts'
import { reviewsServer } from './server/reviews.ts'
import { screeningFeature } from './server/screening.ts'
import { contactFeature, labourComplaintFeature } from './server/desks.ts'
import { foundServer } from './server/found.ts'
import { labourHandlers } from './server/labour.ts'
import { helpHandlers, reportsHandlers } from './server/reports.ts'
import { reasonsApi } from './reasons-api.ts'

export const feature = define({
  name: 'identification',
  endpoints: {
    help: helpApi,
    reports: reportsApi,
    reasons: reasonsApi,
    links: linksApi,
    found: foundApi,
    reviews: reviewsApi,
    campaigns: campaignsApi,
  },
  handlers: ({ publicUrl }) => ({
    help: helpHandlers,
    reports: { ...reportsHandlers, ...labourHandlers },
    reasons: reasonsServer,
    links: linksServer(publicUrl),
    found: foundServer,
    reviews: reviewsServer,
    campaigns: campaignsServer(publicUrl),
  }),
  machines,
  tracks: [contactFeature, labourComplaintFeature, screeningFeature, identificationFeature],
  jobs: identificationJobs,
  pages: ({ host, built, store }) =>
    helpPages(host, {
      shelf: shelfOn(store),
      ...(built && {
        island: islandAddress('/islands/seal-report.js'),
        live: islandAddress('/islands/live.js'),
      }),
    }).route('/', whoPages(host)),
})
