// Units that can still be claimed, and money in the smallest unit of its currency.
import { expect, test } from 'vitest'
import { decimalIn, minorOf } from './currency.ts'
import { claimable, leftOf, takeUnits } from './sums.ts'

test('what somebody else has paid for is not claimed again, and the oldest month goes first', () => {
  const given = [
    { unit: 'food', month: '2026-02-01', units: 8 },
    { unit: 'food', month: '2026-01-01', units: 30 },
    { unit: 'hours', month: '2026-01-01', units: 5 },
  ]
  const left = leftOf('food', given, [{ unit: 'food', month: '2026-01-01', units: 26 }])
  expect(left.map(({ month, units }) => [month, units])).toEqual([
    ['2026-01-01', 4],
    ['2026-02-01', 8],
  ])
  expect(takeUnits(left, 10)?.map(({ units }) => units)).toEqual([4, 6])
  expect(takeUnits(left, 13)).toBeUndefined()
  // A slip that was taken back after it was paid for leaves nothing, and takes nothing from other months.
  expect(leftOf('food', given, [{ unit: 'food', month: '2026-01-01', units: 31 }])).toHaveLength(1)
})

test('a claim reaches as far as the money of its line, and waits where there are few', () => {
  const line = { price: 250, awarded: 5_000, claimed: 0 }
  expect(claimable(line, 300)).toBe(20)
  expect(claimable({ ...line, claimed: 3_000 }, 300)).toBe(0)
  expect(claimable(line, 9)).toBe(0)
})

test('money is typed and shown with as many digits as its currency has', () => {
  expect([
    minorOf('12,5', 'EUR'),
    minorOf('12.505', 'EUR'),
    minorOf('900', 'JPY'),
    minorOf('1.234', 'KWD'),
  ]).toEqual([1250, undefined, 900, 1234])
  expect([minorOf('٣٫٢٠', 'EUR'), minorOf('0', 'EUR'), minorOf('-4', 'EUR'), minorOf('', 'EUR')]).toEqual([
    320,
    undefined,
    undefined,
    undefined,
  ])
  expect([decimalIn(1250, 'EUR'), decimalIn(5, 'EUR'), decimalIn(900, 'JPY')]).toEqual([
    '12.50',
    '0.05',
    '900',
  ])
})
