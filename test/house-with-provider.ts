// Harbour House with a provider of its own, its two administrators, and how its people come in by both.

import { afterAll } from 'vitest'
import { colleague, lineTo, vaultFor, type Colleague } from '../demo/actor.ts'
import { signInByPassphrase } from '../src/accounts/client/sign-in.ts'
import { newId } from '../src/api/new-id.ts'
import { contract } from '../src/app/contract.ts'
import { apiOf } from '../src/client/local-session.ts'
import { asOwner } from '../src/database/open.ts'
import { passphraseCalls } from '../src/sealing/passphrase-calls.ts'
import { testDatabase } from './database.ts'
import { browserAtProvider, startProvider } from './identity-provider.ts'
import { newNetwork, passphrase, urls } from './people.ts'

/** Where browsers come back to. */
export const backAt = `${urls.url}/provider`

/** The house, without a provider yet. The operator has named two. */
export async function houseWithProvider() {
  const provider = await startProvider([backAt])
  const elsewhere = await startProvider([backAt])
  afterAll(() => Promise.all([provider.close(), elsewhere.close()]))
  const database = await testDatabase()
  const network = await newNetwork(database, {
    unlimited: true,
    issuers: [provider.issuer, elsewhere.issuer],
  })
  const admin = await network.organisation('Harbour House', 'ngo', [])
  const second = await network.colleague(admin, 'selam-second', ['administrator'])

  const here = () => apiOf(contract, lineTo(network.staff).send)
  const providerId = async () => (await admin.api.identityProvider.standing({})).provider!.id
  /** Agrees to what stands there when it is read. */
  async function agree(who: Colleague) {
    const { asked } = await who.api.identityProvider.standing({})
    return who.api.identityProvider.agree({ id: asked?.id ?? newId() })
  }
  /** Goes to the provider as `account`, from the sign-in page. */
  async function wordFor(
    account: string,
    browser = browserAtProvider(),
    reauthenticate = false,
  ): Promise<string | undefined> {
    const api = here()
    const { url, ticket } = await api.identityProvider.begin({ provider: await providerId(), reauthenticate })
    const answer = await browser.signIn(url, account, backAt)
    return answer && (await api.identityProvider.finish({ ticket, answer })).proof
  }
  /** Comes in with a passphrase, and the word of the provider where there is one; on this line where it is given. */
  async function enter(
    handle: string,
    word?: string,
    words = passphrase,
    { send } = lineTo(network.staff),
  ): Promise<Colleague> {
    const vault = vaultFor(network.staff)
    const proof = passphraseCalls((kek) => vault.holdKek(kek))
    await signInByPassphrase({ api: apiOf(contract, send), vault, proof, providerProof: word }, handle, words)
    return colleague(send, vault)
  }
  async function bind(who: Colleague, account: string, browser = browserAtProvider()): Promise<void> {
    const { url, ticket } = await who.api.identityProvider.beginBinding({})
    const answer = await browser.signIn(url, account, backAt)
    await who.api.identityProvider.bind({ ticket, answer: answer! })
  }
  const owns = async (statement: string): Promise<{ row: string }[]> =>
    asOwner(database, async (client) => (await client.query<{ row: string }>(statement)).rows)
  const { issuer, clientId, clientSecret } = provider
  const use = { kind: 'use', issuer, clientId, clientSecret } as const
  const people = { database, network, admin, second, provider, elsewhere }
  return { ...people, use, here, owns, providerId, agree, wordFor, enter, bind }
}
