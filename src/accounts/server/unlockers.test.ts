// Ways in: Amara gets a passkey, loses things, and changes others; and what is tried with an authenticator that lies.

import { describe, expect, it } from 'vitest'
import { signIn, type Colleague } from '../../../demo/actor.ts'
import { takeCircles } from '../../client/circles.ts'
import { lineTo, type Api } from '../../../demo/actor.ts'
import { createClient } from '../../api/client.ts'
import { contract } from '../../app/contract.ts'
import { asOwner } from '../../database/open.ts'
import { PRF_INPUT } from '../../sealing/passkey-input.ts'
import { passphraseCalls } from '../../sealing/passphrase-calls.ts'
import { createVault } from '../../sealing/vault.ts'
import { namePasskey, passkeyName } from '../client/passkey-name.ts'
import { Authenticator, type Lies } from '../../../test/authenticator.ts'
import { testDatabase } from '../../../test/database.ts'
import { newNetwork, passphrase } from '../../../test/people.ts'

const database = await testDatabase()
const network = await newNetwork(database, { unlimited: true })
const admin = await network.organisation('Harbour House', 'ngo', [])
const origin = 'http://localhost:4600'
let count = 0
const somebody = () => network.colleague(admin, `amara-${(count += 1)}`, ['caseworker'])

/** Makes a passkey and stores it, as the screen does. */
async function addPasskey(who: Colleague, key: Authenticator, lies: Lies = {}): Promise<string> {
  const { challenge } = await who.api.unlockers.askPasskey({})
  const made = key.make(challenge, lies)
  const unlocker = await who.vault.addPasskey({ prf: key.prf(PRF_INPUT), credentialId: key.credential })
  return (await who.api.unlockers.addPasskey({ challenge, ...made, unlocker })).id
}

const visitor = (): Api => createClient(contract, lineTo(network.staff).send)

/** Signs in and unlocks with a passkey alone: no handle, no passphrase. */
async function enter(key: Authenticator, lies: Lies = {}) {
  const api = visitor()
  const { challenge } = await api.unlockers.challenge({})
  await api.unlockers.enterByPasskey({ challenge, assertion: key.prove(challenge, lies) })
  const me = await api.accounts.me({})
  const vault = createVault()
  const unlocker = me.unlockers.find((one) => one.credential === key.credential)!
  await vault.unlockWithPasskey({
    network: me.network.id,
    userId: me.id,
    user: me.user!,
    unlocker,
    prf: key.prf(PRF_INPUT),
    credentialId: key.credential,
  })
  return { api, vault, me }
}

const ways = async (who: { api: Api }) => (await who.api.accounts.me({})).unlockers
const idOf = async (who: { api: Api }, kind: string) => (await ways(who)).find((one) => one.kind === kind)!.id

describe('Amara and her passkey', () => {
  it('signs in and opens her keys with it alone', async () => {
    const amara = await somebody()
    const key = new Authenticator(origin)
    await addPasskey(amara, key)
    const { me, vault } = await enter(key)
    expect(me.id).toBe(amara.id)
    expect(await vault.status()).toMatchObject({ state: 'unlocked', encPublic: me.user!.encPublic })
  })

  it('calls it something that only she can read', async () => {
    const amara = await somebody()
    const key = new Authenticator(origin)
    const id = await addPasskey(amara, key)
    await namePasskey(amara, { id, credential: key.credential }, 'The blue one in my coat')
    const mine = (await ways(amara)).find((one) => one.id === id)!
    expect(await passkeyName(amara, mine)).toBe('The blue one in my coat')
    const other = await somebody()
    await expect(other.api.unlockers.name({ id, sealedName: mine.sealedName! })).rejects.toMatchObject({
      code: 'not-found',
    })
    await expect(other.api.unlockers.remove({ id })).rejects.toMatchObject({ code: 'not-found' })
  })

  it('may have several, and goes in by each', async () => {
    const amara = await somebody()
    const [one, two] = [new Authenticator(origin), new Authenticator(origin)]
    await addPasskey(amara, one)
    await addPasskey(amara, two)
    await enter(one)
    await enter(two)
    expect((await ways(amara)).map(({ kind }) => kind).sort()).toEqual([
      'passkey',
      'passkey',
      'passphrase',
      'recovery',
    ])
  })

  it('is refused a second time with the same authenticator’s key', async () => {
    const amara = await somebody()
    const key = new Authenticator(origin)
    await addPasskey(amara, key)
    await expect(addPasskey(amara, key)).rejects.toMatchObject({ code: 'conflict' })
  })

  it('is out where the key is gone: a removed passkey opens nothing, and sessions elsewhere end', async () => {
    const amara = await somebody()
    const key = new Authenticator(origin)
    const id = await addPasskey(amara, key)
    const elsewhere = await enter(key)
    await amara.api.unlockers.remove({ id })
    await expect(enter(key)).rejects.toMatchObject({ code: 'wrong-words' })
    await expect(elsewhere.api.accounts.me({})).rejects.toMatchObject({ code: 'not-signed-in' })
    expect((await amara.api.accounts.me({})).id).toBe(amara.id)
  })
})

describe('an authenticator that lies', () => {
  const makingLies: [string, Lies][] = [
    ['made on another page', { origin: 'http://localhost:4999' }],
    ['made for another host', { rpId: 'example.org' }],
    ['made for another challenge', { challenge: Buffer.alloc(32, 7).toString('base64url') }],
    ['made without verifying who touches it', { verified: false }],
    ['a proof instead of a new key', { type: 'webauthn.get' }],
    ['under another credential’s name', { credential: Buffer.alloc(32, 9).toString('base64url') }],
  ]
  it.each(makingLies)('is not kept: %s', async (_what, lies) => {
    const amara = await somebody()
    await expect(addPasskey(amara, new Authenticator(origin), lies)).rejects.toMatchObject({
      code: 'refused',
      detail: { because: 'not-a-passkey' },
    })
    expect(await ways(amara)).toHaveLength(2)
  })

  const provingLies: [string, Lies][] = [
    ['from another page', { origin: 'http://localhost:4999' }],
    ['for another host', { rpId: 'example.org' }],
    ['for another challenge', { challenge: Buffer.alloc(32, 7).toString('base64url') }],
    ['without verifying who touches it', { verified: false }],
    ['a new key instead of a proof', { type: 'webauthn.create' }],
    ['with a counter that stands still, as a copy’s does', { counter: 1 }],
    ['by a credential that nobody has', { credential: Buffer.alloc(32, 9).toString('base64url') }],
  ]
  it.each(provingLies)('is not let in: %s', async (_what, lies) => {
    const amara = await somebody()
    const key = new Authenticator(origin)
    await addPasskey(amara, key)
    await expect(enter(key, lies)).rejects.toMatchObject({ code: 'wrong-words' })
    await enter(key)
  })

  it('is not let in with somebody else’s credential id', async () => {
    const [amara, bashir] = [await somebody(), await somebody()]
    const [hers, his] = [new Authenticator(origin), new Authenticator(origin)]
    await addPasskey(amara, hers)
    await addPasskey(bashir, his)
    await expect(enter(his, { credential: hers.credential })).rejects.toMatchObject({ code: 'wrong-words' })
  })

  it('answers a challenge once, and only one that was given', async () => {
    const amara = await somebody()
    const key = new Authenticator(origin)
    await addPasskey(amara, key)
    const api = visitor()
    const { challenge } = await api.unlockers.challenge({})
    const assertion = key.prove(challenge)
    await api.unlockers.enterByPasskey({ challenge, assertion })
    await expect(visitor().unlockers.enterByPasskey({ challenge, assertion })).rejects.toMatchObject({
      code: 'wrong-words',
    })
    const invented = Buffer.alloc(32, 3).toString('base64url')
    await expect(
      visitor().unlockers.enterByPasskey({ challenge: invented, assertion: key.prove(invented) }),
    ).rejects.toMatchObject({ code: 'wrong-words' })
  })

  it('cannot be kept for another person’s asking', async () => {
    const [amara, bashir] = [await somebody(), await somebody()]
    const key = new Authenticator(origin)
    const { challenge } = await amara.api.unlockers.askPasskey({})
    const unlocker = await bashir.vault.addPasskey({ prf: key.prf(PRF_INPUT), credentialId: key.credential })
    await expect(
      bashir.api.unlockers.addPasskey({ challenge, ...key.make(challenge), unlocker }),
    ).rejects.toMatchObject({ code: 'refused' })
  })

  it('does not open a suspended account', async () => {
    const amara = await somebody()
    const key = new Authenticator(origin)
    await addPasskey(amara, key)
    await asOwner(database, (client) =>
      client.query("update users set state = 'suspended' where id = $1", [amara.id]),
    )
    await expect(enter(key)).rejects.toMatchObject({ code: 'wrong-words' })
  })
})

describe('two ways in', () => {
  it('stay: the last but one is not taken away, whichever it is', async () => {
    const amara = await somebody()
    for (const kind of ['passphrase', 'recovery'])
      await expect(amara.api.unlockers.remove({ id: await idOf(amara, kind) })).rejects.toMatchObject({
        code: 'refused',
        detail: { because: 'two-ways-in' },
      })
  })

  it('may be a passphrase and a passkey: the recovery code can go once there is another', async () => {
    const amara = await somebody()
    await addPasskey(amara, new Authenticator(origin))
    await amara.api.unlockers.remove({ id: await idOf(amara, 'recovery') })
    expect((await ways(amara)).map(({ kind }) => kind).sort()).toEqual(['passkey', 'passphrase'])
  })

  it('may be two passkeys: then the old passphrase opens nothing, and says no more than a wrong one', async () => {
    const amara = await somebody()
    const key = new Authenticator(origin)
    await addPasskey(amara, key)
    await addPasskey(amara, new Authenticator(origin))
    await amara.api.unlockers.remove({ id: await idOf(amara, 'passphrase') })
    await amara.api.unlockers.remove({ id: await idOf(amara, 'recovery') })
    await expect(signIn(network.staff, amara.handle, passphrase)).rejects.toMatchObject({
      code: 'wrong-passphrase',
    })
    await enter(key)
  })

  it('stay, though two are taken away at the same moment', async () => {
    const amara = await somebody()
    await addPasskey(amara, new Authenticator(origin))
    const ids = (await ways(amara)).map(({ id }) => id)
    const answers = await Promise.allSettled(ids.map((id) => amara.api.unlockers.remove({ id })))
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await ways(amara)).toHaveLength(2)
  })
})

describe('a recovery code that was shown', () => {
  const states = async (who: { api: Api }) =>
    Object.fromEntries((await ways(who)).map(({ kind, confirmed }) => [kind, confirmed]))

  it('is no way in until Amara says that she keeps it: nothing else may go before', async () => {
    const amara = await somebody()
    expect(await states(amara)).toEqual({ passphrase: true, recovery: true })
    const { unlocker } = await amara.vault.replaceRecoveryCode()
    await amara.api.unlockers.setRecovery({ unlocker })
    // The window was closed here.
    expect(await states(amara)).toEqual({ passphrase: true, recovery: false })
    const id = await addPasskey(amara, new Authenticator(origin))
    await expect(amara.api.unlockers.remove({ id })).rejects.toMatchObject({
      detail: { because: 'two-ways-in' },
    })
    await amara.api.unlockers.confirmRecovery({ proof: unlocker.proof! })
    expect(await states(amara)).toEqual({ passphrase: true, recovery: true, passkey: true })
    await amara.api.unlockers.remove({ id })
  })

  it('that is kept on no paper may itself go, where two others remain', async () => {
    const amara = await somebody()
    const { unlocker } = await amara.vault.replaceRecoveryCode()
    await amara.api.unlockers.setRecovery({ unlocker })
    await addPasskey(amara, new Authenticator(origin))
    await amara.api.unlockers.remove({ id: await idOf(amara, 'recovery') })
    expect(await states(amara)).toEqual({ passphrase: true, passkey: true })
  })

  it('is confirmed by an older window for its own code alone, and by nobody else', async () => {
    const amara = await somebody()
    const older = await amara.vault.replaceRecoveryCode()
    await amara.api.unlockers.setRecovery({ unlocker: older.unlocker })
    const newer = await amara.vault.replaceRecoveryCode()
    await amara.api.unlockers.setRecovery({ unlocker: newer.unlocker })
    const refused = { code: 'not-found' }
    const say = (who: Colleague, { unlocker }: typeof newer) =>
      who.api.unlockers.confirmRecovery({ proof: unlocker.proof! })
    await expect(say(amara, older)).rejects.toMatchObject(refused)
    await expect(say(await somebody(), newer)).rejects.toMatchObject(refused)
    expect((await states(amara))['recovery']).toBe(false)
  })
})

describe('changing what opens', () => {
  const changed = 'harvest violin copper meadow seven lantern'
  async function changePassphrase(who: Colleague): Promise<void> {
    const choice = passphraseCalls((kek) => who.vault.holdKek(kek))
    const { request } = await choice.beginRegister({ passphrase: changed })
    const { response } = await who.api.unlockers.askPassphrase({ request })
    const { record } = await choice.finishRegister({ response })
    await who.api.unlockers.setPassphrase({ record, unlocker: await who.vault.replacePassphrase() })
  }

  it('a new passphrase opens, the old one does not, and sessions elsewhere end', async () => {
    const amara = await somebody()
    const elsewhere = await signIn(network.staff, amara.handle, passphrase)
    await changePassphrase(amara)
    await expect(signIn(network.staff, amara.handle, passphrase)).rejects.toMatchObject({
      code: 'wrong-passphrase',
    })
    const again = await signIn(network.staff, amara.handle, changed)
    expect(await again.vault.status()).toMatchObject({ state: 'unlocked' })
    await expect(elsewhere.api.accounts.me({})).rejects.toMatchObject({ code: 'not-signed-in' })
    await takeCircles(amara)
  })

  it('a new recovery code signs in and opens from nothing; the old one does neither', async () => {
    const amara = await somebody()
    const before = await amara.vault.replaceRecoveryCode()
    await amara.api.unlockers.setRecovery({ unlocker: before.unlocker })
    const now = await amara.vault.replaceRecoveryCode()
    await amara.api.unlockers.setRecovery({ unlocker: now.unlocker })
    const enterBy = async (code: string, handle = amara.handle) => {
      const api = visitor()
      const vault = createVault()
      const { challenge } = await api.unlockers.challenge({})
      const { signature } = await vault.proveRecoveryCode({ code, challenge })
      await api.unlockers.enterByCode({ handle, challenge, signature })
      const me = await api.accounts.me({})
      const unlocker = me.unlockers.find((one) => one.kind === 'recovery')!
      return vault.unlockWithRecoveryCode({
        network: me.network.id,
        userId: me.id,
        user: me.user!,
        unlocker,
        code,
      })
    }
    expect(await enterBy(now.recoveryCode)).toMatchObject({ state: 'unlocked' })
    await expect(enterBy(before.recoveryCode)).rejects.toMatchObject({ code: 'wrong-words' })
    await expect(enterBy(now.recoveryCode, 'nobody-here')).rejects.toMatchObject({ code: 'wrong-words' })
    await expect(enterBy(now.recoveryCode, 'founder')).rejects.toMatchObject({ code: 'wrong-words' })
  })

  it('puts nothing in another kind’s place', async () => {
    const amara = await somebody()
    const { unlocker } = await amara.vault.replaceRecoveryCode()
    await expect(amara.api.unlockers.setPassphrase({ record: 'x', unlocker })).rejects.toMatchObject({
      code: 'refused',
      detail: { because: 'other-way-in' },
    })
  })
})
