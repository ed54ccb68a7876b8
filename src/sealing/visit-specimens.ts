// What belongs to a visit, freshly sealed: its key, and a row that a telephone wrote.
import { keyPairFromSeed } from './keys.ts'
import { fixed, stranger, worker, type Specimen } from './specimen-cast.ts'
import { fromText, toText } from './text.ts'
import { newVisitKey, newVisitTelephone, openVisitKey, openVisitRow, sealVisitRow } from './visit.ts'

async function visitKey(): Promise<Specimen> {
  const circle = await keyPairFromSeed('enc', fixed(21))
  const other = await keyPairFromSeed('enc', fixed(23))
  const at = { network: 'lumenia', visit: 'visit-1', circleId: 7 }
  const { publicKey, wrap, signature } = await newVisitKey(circle.publicKey, at, worker)
  const kept = { publicKey: toText(publicKey), signature: toText(signature) }
  const openAt =
    (changed: Partial<typeof at> = {}, reader = circle, author = worker.publicKey) =>
    async (sealed: Uint8Array<ArrayBuffer>, beside: Record<string, string> = kept) => {
      const key = {
        publicKey: fromText(beside['publicKey']!),
        wrap: sealed,
        signature: fromText(beside['signature']!),
      }
      await openVisitKey(reader, { ...at, ...changed }, key, author)
    }
  return {
    name: 'key of a visit',
    length: 81,
    sealed: wrap,
    beside: kept,
    open: openAt(),
    says: undefined,
    elsewhere: {
      'another visit': openAt({ visit: 'visit-2' }),
      'another circle': openAt({ circleId: 8 }),
      'another network': openAt({ network: 'other' }),
      'another reader': openAt({}, other),
      'another author': openAt({}, circle, stranger),
    },
  }
}

/** Rows of long and short talks, signed or not, have one length. */
const rowLength = 81 + 1 + 12 + 2048 + 16
const rowAt = { network: 'lumenia', visit: 'visit-1', row: 'row-1' }
const says = { number: 7, outcome: 'follow_up' }

async function visitRow(): Promise<Specimen> {
  const pair = await keyPairFromSeed('enc', fixed(25))
  const other = await keyPairFromSeed('enc', fixed(27))
  const openAt =
    (changed: Partial<typeof rowAt> = {}, reader = pair) =>
    async (sealed: Uint8Array<ArrayBuffer>) =>
      (await openVisitRow(reader, { ...rowAt, ...changed }, sealed, () => [])).value
  return {
    name: 'row of a visit',
    length: rowLength,
    sealed: await sealVisitRow(pair.publicKey, rowAt, says),
    open: openAt(),
    says,
    elsewhere: {
      'another visit': openAt({ visit: 'visit-2' }),
      'another row': openAt({ row: 'row-2' }),
      'another key': openAt({}, other),
    },
  }
}

async function signedVisitRow(): Promise<Specimen> {
  const pair = await keyPairFromSeed('enc', fixed(25))
  const { telephone, key } = await newVisitTelephone(rowAt, { id: 'user-1', sig: worker })
  const openAt =
    (changed: Partial<typeof rowAt> = {}, author = worker.publicKey) =>
    (sealed: Uint8Array<ArrayBuffer>) =>
      openVisitRow(pair, { ...rowAt, ...changed }, sealed, (user) => (user === 'user-1' ? [author] : []))
  return {
    name: 'row of a visit, signed',
    // A visit takes rows without a signature, and says that nobody signed them.
    opensToo: 'row of a visit',
    length: rowLength,
    sealed: await sealVisitRow(pair.publicKey, rowAt, says, { ...telephone, key }),
    open: openAt(),
    says: { value: says, by: 'user-1' },
    elsewhere: {
      'another network': openAt({ network: 'other' }),
      'another visit': openAt({ visit: 'visit-2' }),
      'another row': openAt({ row: 'row-2' }),
      'another author': openAt({}, stranger),
    },
  }
}

export const visitSpecimens = (): Promise<Specimen>[] => [visitKey(), visitRow(), signedVisitRow()]
