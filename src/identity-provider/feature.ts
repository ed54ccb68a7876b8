// An organisation's own sign-in, in front of what opens the keys.

import { feature as define } from '../tracks/feature.ts'
import { identityProviderApi } from './api.ts'
import { identityProviderServer } from './server/identity-provider.ts'
import { providerLine } from './server/openid.ts'
import { providerSignIn } from './server/provider-sign-in.ts'

export const feature = define({
  name: 'identity-provider',
  endpoints: { identityProvider: identityProviderApi },
  handlers: ({ issuers = [] }) => ({
    identityProvider: { ...identityProviderServer(issuers), ...providerSignIn(providerLine(issuers)) },
  }),
})
