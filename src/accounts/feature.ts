// Accounts: set-up, invitations, ways in and recovery.

import { feature as define } from '../tracks/feature.ts'
import { accountsApi } from './api/accounts.ts'
import { recoverApi } from './api/recovery.ts'
import { setupApi } from './api/setup.ts'
import { unlockersApi } from './api/unlockers.ts'
import { accountsJobs } from './jobs.ts'
import { accountsServer } from './server/accounts.ts'
import { recoverServer } from './server/recovery.ts'
import { setupServer } from './server/setup.ts'
import { unlockersServer } from './server/unlockers.ts'

export const feature = define({
  name: 'accounts',
  endpoints: { setup: setupApi, accounts: accountsApi, unlockers: unlockersApi, recover: recoverApi },
  handlers: ({ reload }) => ({
    setup: setupServer(reload),
    accounts: accountsServer,
    unlockers: unlockersServer,
    recover: recoverServer,
  }),
  jobs: accountsJobs,
})
