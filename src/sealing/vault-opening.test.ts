// Getting into the vault: the first time, again, by paper, with a new passphrase; and not getting in.
import { beforeEach, expect, test } from 'vitest'
import { newSecret } from './keys.ts'
import {
  answerRegister,
  answerSignIn,
  beginRegister,
  beginSignIn,
  checkSignIn,
  finishRegister,
  finishSignIn,
  newPassphraseSetup,
} from './passphrase.ts'
import { createVault } from './vault.ts'
import { at, colleague, gather, network, where, type Cast } from './vault-cast.ts'

let mira: Cast['mira']
beforeEach(async () => {
  ;({ mira } = await gather())
})

test('Mira unlocks again with her KEK, or with the printed code; nobody else’s works', async () => {
  const vault = createVault()
  const kek = newSecret()
  vault.holdKek(kek)
  const { user, unlockers, recoveryCode } = await vault.enrol({ network, userId: 'mira' })
  await vault.lock()
  expect(await vault.status()).toEqual({ state: 'locked' })

  vault.holdKek(kek)
  await vault.unlock({ network, userId: 'mira', user, unlocker: unlockers[0]! })
  expect(await vault.status()).toMatchObject({ state: 'unlocked', encPublic: user.encPublic })

  await vault.lock()
  const typed = recoveryCode.toLowerCase().replaceAll('-', ' ')
  await vault.unlockWithRecoveryCode({
    network,
    userId: 'mira',
    user,
    unlocker: unlockers[1]!,
    code: typed,
  })
  expect(await vault.status()).toMatchObject({ state: 'unlocked', sigPublic: user.sigPublic })

  await vault.lock()
  vault.holdKek(newSecret())
  await expect(vault.unlock({ network, userId: 'mira', user, unlocker: unlockers[0]! })).rejects.toThrow(
    'wrong-commit',
  )
  const other = await colleague('other')
  await expect(
    vault.unlockWithRecoveryCode({
      network,
      userId: 'mira',
      user,
      unlocker: unlockers[1]!,
      code: other.code,
    }),
  ).rejects.toThrow('wrong-commit')
  expect(await vault.status()).toEqual({ state: 'locked' })
})

test('a KEK serves once', async () => {
  await expect(mira.vault.enrol({ network, userId: 'mira' })).rejects.toThrow('no-kek')
})

test('after a new passphrase and a new code the old blobs still belong to the old secrets only', async () => {
  const kek = newSecret()
  mira.vault.holdKek(kek)
  const passphrase = await mira.vault.replacePassphrase()
  const { unlocker, recoveryCode } = await mira.vault.replaceRecoveryCode()
  await mira.vault.lock()
  mira.vault.holdKek(kek)
  const at = { network, userId: 'mira', user: mira.user }
  await mira.vault.unlock({ ...at, unlocker: passphrase })
  await mira.vault.unlockWithRecoveryCode({ ...at, unlocker, code: recoveryCode })
  await expect(mira.vault.unlockWithRecoveryCode({ ...at, unlocker, code: mira.code })).rejects.toThrow(
    'wrong-commit',
  )
})

test('a locked vault answers nothing', async () => {
  await mira.vault.lock()
  await expect(mira.vault.sealRecord({ ...where, value: 1 })).rejects.toThrow('locked')
  await expect(mira.vault.search({ query: 'Olena' })).rejects.toThrow('locked')
  await expect(
    mira.vault.rotateCircle({ at, organisation: 1, circleId: 9, members: ['mira'] }),
  ).rejects.toThrow('locked')
})

test('the passphrase gives the same KEK at every sign-in, and none to a wrong one or to another server', async () => {
  const setup = await newPassphraseSetup()
  const passphrase = 'boat grunt wrap fresh hidden device'
  const begun = await beginRegister(passphrase)
  const registered = await finishRegister(
    passphrase,
    begun.state,
    await answerRegister(setup, 'mira', begun.request),
  )
  const signIn = async (typed: string, serverSetup: string) => {
    const { state, request } = await beginSignIn(typed)
    const answer = await answerSignIn(serverSetup, 'mira', registered.record, request)
    const { proof, kek } = await finishSignIn(typed, state, answer.response)
    await checkSignIn(answer.state, proof)
    return kek
  }
  expect(await signIn(passphrase, setup)).toEqual(registered.kek)
  await expect(signIn('boat grunt wrap fresh hidden devise', setup)).rejects.toThrow('wrong-passphrase')
  await expect(signIn(passphrase, await newPassphraseSetup())).rejects.toThrow('wrong-passphrase')

  const stranger = await beginSignIn(passphrase)
  const answer = await answerSignIn(setup, 'nobody', null, stranger.request)
  await expect(finishSignIn(passphrase, stranger.state, answer.response)).rejects.toThrow('wrong-passphrase')
  await expect(answerSignIn(setup, 'mira', registered.record, 'AAAA')).rejects.toThrow('broken')
  await expect(checkSignIn(answer.state, 'AAAA')).rejects.toThrow('wrong-passphrase')
})
