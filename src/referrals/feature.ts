// Asking another organisation to help.

import { feature as define } from '../tracks/feature.ts'
import { referralsApi } from './api.ts'
import { referralJobs } from './jobs.ts'
import { machines } from './machines.ts'
import { referralFeature, referralsServer } from './server/referrals.ts'

export const feature = define({
  name: 'referrals',
  endpoints: { referrals: referralsApi },
  handlers: () => ({ referrals: referralsServer }),
  machines,
  tracks: [referralFeature],
  jobs: referralJobs,
})
