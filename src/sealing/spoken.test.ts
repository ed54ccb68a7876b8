// One hash for everything that somebody said: each of its statements is proved by the way up to it, and no other has a way.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newSecret } from './keys.ts'
import { rootFrom, spokenProofs, spokenRoot } from './spoken.ts'
import { fixed } from './specimen-cast.ts'
import { toText } from './text.ts'

const some = (count: number): string[] => Array.from({ length: count }, () => toText(newSecret()))

test('each statement of up to seventeen is proved, in whichever order they were told', async () => {
  for (let count = 0; count <= 17; count += 1) {
    const all = some(count)
    const root = await spokenRoot(all)
    expect(await spokenRoot(all.toReversed())).toBe(root)
    const proofs = await spokenProofs(all, all)
    for (const hash of all) expect(await rootFrom(hash, proofs.get(hash)!)).toBe(root)
  }
})

test('what was not said has no proof, and the proof of another leads elsewhere', async () => {
  const all = some(9)
  const [other] = some(1)
  expect((await spokenProofs(all, [other!])).size).toBe(0)
  const root = await spokenRoot(all)
  for (const proof of (await spokenProofs(all, all)).values())
    expect(await rootFrom(other!, proof)).not.toBe(root)
})

test('any change of a proof, and any statement more or less, leads to another hash', async () => {
  const all = some(11)
  const root = await spokenRoot(all)
  const proofs = await spokenProofs(all, all)
  await fc.assert(
    fc.asyncProperty(fc.nat(10), fc.nat(3), async (which, step) => {
      const proof = proofs.get(all[which]!)!
      const changed = proof.map((one, at) => (at === step % proof.length ? { ...one, left: !one.left } : one))
      expect(await rootFrom(all[which]!, changed)).not.toBe(root)
      expect(await rootFrom(all[which]!, proof.slice(1))).not.toBe(root)
      expect(await spokenRoot(all.toSpliced(which, 1))).not.toBe(root)
      expect(await spokenRoot([...all, toText(newSecret())])).not.toBe(root)
    }),
    { numRuns: 30 },
  )
})

test('the hash of nothing and of two statements are the same for ever', async () => {
  expect(await spokenRoot([])).toBe('eAZwfWPcO0USMs6ntK7bOmPg58OQUXs_PfIRrJY33PM')
  expect(await spokenRoot([toText(fixed(1)), toText(fixed(2))])).toBe(
    'ojhnva8LETJNLeSsndicvP1wKbRH-8MSWbU-s7OPQ6w',
  )
  await expect(
    rootFrom(toText(fixed(1)), Array(41).fill({ left: true, hash: toText(fixed(2)) })),
  ).rejects.toThrow('bad-chain')
})
