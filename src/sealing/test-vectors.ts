// Sealed objects of suite 1 with everything by which they are opened, for whoever writes the protocol in another language: the objects
// are those of the first release (golden.json), under the fixed keys of the specimens. For tests and scripts/test-vectors.ts.

import { aadLabel } from './aad-label.ts'
import type { Bytes } from './bytes.ts'
import { circleKeys, type CircleKeys } from './circle.ts'
import { commitmentOf } from './compartment.ts'
import { keyPairFromSeed } from './keys.ts'
import { fixed, home, key, note } from './specimen-cast.ts'
import { toText } from './text.ts'

type Fields = readonly [string, ...(string | number)[]]
type Golden = Record<string, { sealed: string }>

const homeFields: Fields = [
  'rec',
  home.network,
  home.caseId,
  home.compartment,
  home.epoch,
  home.table,
  home.row,
  home.field,
  home.version,
]
const label = (fields: Fields): Bytes => aadLabel(...(fields as [string, ...(string | number)[]]))
/** Fields of a label, and the bytes that they give. */
const labelled = (fields: Fields) => ({ fields, label: toText(label(fields)) })

const wrapped: Fields = ['wrap', 'case-1', 'health', 1, 7]
const header: Fields = ['header', 'case-1', 7, 2]

/** What is sealed to a public key, and what is sealed under a key. */
const wrapsAndValues = (sealed: (name: string) => string, circle: CircleKeys) => ({
  hpke: [
    {
      name: 'outer wrap',
      how: '1 | enc(32) | HPKE base mode, DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM; info = aad = label',
      recipientSeed: toText(fixed(3)),
      ...labelled(wrapped),
      sealed: sealed('outer wrap'),
      opens: toText(key),
    },
    {
      name: 'circle seed',
      how: 'as an outer wrap',
      recipientSeed: toText(fixed(3)),
      ...labelled(['circle-seed', 7, 2]),
      sealed: sealed('circle seed'),
      opens: toText(circle.seed),
    },
  ],
  aes: [
    {
      name: 'inner wrap',
      key: toText(circle.kw),
      ...labelled(wrapped),
      sealed: sealed('inner wrap'),
      opens: toText(key),
    },
    {
      name: 'previous key',
      key: toText(key),
      ...labelled(['previous', 'case-1', 'health', 2]),
      sealed: sealed('previous key'),
      opens: toText(fixed(8)),
    },
    { name: 'record', key: toText(key), ...labelled(homeFields), sealed: sealed('record'), json: note },
    {
      name: 'header',
      key: toText(circle.kw),
      ...labelled(header),
      sealed: sealed('header'),
      json: { name: 'Олена Шевченко', phone: '+44 7700 900123' },
    },
  ],
})

/** The vectors, from the golden objects. All bytes are unpadded base64url. */
export async function testVectors(golden: Golden): Promise<object> {
  const sealed = (name: string): string => golden[name]!.sealed
  const circle = await circleKeys(fixed(4), 7, 2)
  const doctor = await keyPairFromSeed('enc', fixed(3))
  const worker = await keyPairFromSeed('sig', fixed(2))
  return {
    about:
      'CCP/1, suite 1 (docs/protocol.md). Bytes are unpadded base64url. A label is, for each of "continuum/v1" and the fields, two bytes of length (big-endian) and the UTF-8 bytes.',
    labels: [
      labelled(['draft-key']),
      labelled(wrapped),
      labelled(homeFields),
      labelled(['called', 'lumenia', 3, 'مأوى', 'shelter']),
    ],
    keys: [
      { kind: 'X25519', seed: toText(fixed(3)), public: toText(doctor.publicKey) },
      { kind: 'Ed25519', seed: toText(fixed(2)), public: toText(worker.publicKey) },
    ],
    circle: {
      how: 'HKDF-SHA256(seed, no salt, info = label, 32 bytes); enc is the seed of an X25519 pair',
      seed: toText(circle.seed),
      enc: { ...labelled(['circle', 'enc', 7, 2]), public: toText(circle.enc.publicKey) },
      kw: { ...labelled(['circle', 'kw', 7, 2]), key: toText(circle.kw) },
      commit: { ...labelled(['circle', 'commit', 7, 2]), bytes: toText(circle.commit) },
    },
    commitment: {
      how: 'HMAC-SHA256(key, "commit")',
      key: toText(key),
      bytes: toText(await commitmentOf(key)),
    },
    ...wrapsAndValues(sealed, circle),
    signatures: [
      {
        name: 'signature',
        how: '1 | Ed25519(label | message); of a record the message is SHA-256 of its sealed bytes',
        public: toText(worker.publicKey),
        ...labelled(homeFields),
        message: toText(fixed(11)),
        signature: sealed('signature'),
      },
    ],
  }
}
