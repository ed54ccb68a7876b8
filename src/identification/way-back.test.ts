// How somebody is reached follows the number that was written down, until a worker says otherwise.
import { expect, it } from 'vitest'
import { emptyReport, withNumber, type Report } from './report.ts'

const before = emptyReport('help', '')
/** What stands in the form after each of these was typed, one after another. */
const typed = (from: Pick<Report, 'channel' | 'reach'>, ...words: string[]) =>
  words.reduce((now, reach) => withNumber(now, reach), from)

it.each([
  ['+44 7700 900 118', 'phone'],
  ['(0)30 90', 'phone'],
  ['٠٧٧٠٠', 'phone'],
  ['maria@example.org', 'email'],
  ['the neighbour on the second floor', 'here'],
])('Leyla who writes %s down sees the way back as %s', (reach, channel) => {
  expect(withNumber(before, reach)).toEqual({ reach, channel })
})

it('Leyla who types an address letter by letter ends at the way that the whole of it says', () => {
  expect(typed(before, '4', '4maria', '4maria@', '4maria@example.org').channel).toBe('email')
})

it('Leyla who takes the number out again promises no call', () => {
  expect(typed(before, '+44', '')).toEqual({ reach: '', channel: 'here' })
})

it('Leyla who chose a text message, or that the caller comes back, is not overruled by a number', () => {
  const number = '+44 7700 900 118'
  expect(withNumber({ channel: 'text', reach: '' }, number).channel).toBe('text')
  expect(withNumber({ channel: 'here', reach: '+44' }, number).channel).toBe('here')
})
