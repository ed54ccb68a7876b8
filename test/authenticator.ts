// An authenticator without hardware: ES256 keys in memory, a counter, a PRF, and the bytes that WebAuthn prescribes. Each
// test may make it lie about one thing at a time.

import { createHash, createHmac, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'

/** What it should say otherwise than it is true. */
export interface Lies {
  origin?: string
  rpId?: string
  challenge?: string
  type?: string
  verified?: boolean
  counter?: number
  credential?: string
}

const sha256 = (bytes: Uint8Array | string): Buffer => createHash('sha256').update(bytes).digest()
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')

/** CBOR of what occurs here: byte strings up to 64 kB, short texts, small whole numbers, maps. */
function head(major: number, value: number): Buffer {
  if (value < 24) return Buffer.from([(major << 5) | value])
  if (value < 256) return Buffer.from([(major << 5) | 24, value])
  return Buffer.from([(major << 5) | 25, value >> 8, value & 255])
}
type Cbor = number | string | Uint8Array | readonly (readonly [Cbor, Cbor])[]
function cbor(value: Cbor): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value)
  if (typeof value === 'string') return Buffer.concat([head(3, value.length), Buffer.from(value)])
  if (value instanceof Uint8Array) return Buffer.concat([head(2, value.length), value])
  return Buffer.concat([
    head(5, value.length),
    ...value.flatMap(([name, inner]) => [cbor(name), cbor(inner)]),
  ])
}

/** One passkey on one device. */
export class Authenticator {
  readonly credential = text(randomBytes(32))
  private readonly privateKey: KeyObject
  private readonly cose: Buffer
  private readonly secret = randomBytes(32)
  private counter = 0
  private readonly origin: string

  constructor(origin: string) {
    this.origin = origin
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    this.privateKey = privateKey
    const { x, y } = publicKey.export({ format: 'jwk' }) as { x: string; y: string }
    const at = (part: string) => Buffer.from(part, 'base64url')
    this.cose = cbor([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, at(x)],
      [-3, at(y)],
    ])
  }

  private clientData(type: string, challenge: string, lies: Lies): Buffer {
    const said = { type: lies.type ?? type, challenge: lies.challenge ?? challenge }
    return Buffer.from(JSON.stringify({ ...said, origin: lies.origin ?? this.origin, crossOrigin: false }))
  }

  private data(made: boolean, lies: Lies): Buffer {
    this.counter += 1
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(lies.counter ?? this.counter)
    // Present, verified (unless it lies), and with a new credential behind.
    const flags = 1 | (lies.verified === false ? 0 : 4) | (made ? 64 : 0)
    const id = Buffer.from(this.credential, 'base64url')
    return Buffer.concat([
      sha256(lies.rpId ?? new URL(this.origin).hostname),
      Buffer.from([flags]),
      counter,
      ...(made ? [Buffer.alloc(16), Buffer.from([id.length >> 8, id.length & 255]), id, this.cose] : []),
    ])
  }

  /** A new passkey's answer, without attestation. */
  make(challenge: string, lies: Lies = {}) {
    return {
      credential: lies.credential ?? this.credential,
      clientData: text(this.clientData('webauthn.create', challenge, lies)),
      attestation: text(
        cbor([
          ['fmt', 'none'],
          ['attStmt', []],
          ['authData', this.data(true, lies)],
        ]),
      ),
    }
  }

  /** A proof. */
  prove(challenge: string, lies: Lies = {}) {
    const clientData = this.clientData('webauthn.get', challenge, lies)
    const authenticatorData = this.data(false, lies)
    return {
      credential: lies.credential ?? this.credential,
      clientData: text(clientData),
      authenticatorData: text(authenticatorData),
      signature: text(
        sign('sha256', Buffer.concat([authenticatorData, sha256(clientData)]), this.privateKey),
      ),
    }
  }

  /** The 32 bytes of the PRF extension. */
  prf(input: Uint8Array): Uint8Array<ArrayBuffer> {
    return new Uint8Array(createHmac('sha256', this.secret).update(input).digest())
  }
}
