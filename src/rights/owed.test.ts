// A sum that somebody takes into a talk with her employer: worked out by hand here.
import { describe, expect, it } from 'vitest'
import { numberIn, wagesDue } from './owed.ts'

describe('what María may be owed', () => {
  it.each([
    [
      { hours: 240, days: 30, got: 900 },
      { hour: 12.4, room: 5.2 },
      { pay: 2976, room: 156, got: 900, owed: 1920 },
    ],
    [
      { hours: 37.5, days: 0, got: 0 },
      { hour: 12.71, room: 11.1 },
      { pay: 476.63, room: 0, got: 0, owed: 476.63 },
    ],
    [
      { hours: 100, days: 14, got: 300.5 },
      { hour: 7.25, room: undefined },
      { pay: 725, room: 0, got: 300.5, owed: 424.5 },
    ],
    [
      { hours: 10, days: 0, got: 500 },
      { hour: 12.71, room: 11.1 },
      { pay: 127.1, room: 0, got: 500, owed: 0 },
    ],
    [
      { hours: 0, days: 0, got: 0 },
      { hour: 12.71, room: 11.1 },
      { pay: 0, room: 0, got: 0, owed: 0 },
    ],
  ])('for %o at %o is %o', (worked, rates, owed) => {
    expect(wagesDue(worked, rates)).toEqual(owed)
  })
})

describe('a number as people write it', () => {
  it.each([
    ['240', 240],
    ['12.50', 12.5],
    ['12,5', 12.5],
    [' 7 ', 7],
    ['', 0],
    ['٢٤٠', 240],
    ['۱۲٫۵', 12.5],
    ['๒๔๐', 240],
  ])('is read: %s', (typed, number) => {
    expect(numberIn(typed)).toBe(number)
  })

  it.each(['many', '-5', '1e9', '12.345', '9999999', '1 000', '0x10'])('is not guessed: %s', (typed) => {
    expect(numberIn(typed)).toBeUndefined()
  })
})
