// Organisations, their people, teams and keys, and the network that they form.

import { feature as define } from '../tracks/feature.ts'
import { guardiansApi } from './api/guardians.ts'
import { networkApi } from './api/network.ts'
import { organisationsApi } from './api/organisations.ts'
import { recoverySharesApi } from './api/recovery-shares.ts'
import { teamsApi } from './api/teams.ts'
import { guardiansServer } from './server/guardians.ts'
import { networkServer } from './server/network.ts'
import { organisationsServer } from './server/organisations.ts'
import { recoverySharesServer } from './server/recovery-shares.ts'
import { teamsServer } from './server/teams.ts'

export const feature = define({
  name: 'organisations',
  endpoints: {
    organisations: organisationsApi,
    teams: teamsApi,
    recoveryShares: recoverySharesApi,
    guardians: guardiansApi,
    network: networkApi,
  },
  handlers: ({ reload }) => ({
    organisations: organisationsServer,
    teams: teamsServer,
    recoveryShares: recoverySharesServer,
    guardians: guardiansServer,
    network: networkServer(reload),
  }),
})
