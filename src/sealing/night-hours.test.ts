// Hours by the clock on the wall: a night is called by the day on which it begins, and ends where the hours end.
import { describe, expect, it, test } from 'vitest'
import { hoursIn, lastingNights, nightEnds, nightOf, nightsIn } from './night-hours.ts'

const usual = { from: '20:00', until: '08:00', zone: 'Europe/London', days: [6, 7], most: 3 }
const at = (moment: string) => Date.parse(moment)

describe('a night', () => {
  // The 3rd of December 2026 is a Thursday, and London's clock is that of UTC.
  it.each([
    ['2026-12-03T20:00Z', '2026-12-03'],
    ['2026-12-04T07:59Z', '2026-12-03'],
    ['2026-12-03T19:59Z', undefined],
    ['2026-12-04T08:00Z', undefined],
    ['2026-12-04T12:00Z', undefined],
    // On Saturday nobody is at work: noon is a night too, and the morning still belongs to Friday's.
    ['2026-12-05T07:00Z', '2026-12-04'],
    ['2026-12-05T12:00Z', '2026-12-05'],
    ['2026-12-07T12:00Z', undefined],
    // By the clock of London in summer.
    ['2026-07-02T19:30Z', '2026-07-02'],
    ['2026-07-03T07:30Z', undefined],
  ])('at %s is that of %s', (moment, night) => {
    expect(nightOf(usual, at(moment))).toBe(night)
  })

  it('within a day needs no midnight', () => {
    const late = { ...usual, from: '12:00', until: '14:00', days: [] }
    expect(nightOf(late, at('2026-12-03T13:59Z'))).toBe('2026-12-03')
    expect(nightOf(late, at('2026-12-03T14:00Z'))).toBeUndefined()
  })

  it('in a place whose clock is not known is none', () => {
    expect(nightOf({ ...usual, zone: 'Atlantis/Harbour' }, at('2026-12-03T22:00Z'))).toBeUndefined()
  })

  it('ends where its hours do, also where the clocks are put back', () => {
    expect(nightEnds(usual, at('2026-12-03T23:17:20Z'))).toBe(at('2026-12-04T08:00Z'))
    // From Friday night into a Saturday without work: Friday's night ends, another one follows.
    expect(nightEnds(usual, at('2026-12-05T05:00Z'))).toBe(at('2026-12-05T08:00Z'))
    expect(nightEnds(usual, at('2026-12-05T10:00Z'))).toBe(at('2026-12-06T08:00Z'))
    expect(nightEnds(usual, at('2026-10-24T21:00Z'))).toBe(at('2026-10-25T08:00Z'))
  })
})

test.each([
  ['a day that is called a night', { from: '08:00', until: '07:00' }],
  ['no hours at all', { from: '08:00', until: '08:00' }],
  ['an hour that no clock has', { from: '24:00' }],
  ['a weekday that no week has', { days: [0] }],
  ['a weekday twice', { days: [6, 6] }],
  ['no case', { most: 0 }],
  ['a thousand cases', { most: 1000 }],
  ['a place with a space', { zone: 'Europe/London; x' }],
  ['something that nobody knows', { forever: true }],
])('%s is refused', (_, change) => {
  expect(hoursIn(usual)).toEqual(usual)
  expect(() => hoursIn({ ...usual, ...change })).toThrow('bad-chain')
})

test('nights are signed once each and near the day on which it is done, and those long over are let go', () => {
  const said = '2026-12-03T10:00Z'
  expect(nightsIn(['2026-12-02', '2027-03-01'], said)).toHaveLength(2)
  for (const bad of [[], ['2026-12-03', '2026-12-03'], ['2026-11-01'], ['2028-01-01'], ['tonight']])
    expect(() => nightsIn(bad, said)).toThrow('bad-chain')
  const stands = ['2026-11-29', '2026-11-30', '2026-12-03'].map((night) => ({ night, user: 'a', by: 'b' }))
  expect(lastingNights(stands, said).map(({ night }) => night)).toEqual(['2026-11-30', '2026-12-03'])
})
