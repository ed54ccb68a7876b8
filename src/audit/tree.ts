// The Merkle tree of RFC 6962 over any list of leaves, for the side that builds proofs. It is told single leaves and whole
// blocks of 256 leaves, so that a proof over a million lines reads some thousands of hashes and not a million lines.

import { hash as digest } from 'node:crypto'

/** Leaves whose common node is kept. A block's node stands at the same place in every larger tree. */
export const blockSize = 256

/** What is known of a tree: every whole block, and single leaves where a path goes through them. */
export interface Known {
  /** The hash of leaf `n`, from 0. Throws where it was not loaded. */
  leaf: (n: number) => Buffer
  /** The node over block `n`, where it is known. */
  block: (n: number) => Buffer | undefined
}

const leafPrefix = Buffer.from([0])
const nodePrefix = Buffer.from([1])
const sha256 = (...parts: readonly Uint8Array[]): Buffer => digest('sha256', Buffer.concat(parts), 'buffer')

export const leafHash = (data: Uint8Array): Buffer => sha256(leafPrefix, data)
export const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer => sha256(nodePrefix, left, right)

/** The largest power of two below `n`: where the tree over `n` leaves divides. */
const split = (n: number): number => 2 ** (Math.ceil(Math.log2(n)) - 1)

/** The node over leaves `from` (included) to `to` (not included). */
function nodeOver(known: Known, from: number, to: number): Buffer {
  const count = to - from
  if (count === 1) return known.leaf(from)
  if (count === blockSize && from % blockSize === 0) {
    const block = known.block(from / blockSize)
    if (block) return block
  }
  const middle = from + split(count)
  return nodeHash(nodeOver(known, from, middle), nodeOver(known, middle, to))
}

/** The root over nothing. */
export const emptyRoot = (): Buffer => sha256()

/** The root over the first `size` leaves. */
export const rootOf = (known: Known, size: number): Buffer =>
  size === 0 ? emptyRoot() : nodeOver(known, 0, size)

/** The audit path of leaf `index` in the tree of `size` leaves, from the leaf upwards. */
export function inclusionPath(known: Known, index: number, size: number): Buffer[] {
  const path = (from: number, to: number): Buffer[] => {
    if (to - from <= 1) return []
    const middle = from + split(to - from)
    return index < middle
      ? [...path(from, middle), nodeOver(known, middle, to)]
      : [...path(middle, to), nodeOver(known, from, middle)]
  }
  return path(0, size)
}

/** What shows that the tree of `size` leaves begins with the tree of `first`. Empty where either is empty or both are equal. */
export function consistencyPath(known: Known, first: number, size: number): Buffer[] {
  if (first === 0 || first >= size) return []
  const path = (from: number, to: number, whole: boolean): Buffer[] => {
    if (first === to) return whole ? [] : [nodeOver(known, from, to)]
    const middle = from + split(to - from)
    return first <= middle
      ? [...path(from, middle, whole), nodeOver(known, middle, to)]
      : [...path(middle, to, false), nodeOver(known, from, middle)]
  }
  return path(0, size, true)
}
