// Organisations, their people, teams and keys, and the network that they form.

import { feature as define } from '../tracks/feature.ts'
import { networkApi } from './api/network.ts'
import { organisationsApi } from './api/organisations.ts'
import { sheetsApi } from './api/recovery-shares.ts'
import { teamsApi } from './api/teams.ts'
import { networkServer } from './server/network.ts'
import { organisationsServer } from './server/organisations.ts'
import { sheetsServer } from './server/recovery-shares.ts'
import { teamsServer } from './server/teams.ts'

export const feature = define({
  name: 'organisations',
  endpoints: { organisations: organisationsApi, teams: teamsApi, sheets: sheetsApi, network: networkApi },
  handlers: ({ reload }) => ({
    organisations: organisationsServer,
    teams: teamsServer,
    sheets: sheetsServer,
    network: networkServer(reload),
  }),
})
