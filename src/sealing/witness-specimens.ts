// What a browser remembers for its colleagues, an answer to one of them, and what is said of a restored backup, under fixed keys. For tests.
import { aadLabel } from './aad-label.ts'
import { utf8, type Bytes } from './bytes.ts'
import { checkSignature, sha256 } from './keys.ts'
import { makeCosignature } from './register.ts'
import { signRestoration } from './restoration.ts'
import { fixed, key, worker, type Specimen } from './specimen-cast.ts'
import { fromText, toText } from './text.ts'
import { makeAnswer, makeWitness, openWitness, type WitnessAnswer } from './witness.ts'

const said = { user: 'mira', circle: 7, epoch: 2, counter: 5, at: '2026-03-01T08:00Z' }
const hash = toText(fixed(21))
const saw = { heads: [['case case-1', 4, hash] as const], seen: [], restored: undefined }
const answer: WitnessAnswer = {
  nonce: 'n',
  asker: 'noor',
  user: 'mira',
  at: said.at,
  seen: [],
  restored: undefined,
}

/** A signature at a place, with the places and words where it is none. */
async function signature(
  name: string,
  at: Bytes,
  { body, signature: made }: { body: string; signature: string },
  other: Bytes,
): Promise<Specimen> {
  const checkAt =
    (place: Bytes, words = body) =>
    (sealed: Bytes) =>
      checkSignature(worker.publicKey, place, utf8(words), sealed)
  return {
    name,
    length: 65,
    sealed: fromText(made),
    beside: { body },
    open: (sealed, { body: words }) => checkAt(at, words)(sealed),
    says: undefined,
    elsewhere: { 'another place': checkAt(other), 'other words': checkAt(at, `${body} `) },
  }
}

/** All that is sealed or signed of the memory outside the server. */
export async function witnessSpecimens(): Promise<Specimen[]> {
  const { statement, sealed } = await makeWitness({ sig: worker, kw: key, network: 'lumenia' }, said, saw)
  const openAt =
    (network: string, where: Partial<typeof said> = {}) =>
    async (bytes: Bytes) =>
      openWitness(key, network, { ...said, ...where, sealed: toText(await sha256(bytes)) }, toText(bytes))
  const given = await makeAnswer(worker, 'lumenia', answer)
  const restored = JSON.stringify({ organisation: 1, until: said.at, at: said.at, heads: hash })
  const signed = await signRestoration(worker, 'lumenia', restored)

  const due = { slot: toText(fixed(22)), counter: said.counter, hash }
  const cosigned = await makeCosignature(worker, 'lumenia', { ...due, at: said.at })

  return [
    {
      name: 'witness heads',
      length: 1 + 12 + 256 + 16,
      sealed: fromText(sealed),
      open: openAt('lumenia'),
      says: saw,
      elsewhere: {
        'another network': openAt('other'),
        'another circle': openAt('lumenia', { circle: 8 }),
        'another epoch': openAt('lumenia', { epoch: 1 }),
        'another author': openAt('lumenia', { user: 'noor' }),
        'an older statement': openAt('lumenia', { counter: 4 }),
      },
    },
    await signature(
      'witness',
      aadLabel('witness', 'lumenia', 7),
      statement,
      aadLabel('witness', 'lumenia', 8),
    ),
    await signature(
      'witness answer',
      aadLabel('witness-answer', 'lumenia'),
      given,
      aadLabel('witness-answer', 'other'),
    ),
    await signature('register', aadLabel('register', 'lumenia'), cosigned, aadLabel('register', 'other')),
    await signature(
      'restoration',
      aadLabel('restoration', 'lumenia', 1),
      { body: restored, signature: signed },
      aadLabel('restoration', 'lumenia', 2),
    ),
  ]
}
