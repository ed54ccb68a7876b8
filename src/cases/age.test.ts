// How old somebody is, counted by hand from the calendar.
import { describe, expect, it } from 'vitest'
import { ageOn, bandOf, isQuarter, mayHaveOwnPage, quarterOf, reachesOn } from './age.ts'

it.each([
  ['2010-06-15', '2026-06-14', 15],
  ['2010-06-15', '2026-06-15', 16],
  ['2008-02-29', '2026-02-28', 17],
  ['2008-02-29', '2026-03-01', 18],
])('born %s, on %s: %i years old', (birth, day, years) => {
  expect(ageOn(birth, day)).toBe(years)
})

it.each([
  ['2010-06-15', '2028-06-15', '2028-04-01'],
  ['2008-02-29', '2026-03-01', '2026-01-01'],
  ['2009-12-31', '2027-12-31', '2027-10-01'],
  ['2009-01-01', '2027-01-01', '2027-01-01'],
])('born %s: 18 on %s, of which the server learns %s', (birth, day, quarter) => {
  expect(reachesOn(birth, 18)).toBe(day)
  expect(quarterOf(day)).toBe(quarter)
  expect(isQuarter(quarter)).toBe(true)
  expect(isQuarter(day)).toBe(day === quarter)
})

describe('the band in which a bed is looked for', () => {
  it.each([
    [0, 'under_3'],
    [2, 'under_3'],
    [3, 'from_3_to_11'],
    [11, 'from_3_to_11'],
    [12, 'from_12_to_17'],
    [17, 'from_12_to_17'],
    [18, 'grown_up'],
  ])('%i years: %s', (age, band) => {
    expect(bandOf(age)).toBe(band)
  })
})

it('gives a child a page of their own from the age of the law on, by the birth date, or by the word of who gives it', () => {
  const on = { today: '2026-05-20', ownPageFrom: 14 }
  const child = (birth?: string, isOldEnough = false, ownPageFrom = 14) =>
    mayHaveOwnPage({ ageGroup: 'child', birth, isOldEnough }, { ...on, ownPageFrom })
  expect([child('2012-05-20'), child('2012-05-21'), child('2012-05-21', true)]).toEqual([true, false, false])
  expect([child(), child(undefined, true)]).toEqual([false, true])
  expect([child('2012-05-20', false, 16), child('2012-05-21', false, 13)]).toEqual([false, true])
  expect(mayHaveOwnPage({ ageGroup: 'adult', birth: undefined, isOldEnough: false }, on)).toBe(true)
})
