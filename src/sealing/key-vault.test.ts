// Amara has two windows over one worker with her keys.
import { expect, it } from 'vitest'
import { nothingHeld, sharedVault, type SharedKeys } from './key-vault.ts'
import { join } from './bytes.ts'

const kek = () => join(new Uint8Array(32).fill(7))
const windows = () => {
  const keys: SharedKeys = { state: nothingHeld() }
  return [sharedVault(keys), sharedVault(keys)] as const
}
const enrolled = async () => {
  const [one, other] = windows()
  one.holdKek(kek())
  await one.enrol({ network: 'test', userId: 'amara' })
  return [one, other] as const
}

it('the second has nothing before what is shown was held against what was seen, and then the same person', async () => {
  const [one, other] = await enrolled()
  expect(await other.status()).toEqual({ state: 'locked' })
  await expect(other.sealPins()).rejects.toMatchObject({ code: 'locked' })
  await one.enter()
  expect(await other.status()).toMatchObject({ state: 'unlocked', userId: 'amara', isIn: true })
})

it('what one chooses is no key for the other: neither a passphrase nor what is under way', async () => {
  const [one, other] = await enrolled()
  await one.enter()
  one.holdKek(kek())
  await expect(other.replacePassphrase()).rejects.toMatchObject({ code: 'no-kek' })
  await expect(one.replacePassphrase()).resolves.toMatchObject({ kind: 'passphrase' })
})

it('the second sets no memory aside by asking whether a backup was restored', async () => {
  const [one, other] = await enrolled()
  await one.enter()
  await expect(other.beginRestoration()).rejects.toMatchObject({ code: 'locked' })
  expect(await one.status()).toMatchObject({ state: 'unlocked' })
})

it('locking one has locked both', async () => {
  const [one, other] = await enrolled()
  await one.enter()
  await other.lock()
  expect(await one.status()).toEqual({ state: 'locked' })
})
