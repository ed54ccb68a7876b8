// The line to an organisation's provider, by OpenID Connect: an authorisation code with PKCE, state and nonce. It asks no address that the
// operator has not named, follows no redirect, and hands out nothing but who it was; tokens end here.

import type * as openid from 'openid-client'
import { Problem } from '../../api/problem.ts'
import { concurrencyLimit } from '../../http/concurrency-limit.ts'

/** Loaded with the first way to a provider: most networks name none. */
const library = () => import('openid-client')

export interface ProviderSettings {
  issuer: string
  clientId: string
  clientSecret: string
}

/** What is remembered of one way there until the browser is back. */
export interface AuthorizationRequest {
  state: string
  nonce: string
  verifier: string
  reauthenticate: boolean
}

export interface ProviderLine {
  /** Where the browser goes, and what is remembered of it. `reauthenticate`: whoever is signed in there says anew who they are. */
  authorize: (
    settings: ProviderSettings,
    redirectUri: string,
    way: { reauthenticate: boolean },
  ) => Promise<AuthorizationRequest & { url: string }>
  /** Whom the provider has signed in, by `answer`: what it put at the end of the address. */
  exchangeCode: (
    settings: ProviderSettings,
    redirectUri: string,
    asked: AuthorizationRequest & { answer: string },
  ) => Promise<string>
}

const patienceMs = 5000
/**
 * A handler waits for a provider with its connection to the database in hand: a slow one may not take them all, nor the slots of others.
 * Whoever comes meanwhile is queued without one.
 */
const providerLimit = { each: 4, together: 6, queue: 30 }
/** Seconds since somebody signed in there: a working day, or now. */
const dayLong = 12 * 3600
const knownMs = 10 * 60_000
/** So long somebody may be on the way there and back. */
export const authorizationLifetimeMs = 10 * 60_000

const away = () => new Problem('refused', { because: 'provider-away' })
const notAllowed = () => new Problem('refused', { because: 'provider-not-allowed' })
const saysNo = () => new Problem('refused', { because: 'provider-says-no' })
const isOnThisMachine = ({ protocol, hostname }: URL) =>
  protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname)

/** Asks no host but those that were named, and not for long. */
function guardedFetch(origins: ReadonlySet<string>): openid.CustomFetch {
  return async (url, options) => {
    const { origin } = new URL(url)
    if (!origins.has(origin)) throw notAllowed()
    const signal = AbortSignal.timeout(patienceMs)
    return fetch(url, { ...(options as RequestInit), redirect: 'manual', signal }).catch(() => {
      throw away()
    })
  }
}

type WithSlot = ReturnType<typeof concurrencyLimit>
/** Two houses with an account at the same company's machine have slots of their own. */
const slotOf = ({ issuer, clientId }: ProviderSettings): string => JSON.stringify([issuer, clientId])

/** What is known of a provider is asked for once in ten minutes. */
function configurations(
  issuers: readonly string[],
  { fetching, withSlot }: { fetching: openid.CustomFetch; withSlot: WithSlot },
  now: () => number,
) {
  const known = new Map<string, { until: number; configuration: openid.Configuration }>()
  return async (settings: ProviderSettings): Promise<openid.Configuration> => {
    const { issuer, clientId, clientSecret } = settings
    if (!issuers.includes(issuer)) throw notAllowed()
    const name = JSON.stringify([issuer, clientId, clientSecret])
    const found = known.get(name)
    if (found && found.until > now()) return found.configuration
    const server = new URL(issuer)
    const client = await library()
    const execute = [
      // Its signature is checked although the token came by TLS.
      client.enableNonRepudiationChecks,
      ...(isOnThisMachine(server) ? [client.allowInsecureRequests] : []),
    ]
    const discover = () =>
      client
        .discovery(server, clientId, undefined, client.ClientSecretBasic(clientSecret), {
          [client.customFetch]: fetching,
          execute,
        })
        .catch((error: unknown) => {
          throw problemIn(error) ?? away()
        })
    const configuration = await withSlot(slotOf(settings), discover)
    if (known.size > 200) known.clear()
    known.set(name, { until: now() + knownMs, configuration })
    return configuration
  }
}

/** `issuers`: the addresses that the operator has named; whatever is asked lies at one of their hosts. */
export function providerLine(issuers: readonly string[], now: () => number = Date.now): ProviderLine {
  const origins = new Set(issuers.map((issuer) => new URL(issuer).origin))
  const withSlot = concurrencyLimit(providerLimit)
  const configurationOf = configurations(issuers, { fetching: guardedFetch(origins), withSlot }, now)
  return {
    async authorize(settings, redirectUri, { reauthenticate }) {
      const [configuration, client] = [await configurationOf(settings), await library()]
      const verifier = client.randomPKCECodeVerifier()
      const [state, nonce] = [client.randomState(), client.randomNonce()]
      const url = client.buildAuthorizationUrl(configuration, {
        redirect_uri: redirectUri,
        scope: 'openid',
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
        nonce,
        max_age: String(reauthenticate ? 0 : dayLong),
      })
      if (!origins.has(url.origin)) throw notAllowed()
      return { url: url.href, state, nonce, verifier, reauthenticate }
    },

    async exchangeCode(settings, redirectUri, { answer, state, nonce, verifier, reauthenticate }) {
      const [configuration, client] = [await configurationOf(settings), await library()]
      const exchange = () =>
        client
          .authorizationCodeGrant(configuration, new URL(redirectUri + answer), {
            pkceCodeVerifier: verifier,
            expectedState: state,
            expectedNonce: nonce,
            idTokenExpected: true,
            // From leaving to coming back it may take ten minutes.
            maxAge: reauthenticate ? authorizationLifetimeMs / 1000 : dayLong,
          })
          .catch((error: unknown) => {
            // What a provider says stays here: it may name somebody.
            throw problemIn(error) ?? saysNo()
          })
      // One slot for all that is asked with it: a code is good once, so nothing of this may be begun anew.
      const tokens = await withSlot(slotOf(settings), exchange)
      const subject = tokens.claims()?.sub
      if (!subject) throw saysNo()
      return subject
    },
  }
}

/** A Problem of ours, also where the library has wrapped it. */
function problemIn(error: unknown): Problem | undefined {
  for (let one = error; one instanceof Error; one = one.cause) if (one instanceof Problem) return one
  return undefined
}
