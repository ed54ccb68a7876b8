// Harbour House lets its people sign in at its own provider first: a real one. Amara needs its word and her passphrase; neither opens
// anything without the other, and whoever the house lets go there comes in here no more.

import { beforeAll, describe, expect, it } from 'vitest'
import { invite, lineTo, vaultFor, type Colleague } from '../../demo/actor.ts'
import { asOwner } from '../database/open.ts'
import { suspendMember } from '../organisations/client/members.ts'
import { comeByCode } from '../../test/corpus/printed-code.ts'
import { backAt, houseWithProvider } from '../../test/house-with-provider.ts'
import { browserAtProvider } from '../../test/identity-provider.ts'
import { passphrase } from '../../test/people.ts'
import { trailLines } from '../../test/trail-lines.ts'

const { database, network, admin, second, provider, elsewhere, ...house } = await houseWithProvider()
const { use, here, owns, providerId, agree, wordFor, enter, bind } = house
const { issuer, clientSecret } = use
const amara = await network.colleague(admin, 'amara', ['caseworker'])
const bashir = await network.colleague(admin, 'bashir', ['caseworker'])
const carla = await network.colleague(admin, 'carla', ['caseworker'])

/** A printed code of theirs, made while they are signed in; and coming in with it. */
async function printCode(who: Colleague): Promise<() => Promise<Colleague>> {
  const { unlocker, recoveryCode } = await who.vault.replaceRecoveryCode()
  await who.api.unlockers.setRecovery({ unlocker })
  const { handle } = await who.api.accounts.me({})
  return () => comeByCode(network.staff, handle, recoveryCode, vaultFor(network.staff))
}

describe('two administrators decide', () => {
  it('one of them wants it, and nothing is true before the other agrees', async () => {
    expect(await admin.api.identityProvider.ask(use)).toEqual({ isDone: false })
    expect(await admin.api.identityProvider.standing({})).toMatchObject({
      provider: null,
      asked: { kind: 'use', issuer, isMine: true },
      redirectUri: backAt,
      isAlone: false,
    })
    await expect(agree(admin)).rejects.toMatchObject({
      detail: { because: 'provider-own-change' },
    })
    expect(await agree(second)).toEqual({ isDone: true })
    expect((await amara.api.identityProvider.mine({})).provider).toMatchObject({ state: 'offered' })
  })

  it('no provider that the operator has not named can be chosen', async () => {
    await expect(
      admin.api.identityProvider.ask({ ...use, issuer: 'https://login.example.net' }),
    ).rejects.toMatchObject({ detail: { because: 'provider-not-allowed' } })
  })

  it('nothing is required before both have come in by it themselves', async () => {
    await admin.api.identityProvider.ask({ kind: 'require' })
    await expect(agree(second)).rejects.toMatchObject({
      detail: { because: 'provider-unbound' },
    })
  })

  it('what one wanted can be taken back, and what was not read is not agreed to', async () => {
    const read = (await second.api.identityProvider.standing({})).asked!.id
    await admin.api.identityProvider.ask({ kind: 'require' })
    await expect(second.api.identityProvider.agree({ id: read })).rejects.toMatchObject({ code: 'not-found' })
    await admin.api.identityProvider.withdraw({})
    await expect(agree(second)).rejects.toMatchObject({ code: 'not-found' })
  })

  it('what an administrator wanted who is none any more is wanted by nobody', async () => {
    const gone = await network.colleague(admin, 'gone-third', ['administrator'])
    await gone.api.identityProvider.ask({ kind: 'end' })
    await owns(`update users set state = 'suspended' where id = '${gone.id}'`)
    await expect(agree(second)).rejects.toMatchObject({ code: 'not-found' })
    await admin.api.identityProvider.withdraw({})
  })
})

describe('Amara binds her account there', () => {
  it('once, while she is signed in', async () => {
    await bind(amara, 'amara@house')
    expect((await amara.api.identityProvider.mine({})).boundOn).not.toBeNull()
    await expect(bind(amara, 'another@house')).rejects.toMatchObject({
      detail: { because: 'provider-bound' },
    })
  })

  it('and nobody else can bind the same one', async () => {
    await expect(bind(bashir, 'amara@house')).rejects.toMatchObject({ detail: { because: 'provider-taken' } })
    await bind(bashir, 'bashir@house')
  })

  it('nor finish what she began', async () => {
    const { url, ticket } = await carla.api.identityProvider.beginBinding({})
    const answer = (await browserAtProvider().signIn(url, 'carla@house', backAt))!
    await expect(bashir.api.identityProvider.bind({ ticket, answer })).rejects.toMatchObject({
      detail: { because: 'provider-too-late' },
    })
  })
})

describe('once it is required', () => {
  beforeAll(async () => {
    await bind(admin, 'admin@house')
    await bind(second, 'selam@house')
    await admin.api.identityProvider.ask({ kind: 'require' })
    await agree(second)
  })

  it('Amara comes in with the word of the provider and her passphrase', async () => {
    const her = await enter('amara', await wordFor('amara@house'))
    expect((await her.api.accounts.me({})).handle).toBe('amara')
  })

  it('her passphrase alone is told where to go first, and begins nothing', async () => {
    const { send, cookie } = lineTo(network.staff)
    const provider = await providerId()
    await expect(enter('amara', undefined, passphrase, { send, cookie })).rejects.toMatchObject({
      code: 'refused',
      detail: { because: 'provider-first', provider },
    })
    expect(cookie()).toBe('')
  })

  it('the word of the provider alone opens nothing', async () => {
    const word = await wordFor('amara@house')
    await expect(enter('amara', word, 'not her passphrase at all')).rejects.toMatchObject({
      code: 'wrong-passphrase',
    })
  })

  it('handles that are unknown, invited or shut out are answered alike, with such a word and without', async () => {
    const dalia = await network.colleague(admin, 'dalia', ['caseworker'])
    await suspendMember(admin, dalia.id)
    await invite(admin, 'emil', ['caseworker'])
    for (const handle of ['nobody-here', 'dalia', 'emil'])
      for (const word of [undefined, await wordFor('eve@house')])
        await expect(enter(handle, word)).rejects.toMatchObject({ code: 'wrong-passphrase' })
  })

  it('Bashir does not come in by Amara’s account, nor she by his', async () => {
    await expect(enter('bashir', await wordFor('amara@house'))).rejects.toMatchObject({ code: 'wrong-words' })
    await expect(enter('amara', await wordFor('bashir@house'))).rejects.toMatchObject({ code: 'wrong-words' })
  })

  it('who has not bound yet binds as they come in with both, to an account that is nobody’s', async () => {
    const afresh = (account: string) => wordFor(account, browserAtProvider(), true)
    await expect(enter('carla', await afresh('amara@house'))).rejects.toMatchObject({ code: 'wrong-words' })
    // Whoever is still signed in at that machine is perhaps somebody else: she is asked there who she is.
    const provider = await providerId()
    await expect(enter('carla', await wordFor('carla@house'))).rejects.toMatchObject({
      detail: { because: 'provider-anew', provider },
    })
    const her = await enter('carla', await afresh('carla@house'))
    const lines = await trailLines(database)
    expect(lines.filter(({ action, actor }) => action === 'provider.bind' && actor === 'carla')).toHaveLength(
      1,
    )
    expect((await her.api.identityProvider.mine({})).boundOn).not.toBeNull()
    await expect(enter('carla', await wordFor('other@house'))).rejects.toMatchObject({ code: 'wrong-words' })
  })

  it('a word is good once', async () => {
    const word = await wordFor('amara@house')
    await enter('amara', word)
    await expect(enter('amara', word)).rejects.toMatchObject({ detail: { because: 'provider-first' } })
  })

  it('unlocking the same session within the day asks the provider nothing; another device does', async () => {
    const line = lineTo(network.staff)
    await enter('amara', await wordFor('amara@house'), passphrase, line)
    await enter('amara', undefined, passphrase, line)
    await owns("update sessions set provider_at = provider_at - interval '13 hours'")
    await expect(enter('amara', undefined, passphrase, line)).rejects.toMatchObject({
      detail: { because: 'provider-first' },
    })
  })

  it('the database begins no session without it either', async () => {
    const begun = asOwner(database, async (client) => {
      await client.query('begin; set local role continuum_public')
      await client.query("select app.start_session($1, $2, null, now() + interval '1 hour')", [
        Buffer.alloc(32, 7),
        amara.id,
      ])
    })
    await expect(begun).rejects.toMatchObject({ code: '28000' })
  })

  it('an account that the house has closed there ends the way in', async () => {
    provider.closed.add('bashir@house')
    const browser = browserAtProvider()
    expect(await wordFor('bashir@house', browser)).toBeUndefined()
    await expect(enter('bashir')).rejects.toMatchObject({ detail: { because: 'provider-first' } })
    provider.closed.delete('bashir@house')
  })

  it('where it was closed while he was signed in there, it says so no more', async () => {
    const browser = browserAtProvider()
    expect(await wordFor('bashir@house', browser)).toBeTypeOf('string')
    provider.closed.add('bashir@house')
    expect(await wordFor('bashir@house', browser)).toBeUndefined()
    provider.closed.delete('bashir@house')
  })

  it('an account made anew is bound anew once an administrator has forgotten the old one', async () => {
    await admin.api.identityProvider.unbind({ user: bashir.id })
    await enter('bashir', await wordFor('bashir-new@house', browserAtProvider(), true))
    await expect(enter('bashir', await wordFor('bashir@house'))).rejects.toMatchObject({
      code: 'wrong-words',
    })
  })
})

describe('what comes back from a provider counts only as it was asked for', () => {
  const no = { detail: { because: 'provider-says-no' } }
  async function there(change: (url: URL) => void = () => undefined) {
    const api = here()
    const { url, ticket } = await api.identityProvider.begin({ provider: await providerId() })
    const at = new URL(url)
    change(at)
    const answer = (await browserAtProvider().signIn(at.href, 'amara@house', backAt))!
    return {
      ticket,
      answer,
      finish: (said: string, by = ticket) => api.identityProvider.finish({ ticket: by, answer: said }),
    }
  }
  it('twelve who come back in the same moment are all told who they are', async () => {
    const back = await Promise.all(Array.from({ length: 12 }, () => there()))
    const words = await Promise.all(back.map(({ answer, finish }) => finish(answer)))
    expect(new Set(words.map(({ proof }) => proof)).size).toBe(12)
  })

  const put = (answer: string, name: string, value: string) => {
    const parts = new URLSearchParams(answer)
    parts.set(name, value)
    return `?${parts}`
  }

  it('with its own state', async () => {
    const { answer, finish } = await there()
    await expect(finish(put(answer, 'state', 'x'.repeat(43)))).rejects.toMatchObject(no)
  })

  it('with its own nonce', async () => {
    const { answer, finish } = await there((url) => url.searchParams.set('nonce', 'n'.repeat(43)))
    await expect(finish(answer)).rejects.toMatchObject(no)
  })

  it('from its own issuer', async () => {
    const { answer, finish } = await there()
    await expect(finish(put(answer, 'iss', elsewhere.issuer))).rejects.toMatchObject(no)
  })

  it('with a code of another provider never', async () => {
    const { answer, finish } = await there()
    const at = new URL(`${elsewhere.issuer}/auth?client_id=continuum&response_type=code&scope=openid`)
    at.searchParams.set('redirect_uri', backAt)
    at.searchParams.set('code_challenge', 'c'.repeat(43))
    at.searchParams.set('code_challenge_method', 'S256')
    const other = (await browserAtProvider().signIn(at.href, 'amara@house', backAt))!
    const code = new URLSearchParams(other).get('code')!
    await expect(finish(put(answer, 'code', code))).rejects.toMatchObject(no)
  })

  it('once: neither its ticket nor its code serves again', async () => {
    const one = await there()
    const two = await there()
    await one.finish(one.answer)
    await expect(one.finish(one.answer)).rejects.toMatchObject({ detail: { because: 'provider-too-late' } })
    const state = new URLSearchParams(two.answer).get('state')!
    await expect(two.finish(put(one.answer, 'state', state))).rejects.toMatchObject(no)
  })

  it('with what it says of somebody still good', async () => {
    const { answer, finish } = await there()
    provider.clock.hoursBehind = 3
    await expect(finish(answer)).rejects.toMatchObject(no)
    provider.clock.hoursBehind = 0
  })

  it('with a yes: who turned back there is told so', async () => {
    const { answer, finish } = await there()
    const state = new URLSearchParams(answer).get('state')!
    await expect(
      finish(`?${new URLSearchParams({ error: 'access_denied', state, iss: issuer })}`),
    ).rejects.toMatchObject(no)
  })
})

describe('while the provider is down', () => {
  const comes = {} as Record<'admin' | 'second' | 'amara', () => Promise<Colleague>>
  beforeAll(async () => {
    comes.admin = await printCode(admin)
    comes.second = await printCode(second)
    comes.amara = await printCode(await enter('amara', await wordFor('amara@house')))
  })

  it('two administrators come in by their printed codes, suspend it, and everybody comes in by their own way', async () => {
    const [one, two] = [await comes.admin(), await comes.second()]
    await one.api.identityProvider.ask({ kind: 'suspend', days: 2 })
    await expect(enter('amara')).rejects.toMatchObject({ detail: { because: 'provider-first' } })
    await agree(two)
    expect((await (await enter('amara')).api.accounts.me({})).handle).toBe('amara')
    const lines = await trailLines(database)
    expect(lines.filter(({ action }) => action === 'session.without_provider')).toHaveLength(2)
  })

  it('the provider is asked for again after those days, by itself', async () => {
    expect((await admin.api.identityProvider.standing({})).provider!.suspendedUntil).not.toBeNull()
    await owns('update identity_providers set suspended_until = suspended_until - 5')
    expect((await admin.api.identityProvider.standing({})).provider!.suspendedUntil).toBeNull()
    await expect(enter('amara')).rejects.toMatchObject({ detail: { because: 'provider-first' } })
  })

  it('nobody else’s printed code goes round it', async () => {
    await expect(comes.amara()).rejects.toMatchObject({ detail: { because: 'provider-first' } })
  })
})

it('what is kept names nobody: neither the account, nor the provider, nor its secret, in rows or in the log', async () => {
  const rows = await owns(
    'select p::text as row from identity_providers p union all select b::text from identity_bindings b union all select c::text from identity_provider_changes c',
  )
  const kept = rows.map(({ row }) => row).join('\n') + network.logged.join('\n')
  for (const said of ['@house', issuer, '127.0.0.1', clientSecret, 'eyJ', 'code='])
    expect(kept).not.toContain(said)
})
