// The published test vectors of each primitive, and byte equality between WebCrypto and noble, so that a browser, Node and
// an independent implementation cannot drift apart unseen.
import { ed25519, ristretto255_oprf, x25519 } from '@noble/curves/ed25519.js'
import { argon2id as nobleArgon2id } from '@noble/hashes/argon2.js'
import { hkdf as nobleHkdf } from '@noble/hashes/hkdf.js'
import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js'
import { argon2id } from 'hash-wasm'
import { expect, test } from 'vitest'
import { join, utf8, type Bytes } from './bytes.ts'
import { ctx } from './ctx.ts'
import { checkSignature, derive, keyPairFromSeed, newSecret, sign } from './keys.ts'
import { evaluate, finalize } from './oprf.ts'
import { hpke } from './wrap.ts'

function hex(text: string): Bytes {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}
function toHex(bytes: ArrayBuffer | Uint8Array): string {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

test('RFC 9180: HPKE X25519, HKDF-SHA256, AES-256-GCM, base mode, first encryption', async () => {
  const recipient = await keyPairFromSeed(
    'enc',
    hex('497b4502664cfea5d5af0b39934dac72242a74f8480451e1aee7d6a53320333d'),
  )
  expect(toHex(recipient.publicKey)).toBe('430f4b9859665145a6b1ba274024487bd66f03a2dd577d7753c68d7d7d00c00c')
  const enc = hex('6c93e09869df3402d7bf231bf540fadd35cd56be14f97178f0954db94b7fc256')
  const info = hex('4f6465206f6e2061204772656369616e2055726e')
  const aad = hex('436f756e742d30')
  const plain = hex('4265617574792069732074727574682c20747275746820626561757479')
  const cipher = 'e5d84cd531cfb583096e7cfa9641bd3079cf3a91cda813c52deb5f512be9931980a41de125a925cdad859d5b7a'

  const opened = await hpke.open({ recipientKey: recipient.keys, enc, info }, hex(cipher), aad)
  expect(toHex(opened)).toBe(toHex(plain))

  const ephemeral = await keyPairFromSeed(
    'enc',
    hex('179d4b53b6365c45b600c4163b61d95cbc2f4d9e36f1695558dce265ab8bab11'),
  )
  expect(toHex(ephemeral.publicKey)).toBe(toHex(enc))
  const sealed = await hpke.seal(
    { recipientPublicKey: recipient.keys.publicKey, info, ekm: ephemeral.keys },
    plain,
    aad,
  )
  expect(toHex(sealed.ct)).toBe(cipher)
})

test('RFC 7748: the X25519 pairs of section 6.1 and their common secret', async () => {
  const alice = hex('77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a')
  const bob = hex('5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb')
  const a = await keyPairFromSeed('enc', alice)
  const b = await keyPairFromSeed('enc', bob)
  expect(toHex(a.publicKey)).toBe('8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a')
  expect(toHex(b.publicKey)).toBe('de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f')
  const secret = await crypto.subtle.deriveBits(
    { name: 'X25519', public: b.keys.publicKey },
    a.keys.privateKey,
    256,
  )
  expect(toHex(secret)).toBe('4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742')
})

test('RFC 8032: Ed25519 tests 1 and 2', async () => {
  const vectors = [
    {
      seed: '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
      publicKey: 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
      message: '',
      signature:
        'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    },
    {
      seed: '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
      publicKey: '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
      message: '72',
      signature:
        '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    },
  ]
  for (const vector of vectors) {
    const pair = await keyPairFromSeed('sig', hex(vector.seed))
    expect(toHex(pair.publicKey)).toBe(vector.publicKey)
    const signature = await sign(pair, new Uint8Array(), hex(vector.message))
    expect(toHex(signature)).toBe(`01${vector.signature}`)
    await checkSignature(pair.publicKey, new Uint8Array(), hex(vector.message), signature)
  }
})

test('RFC 9497: OPRF ristretto255-SHA512, base mode, both vectors', () => {
  const key = hex('5ebcea5ee37023ccb9fc2d2019f9d7737be85591ae8652ffa9ef0f4d37063b0e')
  const derived = ristretto255_oprf.oprf.deriveKeyPair(hex('a3'.repeat(32)), utf8('test key'))
  expect(toHex(derived.secretKey)).toBe(toHex(key))
  const blindScalar = hex('64d37aed22a27f5191de1c1d69fadb899d8862b58eb4220029e036ec4c1f6706')
  const vectors = [
    {
      input: '00',
      blinded: '609a0ae68c15a3cf6903766461307e5c8bb2f95e7e6550e1ffa2dc99e412803c',
      evaluated: '7ec6578ae5120958eb2db1745758ff379e77cb64fe77b0b2d8cc917ea0869c7e',
      output:
        '527759c3d9366f277d8c6020418d96bb393ba2afb20ff90df23fb7708264e2f3ab9135e3bd69955851de4b1f9fe8a0973396719b7912ba9ee8aa7d0b5e24bcf6',
    },
    {
      input: '5a'.repeat(17),
      blinded: 'da27ef466870f5f15296299850aa088629945a17d1f5b7f5ff043f76b3c06418',
      evaluated: 'b4cbf5a4f1eeda5a63ce7b77c7d23f461db3fcab0dd28e4e17cecb5c90d02c25',
      output:
        'f4a74c9c592497375e796aa837e907b1a045d34306a749db9f34221f7e750cb4f2a6413a6bf6fa5e19ba6348eb673934a722a7ede2e7621306d18951e7cf2c73',
    },
  ]
  for (const vector of vectors) {
    expect(toHex(evaluate(key, hex(vector.blinded)))).toBe(vector.evaluated)
    expect(toHex(finalize(hex(vector.input), blindScalar, hex(vector.evaluated)))).toBe(vector.output)
  }
})

test('RFC 9106: Argon2id of noble gives the published tag, and hash-wasm gives what noble gives', async () => {
  const tag = nobleArgon2id(hex('01'.repeat(32)), hex('02'.repeat(16)), {
    t: 3,
    m: 32,
    p: 4,
    key: hex('03'.repeat(8)),
    personalization: hex('04'.repeat(12)),
  })
  expect(toHex(tag)).toBe('0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659')

  const password = utf8('six words on a card')
  const wasm = await argon2id({
    password,
    salt: ctx('card'),
    iterations: 3,
    parallelism: 1,
    memorySize: 256,
    hashLength: 32,
    outputType: 'binary',
  })
  expect(toHex(wasm)).toBe(toHex(nobleArgon2id(password, ctx('card'), { t: 3, m: 256, p: 1, dkLen: 32 })))
})

test('WebCrypto and noble derive and sign the same bytes', async () => {
  for (let round = 0; round < 10; round += 1) {
    const seed = newSecret()
    const message = newSecret(round * 7)
    const enc = await keyPairFromSeed('enc', seed)
    const sig = await keyPairFromSeed('sig', seed)
    expect(toHex(enc.publicKey)).toBe(toHex(x25519.getPublicKey(seed)))
    expect(toHex(sig.publicKey)).toBe(toHex(ed25519.getPublicKey(seed)))
    expect(toHex(await sign(sig, ctx('rec'), message))).toBe(
      `01${toHex(ed25519.sign(join(ctx('rec'), message), seed))}`,
    )
    expect(toHex(await derive(seed, ctx('circle', 'kw')))).toBe(
      toHex(nobleHkdf(nobleSha256, seed, undefined, ctx('circle', 'kw'), 32)),
    )
  }
})

test('private halves cannot be taken out of a pair', async () => {
  const pair = await keyPairFromSeed('enc', newSecret())
  await expect(crypto.subtle.exportKey('pkcs8', pair.keys.privateKey)).rejects.toThrow()
})
