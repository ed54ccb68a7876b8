// Whether a browser and the server hold the same headers, told in a kilobyte: cases fall into buckets by the drawn end of their id, and each
// bucket has a digest over all that it holds. Where two digests differ the server says the whole bucket: what is new, what was changed
// and, by leaving it out, what is gone. src/cases/server/headers.ts computes the same in the database.
import { join, utf8, type Bytes } from '../sealing/bytes.ts'
import { fromText, toText } from '../sealing/text.ts'

export interface HeaderRow {
  caseId: string
  circleId: number
  circleEpoch: number
  ciphertext: string
  reference: string
}

/** Nobody changes a header by chance into one of the same 72 bits, and whoever tries needs the circle's key. */
export const digestBytes = 9
export const digestLetters = 12
const fewestBuckets = 64
export const mostBuckets = 4096
/** The digests of whoever holds nothing. */
export const nothingHeld = 'A'.repeat(fewestBuckets * digestLetters)

/** How many buckets are asked about: four rows in each, so that one that has changed is short. Always a power of two. */
export function bucketsFor(rows: number): number {
  let buckets = fewestBuckets
  while (buckets < mostBuckets && buckets * 4 < rows) buckets *= 2
  return buckets
}

/** Which letters a list of digests may have: those of a power of two. */
export const isWholeList = (held: string): boolean => {
  const buckets = held.length / digestLetters
  return (
    Number.isInteger(buckets) &&
    buckets >= fewestBuckets &&
    buckets <= mostBuckets &&
    (buckets & (buckets - 1)) === 0
  )
}

/** The first halves of ids say when a case was opened, the last are drawn. */
export const bucketOf = (caseId: string, buckets: number): number =>
  Number.parseInt(caseId.slice(-4), 16) & (buckets - 1)

function number(value: number): Bytes {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setInt32(0, value)
  return bytes
}

const idBytes = (id: string): Bytes =>
  Uint8Array.from(id.replaceAll('-', '').match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))

function rowBytes({ caseId, circleId, circleEpoch, ciphertext, reference }: HeaderRow): Bytes {
  const [name, header] = [utf8(reference), fromText(ciphertext)]
  return join(
    idBytes(caseId),
    number(circleId),
    number(circleEpoch),
    number(name.length),
    name,
    number(header.length),
    header,
  )
}

const inOrder = (a: HeaderRow, b: HeaderRow): number =>
  a.caseId === b.caseId ? a.circleId - b.circleId : a.caseId < b.caseId ? -1 : 1

/** The digests of all buckets, one behind the other; that of an empty one is nothing but zeros. */
export async function digestsOf(rows: readonly HeaderRow[], buckets: number): Promise<string> {
  const digests = new Uint8Array(buckets * digestBytes)
  const filled = Map.groupBy(rows, ({ caseId }) => bucketOf(caseId, buckets))
  await Promise.all(
    [...filled].map(async ([bucket, some]) => {
      const whole = join(...some.toSorted(inOrder).map(rowBytes))
      const digest = new Uint8Array(await globalThis.crypto.subtle.digest('SHA-256', whole))
      digests.set(digest.subarray(0, digestBytes), bucket * digestBytes)
    }),
  )
  return toText(digests)
}
