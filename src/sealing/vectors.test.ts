// The published test vectors of each primitive, and byte equality between WebCrypto and noble, so that a browser, Node and
// an independent implementation cannot drift apart unseen.
import nodeCrypto from 'node:crypto'
import { gcm } from '@noble/ciphers/aes.js'
import { ed25519, ristretto255_oprf, x25519 } from '@noble/curves/ed25519.js'
import { argon2id as nobleArgon2id } from '@noble/hashes/argon2.js'
import { expand, extract, hkdf as nobleHkdf } from '@noble/hashes/hkdf.js'
import { hmac as nobleHmac } from '@noble/hashes/hmac.js'
import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js'
import { argon2id } from 'hash-wasm'
import { expect, test } from 'vitest'
import { join, utf8, type Bytes } from './bytes.ts'
import { aadLabel } from './aad-label.ts'
import { checkSignature, derive, hmac, keyPairFromSeed, newSecret, sha256, sign } from './keys.ts'
import { blind, evaluate, finalize, newOprfKey } from './oprf.ts'
import { openBytes, sealBytes } from './seal.ts'
import { ARGON2 } from './suite.ts'
import { hpke, unwrapKey } from './wrap.ts'

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

test('RFC 7748: both vectors of section 5.2, and the iterated one after 1 and 1,000 rounds, by both implementations', async () => {
  const webcrypto = async (scalar: Bytes, u: Bytes): Promise<Bytes> => {
    const { keys } = await keyPairFromSeed('enc', scalar)
    const other = await crypto.subtle.importKey('raw', u, 'X25519', false, [])
    return new Uint8Array(
      await crypto.subtle.deriveBits({ name: 'X25519', public: other }, keys.privateKey, 256),
    )
  }
  const noble = async (scalar: Bytes, u: Bytes): Promise<Bytes> => join(x25519.getSharedSecret(scalar, u))
  for (const multiply of [webcrypto, noble]) {
    const first = await multiply(
      hex('a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4'),
      hex('e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c'),
    )
    expect(toHex(first)).toBe('c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552')
    const second = await multiply(
      hex('4b66e9d4d1b4673c5ad22691957d6af5c11b6421e0ea01d42ca4169e7918ba0d'),
      hex('e5210f12786811d3f4b7959d0538ae2c31dbe7106fc03c3efc4cd549c715a493'),
    )
    expect(toHex(second)).toBe('95cbde9476e8907d7aade45cb4b873f88b595a68799fa152e6f8f7647aac7957')
    let [k, u] = [hex(`09${'00'.repeat(31)}`), hex(`09${'00'.repeat(31)}`)]
    for (let round = 1; round <= 1000; round += 1) {
      ;[k, u] = [await multiply(k, u), k]
      if (round === 1)
        expect(toHex(k)).toBe('422c8e7a6227d7bca1350b3e2bb7279f7897b87bb6854b783c60e80311ae3079')
    }
    expect(toHex(k)).toBe('684cf59ba83309552800ef566f2f4d3c1c3887c49360e3875f2eb94d99532c51')
  }
})

test('RFC 8032: Ed25519 tests 1, 2, 3 and SHA(abc)', async () => {
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
    {
      seed: 'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
      publicKey: 'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
      message: 'af82',
      signature:
        '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
    },
    {
      seed: '833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42',
      publicKey: 'ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf',
      message: toHex(await crypto.subtle.digest('SHA-512', utf8('abc'))),
      signature:
        'dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704',
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

// Node has an Argon2id of its own from 24 on; an older one leaves the comparison to noble.
const nodeArgon2 = nodeCrypto.argon2Sync as typeof nodeCrypto.argon2Sync | undefined

test('RFC 9106: Argon2id of noble, and of Node where it has one, gives the published tag; hash-wasm gives what they give', async () => {
  const tag = nobleArgon2id(hex('01'.repeat(32)), hex('02'.repeat(16)), {
    t: 3,
    m: 32,
    p: 4,
    key: hex('03'.repeat(8)),
    personalization: hex('04'.repeat(12)),
  })
  const published = '0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659'
  expect(toHex(tag)).toBe(published)
  const ofNode = nodeArgon2?.('argon2id', {
    message: hex('01'.repeat(32)),
    nonce: hex('02'.repeat(16)),
    secret: hex('03'.repeat(8)),
    associatedData: hex('04'.repeat(12)),
    parallelism: 4,
    tagLength: 32,
    memory: 32,
    passes: 3,
  })
  if (ofNode) expect(toHex(ofNode)).toBe(published)

  const password = utf8('six words on a card')
  const wasm = await argon2id({
    password,
    salt: aadLabel('card'),
    iterations: 3,
    parallelism: 1,
    memorySize: 256,
    hashLength: 32,
    outputType: 'binary',
  })
  expect(toHex(wasm)).toBe(
    toHex(nobleArgon2id(password, aadLabel('card'), { t: 3, m: 256, p: 1, dkLen: 32 })),
  )

  // The parameters of suite 1 in full, where something quick enough is there to compare with.
  const { memoryKiB: memory, iterations: passes, parallelism } = ARGON2
  const full = await argon2id({
    password,
    salt: aadLabel('card'),
    iterations: passes,
    parallelism,
    memorySize: memory,
    hashLength: 32,
    outputType: 'binary',
  })
  const same = nodeArgon2?.('argon2id', {
    message: password,
    nonce: aadLabel('card'),
    parallelism,
    tagLength: 32,
    memory,
    passes,
  })
  if (same) expect(toHex(full)).toBe(toHex(same))
})

test('WebCrypto and noble derive, agree, commit, hash and sign the same bytes', async () => {
  const peer = await keyPairFromSeed('enc', newSecret())
  for (let round = 0; round < 10; round += 1) {
    const seed = newSecret()
    const message = newSecret(round * 7)
    const enc = await keyPairFromSeed('enc', seed)
    const sig = await keyPairFromSeed('sig', seed)
    expect(toHex(enc.publicKey)).toBe(toHex(x25519.getPublicKey(seed)))
    expect(toHex(sig.publicKey)).toBe(toHex(ed25519.getPublicKey(seed)))
    expect(toHex(await sign(sig, aadLabel('rec'), message))).toBe(
      `01${toHex(ed25519.sign(join(aadLabel('rec'), message), seed))}`,
    )
    expect(toHex(await derive(seed, aadLabel('circle', 'kw')))).toBe(
      toHex(nobleHkdf(nobleSha256, seed, undefined, aadLabel('circle', 'kw'), 32)),
    )
    const agreed = await crypto.subtle.deriveBits(
      { name: 'X25519', public: peer.keys.publicKey },
      enc.keys.privateKey,
      256,
    )
    expect(toHex(agreed)).toBe(toHex(x25519.getSharedSecret(seed, peer.publicKey)))
    expect(toHex(await hmac(seed, message))).toBe(toHex(nobleHmac(nobleSha256, seed, message)))
    expect(toHex(await sha256(message))).toBe(toHex(nobleSha256(message)))
    await checkSignature(
      join(ed25519.getPublicKey(seed)),
      aadLabel('rec'),
      message,
      join(new Uint8Array([1]), ed25519.sign(join(aadLabel('rec'), message), seed)),
    )
  }
})

test('AES-GCM: what WebCrypto seals noble opens, and the other way round, byte for byte', async () => {
  for (let round = 0; round < 10; round += 1) {
    const [key, place, message] = [newSecret(), aadLabel('rec', `${round}`), newSecret(round * 29)]
    const sealed = await sealBytes(key, place, message)
    const iv = sealed.subarray(1, 13)
    const body = gcm(key, iv, place).encrypt(message)
    expect(toHex(sealed)).toBe(`01${toHex(iv)}${toHex(body)}`)
    const [fresh, ours] = [newSecret(12), newSecret(round)]
    const theirs = join(new Uint8Array([1]), fresh, gcm(key, fresh, place).encrypt(ours))
    expect(toHex(await openBytes(key, place, theirs))).toBe(toHex(ours))
  }
})

/** RFC 9180, sections 4 and 5, single shot in base mode, written from the text over noble: an implementation of its own. */
function sealByTheText(recipientPublic: Bytes, ephemeral: Bytes, info: Bytes, aad: Bytes, plain: Bytes) {
  const number = (value: number) => new Uint8Array([value >> 8, value & 255])
  const kem = join(utf8('KEM'), number(0x0020))
  const suite = join(utf8('HPKE'), number(0x0020), number(0x0001), number(0x0002))
  const labelled = (salt: Bytes, id: Bytes, label: string, secret: Bytes) =>
    join(extract(nobleSha256, join(utf8('HPKE-v1'), id, utf8(label), secret), salt))
  const expanded = (secret: Bytes, id: Bytes, label: string, more: Bytes, length: number) =>
    join(expand(nobleSha256, secret, join(number(length), utf8('HPKE-v1'), id, utf8(label), more), length))
  const none = new Uint8Array()
  const enc = join(x25519.getPublicKey(ephemeral))
  const agreed = join(x25519.getSharedSecret(ephemeral, recipientPublic))
  const shared = expanded(
    labelled(none, kem, 'eae_prk', agreed),
    kem,
    'shared_secret',
    join(enc, recipientPublic),
    32,
  )
  const context = join(
    new Uint8Array([0]),
    labelled(none, suite, 'psk_id_hash', none),
    labelled(none, suite, 'info_hash', info),
  )
  const secret = labelled(shared, suite, 'secret', none)
  const key = expanded(secret, suite, 'key', context, 32)
  const nonce = expanded(secret, suite, 'base_nonce', context, 12)
  return { enc, sealed: join(gcm(key, nonce, aad).encrypt(plain)) }
}

test('HPKE: written from the text over noble, a wrap has the same bytes and opens', async () => {
  for (let round = 0; round < 5; round += 1) {
    const [recipientSeed, ephemeralSeed, key] = [newSecret(), newSecret(), newSecret()]
    const place = aadLabel('wrap', `case-${round}`, 'health', 1, 7)
    const recipient = await keyPairFromSeed('enc', recipientSeed)
    const ephemeral = await keyPairFromSeed('enc', ephemeralSeed)
    const ours = await hpke.seal(
      { recipientPublicKey: recipient.keys.publicKey, info: place, ekm: ephemeral.keys },
      key,
      place,
    )
    const theirs = sealByTheText(recipient.publicKey, ephemeralSeed, place, place, key)
    expect(toHex(ours.enc)).toBe(toHex(theirs.enc))
    expect(toHex(ours.ct)).toBe(toHex(theirs.sealed))
    const wrap = join(new Uint8Array([1]), theirs.enc, theirs.sealed)
    expect(toHex(await unwrapKey(recipient, wrap, place))).toBe(toHex(key))
  }
})

test('a word gives the same output whatever it is blinded with', () => {
  const key = newOprfKey()
  for (const words of ['amina', 'الزهراء', '']) {
    const input = utf8(words)
    const outputs = [0, 1, 2].map(() => {
      const { blind: hidden, blinded } = blind(input)
      return toHex(finalize(input, hidden, evaluate(key, blinded)))
    })
    expect(new Set(outputs).size).toBe(1)
  }
})

test('private halves cannot be taken out of a pair', async () => {
  const pair = await keyPairFromSeed('enc', newSecret())
  await expect(crypto.subtle.exportKey('pkcs8', pair.keys.privateKey)).rejects.toThrow()
})
