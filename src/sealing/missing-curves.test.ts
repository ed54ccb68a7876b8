// The browser's curves and the ones for old browsers are the same: byte for byte, and each opens what the other has closed.
import { afterEach, expect, test } from 'vitest'
import { hex, utf8, type Bytes } from './bytes.ts'
import { aadLabel } from './aad-label.ts'
import { checkSignature, keyPairFromSeed, sha256, sign } from './keys.ts'
import { fillBuiltIns, type copying, type groupBy } from './missing-built-ins.ts'
import { provideCurves } from './missing-curves.ts'
import { canSeal } from './support.ts'
import { unwrapKey, wrapKey } from './wrap.ts'

const calls = ['importKey', 'exportKey', 'generateKey', 'deriveBits', 'sign', 'verify'] as const
const place = aadLabel('wrap', 'case', 'identity', 1, 1)
const bytes = (text: string): Bytes => new Uint8Array(Buffer.from(text, 'hex'))
const { subtle } = crypto

/** As in a browser that has neither curve: it refuses their names, and only then gets ours. */
function grownOld(): void {
  for (const name of calls) {
    const native = (subtle[name] as (...input: unknown[]) => Promise<unknown>).bind(subtle)
    const value = async (...input: unknown[]) => {
      const names = input.map((one) => (one as { name?: unknown } | null)?.name ?? one)
      if (names.some((one) => one === 'X25519' || one === 'Ed25519'))
        throw new DOMException('no', 'NotSupportedError')
      return native(...input)
    }
    Object.defineProperty(subtle, name, { value, configurable: true, writable: true })
  }
}
function old(): void {
  grownOld()
  provideCurves(subtle)
}
function modern(): void {
  for (const name of calls) Reflect.deleteProperty(subtle, name)
}
afterEach(modern)

const both = [
  ['as the browser has them', modern],
  ['as an old browser gets them', old],
] as const

test('an old browser cannot seal, and can once it has what it lacks', async () => {
  grownOld()
  expect(await canSeal()).toBe(false)
  provideCurves(subtle)
  expect(await canSeal()).toBe(true)
})

test.each(both)('RFC 7748 section 6.1 and section 5.2, %s', async (_name, as) => {
  as()
  const secretOf = async (scalar: string, u: string) => {
    const { keys } = await keyPairFromSeed('enc', bytes(scalar))
    const other = await subtle.importKey('raw', bytes(u), 'X25519', true, [])
    const bits = await subtle.deriveBits({ name: 'X25519', public: other }, keys.privateKey, 256)
    return hex(new Uint8Array(bits))
  }
  const alice = '77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a'
  const bob = 'de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f'
  expect(hex((await keyPairFromSeed('enc', bytes(alice))).publicKey)).toBe(
    '8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a',
  )
  expect(await secretOf(alice, bob)).toBe('4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742')
  expect(
    await secretOf(
      'a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4',
      'e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c',
    ),
  ).toBe('c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552')
  // A point of small order makes a secret that everybody knows: refused.
  await expect(secretOf(alice, '00'.repeat(32))).rejects.toThrow()
})

test.each(both)('RFC 8032 test 2, %s', async (_name, as) => {
  as()
  const seed = bytes('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb')
  const { publicKey, keys } = await keyPairFromSeed('sig', seed)
  expect(hex(publicKey)).toBe('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c')
  expect(hex(new Uint8Array(await subtle.sign('Ed25519', keys.privateKey, bytes('72'))))).toBe(
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  )
})

test.each([
  ['old browser', 'browser', old, modern],
  ['browser', 'old browser', modern, old],
] as const)(
  'what the %s wraps and signs, the %s opens and believes, and nothing else',
  async (_a, _b, one, other) => {
    for (let round = 0; round < 4; round += 1) {
      // Fixed seeds: the same keys on every run.
      const seed = await sha256(utf8(`seed ${round}`))
      const key = await sha256(utf8(`key ${round}`))
      modern()
      one()
      const known = (await keyPairFromSeed('enc', seed)).publicKey
      const wrap = await wrapKey(known, key, place)
      const signer = await keyPairFromSeed('sig', seed)
      const signature = await sign(signer, place, key)
      modern()
      other()
      const mine = await keyPairFromSeed('enc', seed)
      expect(hex(mine.publicKey)).toBe(hex(known))
      expect(hex(await unwrapKey(mine, wrap, place))).toBe(hex(key))
      await expect(unwrapKey(await keyPairFromSeed('enc', key), wrap, place)).rejects.toThrow('broken')
      expect(hex(await sign(await keyPairFromSeed('sig', seed), place, key))).toBe(hex(signature))
      await checkSignature(signer.publicKey, place, key, signature)
      await expect(checkSignature(signer.publicKey, place, seed, signature)).rejects.toThrow('bad-signature')
      await expect(checkSignature(seed, place, key, signature)).rejects.toThrow('bad-signature')
    }
  },
)

test('an old browser keeps to what WebCrypto refuses', async () => {
  old()
  const { keys } = await keyPairFromSeed('enc', new Uint8Array(32).fill(7))
  expect(JSON.stringify(keys.privateKey)).not.toMatch(/7,|BwcH/)
  await expect(subtle.exportKey('jwk', keys.privateKey)).rejects.toThrow()
  await expect(subtle.exportKey('raw', keys.privateKey)).rejects.toThrow()
  await expect(subtle.sign('Ed25519', keys.privateKey, new Uint8Array(1))).rejects.toThrow()
  await expect(subtle.importKey('raw', new Uint8Array(31), 'X25519', true, [])).rejects.toThrow()
  await expect(subtle.importKey('pkcs8', new Uint8Array(48), 'X25519', true, [])).rejects.toThrow()
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: 'AA' }
  await expect(subtle.importKey('jwk', jwk, 'X25519', true, [])).rejects.toThrow()
  // Everything else is the browser's own.
  expect(hex(new Uint8Array(await subtle.digest('SHA-256', new Uint8Array())))).toMatch(/^e3b0c442/)
  const aes = await subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt'])
  expect((await subtle.exportKey('raw', aes)).byteLength).toBe(32)
})

test('what came into the language in 2023 is filled as it is there, and only where it is missing', () => {
  const [bare, map] = [{} as typeof copying, {} as { groupBy: typeof groupBy }]
  fillBuiltIns(bare, map)
  const list = [3, 1, 10, 2]
  expect(bare.toSorted.call(list)).toEqual([1, 10, 2, 3])
  expect(bare.toSorted.call(list, (a, b) => Number(a) - Number(b))).toEqual(list.toSorted((a, b) => a - b))
  expect(bare.toReversed.call(list)).toEqual(list.toReversed())
  for (const at of [0, 3, -1, -4]) expect(bare.with.call(list, at, 9)).toEqual(list.with(at, 9))
  for (const at of [4, -5]) expect(() => bare.with.call(list, at, 9)).toThrow(RangeError)
  expect(list).toEqual([3, 1, 10, 2])
  const odd = (one: number, index: number) => (one + index) % 2
  expect([...map.groupBy(list, odd)]).toEqual([...Map.groupBy(list, odd)])
  const own = Array.prototype.toSorted
  fillBuiltIns()
  expect(Array.prototype.toSorted).toBe(own)
})
