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
  const found = compare(14_299, 21, [4]).filter(({ which }) => which === 'reports')
  expect(found.map(({ length }) => length)).toEqual([1, 2])
  const [, crossed] = found
  // Twelve cells: their mean varies by a quarter.
  expect(crossed!.ours.error).toBeLessThan(crossed!.showcase.error)
  for (const { ours } of found) {
    expect(ours.error).toBeLessThan(6)
    expect(ours.made).toBeLessThan(15)
  }
})
