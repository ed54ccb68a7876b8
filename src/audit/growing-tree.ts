// A tree of which leaves are only added: its root without the leaves, for whoever counts along.

import { emptyRoot, nodeHash } from './tree.ts'

/** A tree that only grows: what is kept is one hash for each bit of its size. */
export function growingTree(): { add: (leaf: Buffer) => void; root: () => Buffer; size: () => number } {
  const peaks: { hash: Buffer; leaves: number }[] = []
  let size = 0
  return {
    add(leaf) {
      let peak = { hash: leaf, leaves: 1 }
      while (peaks.at(-1)?.leaves === peak.leaves)
        peak = { hash: nodeHash(peaks.pop()!.hash, peak.hash), leaves: peak.leaves * 2 }
      peaks.push(peak)
      size += 1
    },
    root: () =>
      peaks.length === 0
        ? emptyRoot()
        : peaks.reduceRight<Buffer | undefined>(
            (right, { hash }) => (right ? nodeHash(hash, right) : hash),
            undefined,
          )!,
    size: () => size,
  }
}

/** The node over one whole or begun block. */
export function nodeOfLeaves(leaves: readonly Buffer[]): Buffer {
  const tree = growingTree()
  for (const leaf of leaves) tree.add(leaf)
  return tree.root()
}
