// A passkey as a way in, and a recovery code that proves itself: what opens, what does not, and the same bytes as another
// implementation makes.
import { hkdfSync } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { aadLabel } from './aad-label.ts'
import { kekFromPrf } from './passkey.ts'
import { PRF_INPUT } from './passkey-input.ts'
import { checkRecoveryProof, newRecoveryCode, proofPairOf, proveRecoveryCode } from './recovery.ts'
import { canSeal } from './support.ts'
import { toText } from './text.ts'
import { createVault } from './vault.ts'
import { colleague, network } from './vault-cast.ts'

const bytes = (byte: number, length = 32) => new Uint8Array(length).fill(byte)
const credentialId = toText(bytes(7, 16))

test('the KEK is HKDF of the PRF’s output, salted by the credential: the same bytes as OpenSSL’s', async () => {
  const kek = await kekFromPrf(bytes(1), bytes(7, 16))
  const other = hkdfSync('sha256', bytes(1), bytes(7, 16), aadLabel('unlock', 'prf'), 32)
  expect(toText(kek)).toBe(toText(new Uint8Array(other)))
  // It opens what was sealed with earlier releases: these bytes never change.
  expect(toText(kek)).toBe('l3gdpxIq7wG6gZ_pjzNzUK0cMrldjkS-TactC_d_wLU')
  expect(new TextDecoder().decode(PRF_INPUT)).toBe('continuum/v1 unlock prf')
})

test('another credential with the same PRF output, or a byte of difference, is another KEK', async () => {
  const kek = toText(await kekFromPrf(bytes(1), bytes(7, 16)))
  expect(toText(await kekFromPrf(bytes(1), bytes(8, 16)))).not.toBe(kek)
  expect(toText(await kekFromPrf(bytes(2), bytes(7, 16)))).not.toBe(kek)
  expect(() => kekFromPrf(bytes(1, 31), bytes(7, 16))).toThrow('broken')
})

test('Mira unlocks with her passkey; not with another, not with another’s blob, and the bytes are gone afterwards', async () => {
  const mira = await colleague('mira')
  const at = { network, userId: 'mira', user: mira.user }
  const prf = bytes(1)
  const unlocker = await mira.vault.addPasskey({ prf, credentialId })
  expect(unlocker.kind).toBe('passkey')
  expect([...prf]).toEqual([...bytes(0)])

  const vault = createVault()
  const unlock = (byte: number, id = credentialId, blob = unlocker) =>
    vault.unlockWithPasskey({ ...at, unlocker: blob, prf: bytes(byte), credentialId: id })
  expect(await unlock(1)).toMatchObject({ state: 'unlocked', encPublic: mira.user.encPublic })
  await vault.lock()
  await expect(unlock(2)).rejects.toThrow('wrong-commit')
  await expect(unlock(1, toText(bytes(8, 16)))).rejects.toThrow('wrong-commit')
  await expect(unlock(1, credentialId, mira.unlockers[0])).rejects.toThrow('wrong-commit')
  await expect(unlock(1, credentialId, { ...unlocker, kind: 'recovery' })).rejects.toThrow('broken')
  const other = await colleague('other')
  const theirs = await other.vault.addPasskey({ prf: bytes(1), credentialId })
  await expect(unlock(1, credentialId, theirs)).rejects.toThrow('broken')
  expect(await vault.status()).toEqual({ state: 'locked' })
})

test('a locked vault adds no passkey', async () => {
  await expect(createVault().addPasskey({ prf: bytes(1), credentialId })).rejects.toThrow('locked')
})

test('a recovery code signs the server’s challenge and gives nothing that opens', async () => {
  const mira = await colleague('mira')
  const recovery = mira.unlockers.find((one) => one.kind === 'recovery')!
  const proof = await proofPairOf(mira.code)
  expect(recovery.proof).toBe(toText(proof.publicKey))
  const signature = await proveRecoveryCode(mira.code.toLowerCase(), bytes(3))
  await checkRecoveryProof(proof.publicKey, bytes(3), signature)
  await expect(checkRecoveryProof(proof.publicKey, bytes(4), signature)).rejects.toThrow('bad-signature')
  const other = await proveRecoveryCode(newRecoveryCode(), bytes(3))
  await expect(checkRecoveryProof(proof.publicKey, bytes(3), other)).rejects.toThrow('bad-signature')
  await expect(createVault().proveRecoveryCode({ code: 'ABC', challenge: toText(bytes(3)) })).rejects.toThrow(
    'bad-words',
  )
})

test('this machine can seal, and one without the curves says so', async () => {
  expect(await canSeal()).toBe(true)
  const generate = crypto.subtle.generateKey.bind(crypto.subtle)
  const without = (name: string) =>
    ((algorithm: string, ...rest: [boolean, KeyUsage[]]) =>
      algorithm === name
        ? Promise.reject(new DOMException('no', 'NotSupportedError'))
        : generate(algorithm, ...rest)) as typeof crypto.subtle.generateKey
  for (const curve of ['X25519', 'Ed25519']) {
    crypto.subtle.generateKey = without(curve)
    expect(await canSeal(), curve).toBe(false)
  }
  crypto.subtle.generateKey = generate
  expect(await canSeal()).toBe(true)
  // Without TLS there is no WebCrypto.
  for (const nothing of [{}, undefined]) {
    vi.stubGlobal('crypto', nothing)
    expect(await canSeal()).toBe(false)
  }
  vi.unstubAllGlobals()
})
