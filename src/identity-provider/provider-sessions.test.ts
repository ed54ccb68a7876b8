// What requiring the house's own sign-in does to those who sit there already, and who is asked for it: Amara, who has proved who she is there;
// Bashir, who has not; and a program, which has no account there.

import { describe, expect, it } from 'vitest'
import { joinNetwork, lineTo, signIn, type Colleague } from '../../demo/actor.ts'
import { newId } from '../api/new-id.ts'
import { asOwner } from '../database/open.ts'
import { invite } from '../organisations/client/invite.ts'
import { PRF_INPUT } from '../sealing/passkey-input.ts'
import { Authenticator } from '../../test/authenticator.ts'
import { houseWithProvider } from '../../test/house-with-provider.ts'
import { browserAtProvider } from '../../test/identity-provider.ts'
import { passphrase, urls } from '../../test/people.ts'

const { database, network, admin, second, elsewhere, ...house } = await houseWithProvider()
const { use, here, owns, providerId, agree, wordFor, enter, bind } = house
const amara = await network.colleague(admin, 'amara', ['caseworker'])
const bashir = await network.colleague(admin, 'bashir', ['caseworker'])
const carla = await network.colleague(admin, 'carla', ['caseworker'])
const inTenDays = new Date(network.state.now().getTime() + 10 * 86_400_000).toISOString().slice(0, 10)
const { secret } = await invite(admin, {
  id: newId(),
  handle: 'program-letters',
  roles: ['caseworker'],
  language: 'en',
  endsOn: inTenDays,
})
const letters = await joinNetwork(network.staff, secret, passphrase)

const isIn = async (who: Colleague) => (await who.api.accounts.me({})).id === who.id
const isOut = (who: Colleague) => expect(isIn(who)).rejects.toMatchObject({ code: 'not-signed-in' })
const standing = () => admin.api.identityProvider.standing({})
const boundOf = async () => (await standing()).bound.map(({ user }) => user).toSorted()
/** A program's last day is so many days from now. */
const endsIn = (id: string, days: number) =>
  owns(`update users set ends_on = app.network_today() + ${days}::int where id = '${id}'`)

/** Both administrators want it. */
async function decide(change: Parameters<typeof admin.api.identityProvider.ask>[0]): Promise<void> {
  await admin.api.identityProvider.ask(change)
  await agree(second)
}

it('the secret is in no answer about it, nor in the log: neither while it is wanted, nor in use', async () => {
  const [today] = await owns('select app.network_today()::text as row')
  const day = today!.row
  const asked = await admin.api.identityProvider.ask(use)
  const wanted = [await standing(), await second.api.identityProvider.standing({})]
  expect(wanted[0]!.asked).toMatchObject({ issuer: use.issuer, clientId: use.clientId, on: day })
  const agreed = await agree(second)
  const inUse = [await standing(), await amara.api.identityProvider.mine({})]
  expect(inUse[0]).toMatchObject({ provider: { issuer: use.issuer, clientId: use.clientId, since: day } })
  expect(JSON.stringify([asked, wanted, agreed, inUse, network.logged])).not.toContain(use.clientSecret)
})

it('whoever binds an account is asked there who they are, also in a browser that is signed in', async () => {
  const browser = browserAtProvider()
  await wordFor('amara@house', browser)
  await bind(amara, 'amara@house', browser)
  expect(browser.timesAsked()).toBe(2)
  expect(await boundOf()).toEqual([amara.id])
})

describe('when it is required', () => {
  it('sessions that nobody proved there end, but of the two who decided', async () => {
    await bind(admin, 'admin@house')
    await bind(second, 'selam@house')
    // They sit at other machines too, where they came in without it.
    const [hers, adminElsewhere, secondElsewhere] = await Promise.all(
      ['amara', (await admin.api.accounts.me({})).handle, 'selam-second'].map((handle) =>
        signIn(network.staff, handle, passphrase),
      ),
    )
    for (const who of [bashir, carla, hers!]) expect(await isIn(who)).toBe(true)
    await decide({ kind: 'require' })
    for (const who of [bashir, carla, hers!]) await isOut(who)
    for (const who of [amara, admin, second, adminElsewhere!, secondElsewhere!])
      expect(await isIn(who)).toBe(true)
  })

  it('an account that is forgotten ends the sessions of its owner, and of nobody else', async () => {
    const word = await wordFor('bashir@house', browserAtProvider(), true)
    const his = await enter('bashir', word)
    await admin.api.identityProvider.unbind({ user: bashir.id })
    await isOut(his)
    for (const who of [amara, admin]) expect(await isIn(who)).toBe(true)
  })

  it('a session is never kept alive past twelve hours after the word of the provider', async () => {
    const line = lineTo(network.staff)
    await enter('amara', await wordFor('amara@house'), passphrase, line)
    await owns(`update sessions set provider_at = clock_timestamp() - interval '11 hours 55 minutes', seen_at = seen_at - interval '2 minutes'
      where user_id = '${amara.id}'`)
    await asOwner(database, (client) =>
      client.query(
        `select app.touch_session(encode(hash, 'hex'), clock_timestamp() + interval '12 minutes') from sessions where user_id = $1`,
        [amara.id],
      ),
    )
    const [touched] =
      await owns(`select (count(*) > 0 and bool_and(seen_at > clock_timestamp() - interval '1 minute')
      and bool_and(ends_at = provider_at + interval '12 hours'))::text as row from sessions where user_id = '${amara.id}'`)
    expect(touched).toEqual({ row: 'true' })
  })
})

describe('who is asked for it', () => {
  it('somebody who is still signed in there is asked anew who they are where they bind an account by it', async () => {
    const browser = browserAtProvider()
    await wordFor('carla@house', browser)
    // Whoever sits there now needs no more than carla's passphrase, if nobody asks.
    await expect(enter('carla', await wordFor('carla@house', browser))).rejects.toMatchObject({
      detail: { because: 'provider-anew' },
    })
    expect(browser.timesAsked()).toBe(1)
    await enter('carla', await wordFor('carla@house', browser, true))
    expect(browser.timesAsked()).toBe(2)
    expect(await boundOf()).toContain(carla.id)
  })

  it('a passkey opens with the word of the provider, and not without', async () => {
    const key = new Authenticator(urls.url)
    const her = await enter('amara', await wordFor('amara@house'), passphrase, lineTo(network.staff))
    const { challenge } = await her.api.unlockers.askPasskey({})
    const unlocker = await her.vault.addPasskey({ prf: key.prf(PRF_INPUT), credentialId: key.credential })
    await her.api.unlockers.addPasskey({ challenge, ...key.make(challenge), unlocker })

    const come = async (providerProof?: string) => {
      const api = here()
      const asked = await api.unlockers.challenge({})
      const assertion = key.prove(asked.challenge)
      await api.unlockers.enterByPasskey({
        challenge: asked.challenge,
        assertion,
        ...(providerProof && { providerProof }),
      })
      return (await api.accounts.me({})).id
    }
    const provider = await providerId()
    await expect(come()).rejects.toMatchObject({
      detail: { because: 'provider-first', provider },
    })
    await expect(come(await wordFor('bashir@house'))).rejects.toMatchObject({ code: 'wrong-words' })
    expect(await come(await wordFor('amara@house'))).toBe(amara.id)
  })

  it('a program comes in without it until its last day; when that is over, it is not told where to go, and does not come in', async () => {
    await endsIn(letters.id, 0)
    expect(await isIn(await enter('program-letters'))).toBe(true)
    await endsIn(letters.id, -1)
    await expect(enter('program-letters')).rejects.toMatchObject({ code: 'wrong-words' })
    await expect(
      enter('program-letters', await wordFor('letters@house', browserAtProvider(), true)),
    ).rejects.toMatchObject({
      code: 'wrong-words',
    })
    expect(await boundOf()).not.toContain(letters.id)
  })
})

describe('another provider', () => {
  it('keeps who has bound where only the secret is another, and stays required', async () => {
    const before = await boundOf()
    const id = await providerId()
    await decide({ ...use })
    expect(await boundOf()).toEqual(before)
    expect((await standing()).provider).toMatchObject({ id, state: 'required' })
  })

  it('drops who has bound, is offered, and what the one before has said counts no more', async () => {
    const id = await providerId()
    await decide({ ...use, issuer: elsewhere.issuer })
    expect(await boundOf()).toEqual([])
    expect((await standing()).provider).toMatchObject({ issuer: elsewhere.issuer, state: 'offered' })
    expect(await providerId()).not.toBe(id)
    expect(await owns('select 1::text as row from sessions where provider_at is not null')).toEqual([])
  })
})
