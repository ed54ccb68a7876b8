import { expect, it } from 'vitest'
import { housesFor } from './houses-for.ts'

const known = [
  { circle: 1, free: 'no' },
  { circle: 2, free: 'few' },
  { circle: 3, free: 'yes' },
] as const
const asked = (count: number, circles = [1, 2, 3, 4]) =>
  housesFor(circles, known, count).map(({ circle, places, mayFit }) => [circle, places, mayFit])

it('a mother with one child: houses with places first, then one of which nobody knows; a full one is not asked', () => {
  expect(asked(2)).toEqual([
    [3, 'yes', true],
    [2, 'few', true],
    [4, 'unknown', true],
    [1, 'no', false],
  ])
})

it('a family of three is not sent to one or two places', () => {
  expect(asked(3)).toEqual([
    [3, 'yes', true],
    [4, 'unknown', true],
    [2, 'tooFew', false],
    [1, 'no', false],
  ])
})

it('where no house may have places all are asked, and nobody asks none', () => {
  expect(asked(3, [1, 2])).toEqual([
    [2, 'tooFew', true],
    [1, 'no', true],
  ])
})
