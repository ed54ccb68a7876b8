// How far counts with noise are off is measured on a file that is the same for whoever measures, and stays below what the formula of Microsoft's
// Synthetic Data Showcase gives for the tables of a yearly report.

import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { compare, fileOf } from '../bench/accuracy.ts'

it('the file of a seed is the same each time, and another seed makes another', () => {
  const hashOf = (seed: number) => {
    const hash = createHash('sha256')
    for (const { codes } of fileOf(14_299, seed)) hash.update(codes)
    return hash.digest('hex').slice(0, 16)
  }
  expect(hashOf(21)).toBe('bf949aa3109f55a8')
  expect(hashOf(22)).not.toBe('bf949aa3109f55a8')
})

it('the tables of yearly reports are told closer at epsilon 4 than by the formula of the showcase, and none of their codes is made up', () => {
  // The error of one release varies by a quarter and more (twelve cells): twenty-five releases are averaged, so that chance is below one in a million.
  const releases = Array.from({ length: 25 }, () =>
    compare(14_299, 21, [4]).filter(({ which }) => which === 'reports'),
  )
  for (const found of releases) expect(found.map(({ length }) => length)).toEqual([1, 2])
  const mean = (of: number[]): number => of.reduce((sum, one) => sum + one, 0) / of.length
  for (const length of [0, 1]) {
    const error = mean(releases.map((found) => found[length]!.ours.error))
    expect(error).toBeLessThan(mean(releases.map((found) => found[length]!.showcase.error)))
    expect(error).toBeLessThan(6)
    expect(mean(releases.map((found) => found[length]!.ours.made))).toBeLessThan(15)
  }
})
