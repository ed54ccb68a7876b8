// Asking for help, screening, and the decision of who somebody is in law.

import { islandAddress } from '../http/islands.ts'
import { feature as define } from '../tracks/feature.ts'
import { helpApi, reasonsApi, reportsApi } from './api.ts'
import { linksApi } from './links-api.ts'
import { identificationJobs } from './jobs.ts'
import { machines } from './machines.ts'
import { helpPages } from './pages/help.ts'
import { whoPages } from './pages/who.ts'
import { identificationFeature } from './server/determination.ts'
import { linksServer } from './server/links.ts'
import { reasonsServer } from './server/reasons.ts'
import { screeningFeature } from './server/screening.ts'
import { contactFeature, helpHandlers, reportsHandlers } from './server/reports.ts'

export const feature = define({
  name: 'identification',
  endpoints: { help: helpApi, reports: reportsApi, reasons: reasonsApi, links: linksApi },
  handlers: ({ publicUrl }) => ({
    help: helpHandlers,
    reports: reportsHandlers,
    reasons: reasonsServer,
    links: linksServer(publicUrl),
  }),
  machines,
  tracks: [contactFeature, screeningFeature, identificationFeature],
  jobs: identificationJobs,
  pages: ({ host, built }) =>
    helpPages(host, built ? { island: islandAddress('/islands/seal-report.js') } : {}).route(
      '/',
      whoPages(host),
    ),
})
