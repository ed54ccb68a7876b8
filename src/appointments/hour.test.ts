// Hours as Efua and her worker say them: across a change of the clocks, in other digits, on another clock, and within what she called safe.
import { describe, expect, it } from 'vitest'
import { hourOn, instantOf, isOutside, onOtherClock, stretchesIn, timeIn } from './hour.ts'

const london = (day: string, time: string) => ({ day, time, zone: 'Europe/London' })

it('ten in the morning stays ten in the morning on either side of a change of the clocks', () => {
  expect(instantOf(london('2026-10-24', '10:00'))).toBe('2026-10-24T09:00:00.000Z')
  expect(instantOf(london('2026-10-26', '10:00'))).toBe('2026-10-26T10:00:00.000Z')
})

it('an hour that the clocks skip is refused, and of one that comes twice the first is meant', () => {
  expect(hourOn(london('2027-03-28', '01:30'))).toBe('skipped')
  expect(hourOn(london('2027-03-28', '02:00'))).toBe('once')
  expect(hourOn(london('2026-10-25', '01:30'))).toBe('twice')
  expect(instantOf(london('2026-10-25', '01:30'))).toBe('2026-10-25T00:30:00.000Z')
  expect(hourOn(london('2026-12-07', '10:00'))).toBe('once')
})

it('somebody whose clock is elsewhere is told its hour, and nobody else', () => {
  expect(onOtherClock(london('2026-12-07', '23:30'), 'Europe/Kyiv')).toEqual({
    day: '2026-12-08',
    time: '01:30',
  })
  expect(onOtherClock(london('2026-12-07', '10:00'), 'Europe/Lisbon')).toBeUndefined()
})

it.each([
  ['9', '09:00'],
  ['9:30', '09:30'],
  ['0930', '09:30'],
  ['14h15', '14:15'],
  ['١٤:٣٠', '14:30'],
  ['24', undefined],
  ['10:61', undefined],
  ['soon', undefined],
])('%s is read as %s', (typed, time) => expect(timeIn(typed)).toBe(time))

describe('hours that somebody called safe', () => {
  it.each([
    ['weekdays 10 to 12', [['10:00', '12:00']]],
    [
      '9.30-11:00 and 14–15',
      [
        ['09:30', '11:00'],
        ['14:00', '15:00'],
      ],
    ],
    ['من ١٠ إلى ١٢', [['10:00', '12:00']]],
    ['when I write first', []],
    ['never on 12.11.2026', []],
  ])('are read out of “%s”', (words, stretches) => expect(stretchesIn(words)).toEqual(stretches))

  it('leave an hour outside them to be noticed, and say nothing where no hours are named', () => {
    expect(isOutside('weekdays 10 to 12', '16:00')).toBe(true)
    expect(isOutside('weekdays 10 to 12', '12:00')).toBe(true)
    expect(isOutside('weekdays 10 to 12', '11:30')).toBe(false)
    expect(isOutside('mornings', '16:00')).toBe(false)
  })
})
