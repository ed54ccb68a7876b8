// Checks proofs of an RFC 6962 tree (verification as in RFC 9162 §2.1). It runs where the proofs are doubted: in an
// administrator's browser and on the command line; it builds nothing and trusts nobody.

export type Bytes = Uint8Array<ArrayBuffer>

const sha256 = async (bytes: Bytes): Promise<Bytes> =>
  new Uint8Array(await globalThis.crypto.subtle.digest('SHA-256', bytes))

function joined(prefix: number, ...parts: readonly Uint8Array[]): Bytes {
  const all = new Uint8Array(1 + parts.reduce((total, part) => total + part.length, 0))
  all[0] = prefix
  let at = 1
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

export const leafHash = (data: Uint8Array): Promise<Bytes> => sha256(joined(0, data))
export const nodeHash = (left: Uint8Array, right: Uint8Array): Promise<Bytes> =>
  sha256(joined(1, left, right))

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, at) => byte === b[at])

const half = (n: number): number => Math.floor(n / 2)
const odd = (n: number): boolean => n % 2 === 1

/** Whether `path` leads from the hash of leaf `index` to the root of a tree of `size` leaves. */
export async function holdsInclusion(
  leaf: Uint8Array,
  { index, size, path }: { index: number; size: number; path: readonly Uint8Array[] },
  root: Uint8Array,
): Promise<boolean> {
  if (!(index >= 0 && index < size)) return false
  let [fn, sn, hash] = [index, size - 1, leaf]
  for (const step of path) {
    if (sn === 0) return false
    if (odd(fn) || fn === sn) {
      hash = await nodeHash(step, hash)
      while (!odd(fn) && fn !== 0) [fn, sn] = [half(fn), half(sn)]
    } else hash = await nodeHash(hash, step)
    ;[fn, sn] = [half(fn), half(sn)]
  }
  return sn === 0 && sameBytes(hash, root)
}

/** A tree by how many leaves it has, and its root. */
interface TreeHead {
  size: number
  root: Uint8Array
}

/** Whether the newer tree begins with the older one. */
export async function holdsConsistency(
  { size: first, root: firstRoot }: TreeHead,
  { size, root }: TreeHead,
  path: readonly Uint8Array[],
): Promise<boolean> {
  if (first === size) return path.length === 0 && sameBytes(firstRoot, root)
  if (first === 0) return path.length === 0
  if (first > size) return false
  // A whole first tree is a node of the second, so it is not repeated in the path.
  const steps = Number.isInteger(Math.log2(first)) ? [firstRoot, ...path] : [...path]
  let [fn, sn] = [first - 1, size - 1]
  while (odd(fn)) [fn, sn] = [half(fn), half(sn)]
  const start = steps.shift()
  if (!start) return false
  let [old, now] = [start, start]
  for (const step of steps) {
    if (sn === 0) return false
    if (odd(fn) || fn === sn) {
      old = await nodeHash(step, old)
      now = await nodeHash(step, now)
      while (!odd(fn) && fn !== 0) [fn, sn] = [half(fn), half(sn)]
    } else now = await nodeHash(now, step)
    ;[fn, sn] = [half(fn), half(sn)]
  }
  return sn === 0 && sameBytes(old, firstRoot) && sameBytes(now, root)
}

/** The node over some leaves. */
export async function rootOfLeaves(leaves: readonly Uint8Array[]): Promise<Uint8Array> {
  let [row] = [[...leaves]]
  if (row.length === 0) return sha256(new Uint8Array())
  // Pairing from the left, with a last odd one carried up, gives the same tree as the definition's splitting.
  while (row.length > 1) {
    const next: Uint8Array[] = []
    for (let at = 0; at < row.length; at += 2)
      next.push(at + 1 < row.length ? await nodeHash(row[at]!, row[at + 1]!) : row[at]!)
    row = next
  }
  return row[0]!
}
