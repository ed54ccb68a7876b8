// The vectors for other languages, opened as another language would: by the published file and the primitives of a library alone, with no
// line of our own sealing.
import {
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  verify,
  type KeyObject,
} from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core'
import { expect, it } from 'vitest'
import { testVectors } from './test-vectors.ts'

interface Labelled {
  fields: (string | number)[]
  label: string
}
interface Vectors {
  labels: Labelled[]
  keys: { kind: 'X25519' | 'Ed25519'; seed: string; public: string }[]
  circle: Record<'enc' | 'kw' | 'commit', Labelled & Record<'public' | 'key' | 'bytes', string>> & {
    seed: string
  }
  commitment: { key: string; bytes: string }
  hpke: (Labelled & { name: string; recipientSeed: string; sealed: string; opens: string })[]
  aes: (Labelled & { name: string; key: string; sealed: string; opens?: string; json?: unknown })[]
  signatures: (Labelled & { public: string; message: string; signature: string })[]
}
const text = readFileSync(new URL('../../docs/test-vectors.json', import.meta.url), 'utf8')
const vectors = JSON.parse(text) as Vectors
const golden = JSON.parse(readFileSync(new URL('golden.json', import.meta.url), 'utf8')) as Parameters<
  typeof testVectors
>[0]

const bytes = (said: string) => Buffer.from(said, 'base64url')
const said = (raw: Uint8Array) => Buffer.from(raw).toString('base64url')
/** RFC 8410: what stands in front of the 32 bytes. */
const pairOf = (kind: 'X25519' | 'Ed25519', seed: Buffer): { private: KeyObject; public: string } => {
  const prefix = `302e020100300506032b65${kind === 'X25519' ? '6e' : '70'}04220420`
  const key = createPrivateKey({
    key: Buffer.concat([Buffer.from(prefix, 'hex'), seed]),
    format: 'der',
    type: 'pkcs8',
  })
  return { private: key, public: createPublicKey(key).export({ format: 'jwk' }).x as string }
}
const derive = (seed: Buffer, label: string) =>
  Buffer.from(hkdfSync('sha256', seed, Buffer.alloc(0), bytes(label), 32))

it('is what the script writes', async () => {
  expect(JSON.parse(JSON.stringify(await testVectors(golden)))).toEqual(vectors)
})

it('labels are the lengths and bytes of their fields', () => {
  const all = [...vectors.labels, ...vectors.hpke, ...vectors.aes, ...vectors.signatures]
  for (const { fields, label } of all) {
    const parts = ['continuum/v1', ...fields.map(String)].flatMap((field) => {
      const utf8 = Buffer.from(field)
      return [Buffer.from([utf8.length >> 8, utf8.length & 255]), utf8]
    })
    expect(said(Buffer.concat(parts)), fields.join()).toBe(label)
  }
})

it('keys grow from their seeds', () => {
  for (const { kind, seed, public: half } of vectors.keys) expect(pairOf(kind, bytes(seed)).public).toBe(half)
  const { seed, enc, kw, commit } = vectors.circle
  expect(pairOf('X25519', derive(bytes(seed), enc.label)).public).toBe(enc.public)
  expect(said(derive(bytes(seed), kw.label))).toBe(kw.key)
  expect(said(derive(bytes(seed), commit.label))).toBe(commit.bytes)
  const { key, bytes: committed } = vectors.commitment
  expect(createHmac('sha256', bytes(key)).update('commit').digest('base64url')).toBe(committed)
})

it('what is wrapped to a public key opens with its private half', async () => {
  const suite = new CipherSuite({
    kem: new DhkemX25519HkdfSha256(),
    kdf: new HkdfSha256(),
    aead: new Aes256Gcm(),
  })
  for (const { name, recipientSeed, label, sealed, opens } of vectors.hpke) {
    const recipientKey = await suite.kem.importKey('raw', Uint8Array.from(bytes(recipientSeed)).buffer, false)
    const [first, ...body] = bytes(sealed)
    expect(first).toBe(1)
    const [enc, info] = [Uint8Array.from(body.slice(0, 32)), Uint8Array.from(bytes(label))]
    const plain = await suite.open({ recipientKey, enc, info }, Uint8Array.from(body.slice(32)), info)
    expect(said(new Uint8Array(plain)), name).toBe(opens)
  }
})

it('what is sealed under a key opens with it, at its place alone', () => {
  const open = (key: string, label: Buffer, sealed: Buffer) => {
    const cipher = createDecipheriv('aes-256-gcm', bytes(key), sealed.subarray(1, 13))
    cipher.setAAD(label)
    cipher.setAuthTag(sealed.subarray(-16))
    return Buffer.concat([cipher.update(sealed.subarray(13, -16)), cipher.final()])
  }
  for (const { name, key, label, sealed, opens, json } of vectors.aes) {
    const plain = open(key, bytes(label), bytes(sealed))
    if (json === undefined) expect(said(plain), name).toBe(opens)
    else expect(JSON.parse(plain.toString()), name).toEqual(json)
    expect(() => open(key, Buffer.concat([bytes(label), Buffer.from([0])]), bytes(sealed)), name).toThrow()
  }
})

it('signatures are over the label and the message', () => {
  for (const { public: half, label, message, signature } of vectors.signatures) {
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: half }, format: 'jwk' })
    const signed = Buffer.concat([bytes(label), bytes(message)])
    expect(verify(null, signed, key, bytes(signature).subarray(1))).toBe(true)
    expect(verify(null, Buffer.concat([signed, Buffer.from([0])]), key, bytes(signature).subarray(1))).toBe(
      false,
    )
  }
})
