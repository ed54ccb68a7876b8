// The tree against the vectors that Certificate Transparency's own tests use, and against itself in every size.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { growingTree, nodeOfLeaves } from '../audit/growing-tree.ts'
import {
  blockSize,
  consistencyPath,
  inclusionPath,
  leafHash,
  nodeHash,
  rootOf,
  type Known,
} from '../audit/tree.ts'
import { holdsConsistency, holdsInclusion, rootOfLeaves, leafHash as leafHashInBrowser } from './merkle.ts'

const hex = (text: string) => Buffer.from(text, 'hex')
const entries = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map(hex)
const roots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]
const inclusions: [leaf: number, size: number, path: string[]][] = [
  [1, 1, []],
  [
    1,
    8,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [
    6,
    8,
    [
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      roots[3]!,
    ],
  ],
  [3, 3, [roots[1]!]],
  [
    2,
    5,
    [
      roots[0]!,
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  ],
]
const consistencies: [first: number, size: number, path: string[]][] = [
  [1, 1, []],
  [1, 8, inclusions[1]![2]],
  [
    6,
    8,
    [
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      roots[3]!,
    ],
  ],
  [
    2,
    5,
    [
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  ],
]

/** A tree of which everything is known; without `blocks` it is put together from its leaves alone. */
const treeOf = (leaves: readonly Buffer[], blocks = false): Known => ({
  leaf: (n) => leaves[n]!,
  block: (n) => (blocks ? nodeOfLeaves(leaves.slice(n * blockSize, (n + 1) * blockSize)) : undefined),
})
const numbered = (count: number) => Array.from({ length: count }, (_, n) => leafHash(Buffer.from(String(n))))

/** The definition in RFC 6962, section 2.1, as it stands there. */
function definition(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 1) return leaves[0]!
  let k = 1
  while (k * 2 < leaves.length) k *= 2
  return nodeHash(definition(leaves.slice(0, k)), definition(leaves.slice(k)))
}

describe('the tree', () => {
  it('has the roots of Certificate Transparency’s vectors', () => {
    const grown = growingTree()
    expect(grown.root().toString('hex')).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    )
    for (const [at, root] of roots.entries()) {
      grown.add(leafHash(entries[at]!))
      expect(rootOf(treeOf(entries.map(leafHash)), at + 1).toString('hex')).toBe(root)
      expect(grown.root().toString('hex')).toBe(root)
    }
  })
  it('has their paths, and believes them', async () => {
    const tree = treeOf(entries.map(leafHash))
    for (const [leaf, size, path] of inclusions) {
      expect(inclusionPath(tree, leaf - 1, size).map((one) => one.toString('hex'))).toEqual(path)
      const good = await holdsInclusion(
        await leafHashInBrowser(entries[leaf - 1]!),
        { index: leaf - 1, size, path: path.map(hex) },
        hex(roots[size - 1]!),
      )
      expect(good).toBe(true)
    }
    for (const [first, size, path] of consistencies) {
      expect(consistencyPath(tree, first, size).map((one) => one.toString('hex'))).toEqual(path)
      expect(
        await holdsConsistency(
          { size: first, root: hex(roots[first - 1]!) },
          { size, root: hex(roots[size - 1]!) },
          path.map(hex),
        ),
      ).toBe(true)
    }
  })
  it('is the same however it is computed: growing, from its definition, by pairs, from the nodes of blocks', async () => {
    for (const size of [1, 2, 3, 5, 8, 13, 255, 256, 257, 511, 512, 513, 1000]) {
      const leaves = numbered(size)
      const root = rootOf(treeOf(leaves), size).toString('hex')
      expect(nodeOfLeaves(leaves).toString('hex')).toBe(root)
      expect(definition(leaves).toString('hex')).toBe(root)
      expect(Buffer.from(await rootOfLeaves(leaves)).toString('hex')).toBe(root)
      expect(rootOf(treeOf(leaves, true), size).toString('hex')).toBe(root)
    }
  })
})

const sizes = fc.integer({ min: 1, max: 700 })
const pairs = sizes.chain((size) => fc.tuple(fc.constant(size), fc.integer({ min: 0, max: size - 1 })))
const all = numbered(700)

/** One byte of one of the things given, changed. */
const spoiled = (parts: readonly Uint8Array[], which: number, byte: number): Uint8Array[] =>
  parts.map((part, at) =>
    at === which % parts.length ? part.map((old, n) => (n === byte % part.length ? old ^ 1 : old)) : part,
  )

describe('a proof', () => {
  it('of any line in any tree holds, and holds no longer once anything in it is changed', async () => {
    await fc.assert(
      fc.asyncProperty(pairs, fc.nat(), fc.nat(), async ([size, index], which, byte) => {
        const tree = treeOf(all)
        const path = inclusionPath(tree, index, size)
        const root = rootOf(tree, size)
        expect(await holdsInclusion(all[index]!, { index, size, path }, root)).toBe(true)
        const [leaf, top, ...steps] = spoiled([all[index]!, root, ...path], which, byte)
        expect(await holdsInclusion(leaf!, { index, size, path: steps }, top!)).toBe(false)
        expect(await holdsInclusion(all[index]!, { index, size, path: [...path, root] }, root)).toBe(false)
        if (path.length > 0)
          expect(await holdsInclusion(all[index]!, { index, size, path: path.slice(1) }, root)).toBe(false)
        if (size > 1)
          expect(await holdsInclusion(all[index]!, { index: (index + 1) % size, size, path }, root)).toBe(
            false,
          )
        expect(await holdsInclusion(all[index]!, { index: index + size, size, path }, root)).toBe(false)
      }),
      { numRuns: 150 },
    )
  })
  it('that a tree goes on from an earlier one holds, and no longer once anything in it is changed', async () => {
    await fc.assert(
      fc.asyncProperty(pairs, fc.nat(), fc.nat(), async ([size, before], which, byte) => {
        const tree = treeOf(all)
        const first = before + 1
        const path = consistencyPath(tree, first, size)
        const [old, now] = [rootOf(tree, first), rootOf(tree, size)]
        expect(await holdsConsistency({ size: first, root: old }, { size, root: now }, path)).toBe(true)
        const [a, b, ...steps] = spoiled([old, now, ...path], which, byte)
        expect(await holdsConsistency({ size: first, root: a! }, { size, root: b! }, steps)).toBe(false)
        expect(await holdsConsistency({ size: first, root: old }, { size, root: now }, [...path, now])).toBe(
          false,
        )
        if (first < size)
          expect(await holdsConsistency({ size, root: now }, { size: first, root: old }, path)).toBe(false)
      }),
      { numRuns: 150 },
    )
  })
  it('that a shorter history is the beginning cannot be made for another history of the same length', async () => {
    const other = numbered(300).with(17, leafHash(Buffer.from('another line')))
    const tree = treeOf(all)
    const path = consistencyPath(tree, 300, 600)
    expect(
      await holdsConsistency(
        { size: 300, root: nodeOfLeaves(other) },
        { size: 600, root: rootOf(tree, 600) },
        path,
      ),
    ).toBe(false)
  })
})
