// To the organisation's provider and back, in this window. What it left with waits in this tab: an answer that somebody else's browser
// asked for counts for nothing here.
import { Problem } from '../../api/problem.ts'
import { api } from '../../web/session/api.ts'
import { keepProviderProof, rememberProvider } from './provider-proof.ts'

const place = 'continuum.to-provider'
interface Left {
  ticket: string
  provider: string
  /** Where somebody binds their account, and goes on afterwards; nothing where they sign in. */
  bindsAt?: string
}

/** Of this tab alone, and gone with it. */
function tabStore(): Storage {
  // oxlint-disable-next-line no-restricted-globals -- a ticket that outlives the way to another host and back, and nothing about a person
  return sessionStorage
}

function leave({ url, ...left }: Left & { url: string }): void {
  tabStore().setItem(place, JSON.stringify(left))
  location.assign(url)
}

/** Leaves for the provider, to sign in; `reauthenticate`: to say anew who one is. */
export async function goToProvider(provider: string, reauthenticate: boolean): Promise<void> {
  leave({ ...(await api.identityProvider.begin({ provider, reauthenticate })), provider })
}

/** Leaves for the provider, to bind one's account there. */
export async function goToBind(provider: string): Promise<void> {
  leave({ ...(await api.identityProvider.beginBinding({})), provider, bindsAt: location.pathname })
}

/** Takes what the provider answered at the end of the address. Answers where to go on; the same errors as the calls. */
export async function takeProviderCallback(answer: string): Promise<string> {
  const left = tabStore().getItem(place)
  tabStore().removeItem(place)
  if (!left) throw new Problem('refused', { because: 'provider-too-late' })
  const { ticket, provider, bindsAt } = JSON.parse(left) as Left
  if (bindsAt) {
    await api.identityProvider.bind({ ticket, answer })
    rememberProvider(provider)
    return bindsAt
  }
  keepProviderProof((await api.identityProvider.finish({ ticket, answer })).proof)
  rememberProvider(provider)
  return '/'
}
