import { expect, test } from 'vitest'
import { dates, dayOf } from './dates.ts'

const words: Record<string, string> = {
  'web.due.lateDays': '{count} d late',
  'web.due.lateHours': '{count} h late',
  'web.due.lateMinutes': '{count} min late',
  'web.due.today': 'Today',
  'web.due.todayAt': 'Today {time}',
  'web.due.tomorrow': 'Tomorrow',
  'web.due.tomorrowAt': 'Tomorrow {time}',
  'web.ago.minutes': '{count} min ago',
}
const say = (id: string, values: Record<string, string | number> = {}) =>
  words[id]!.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]))
const english = dates('en-GB', say, 'UTC')
const now = new Date('2026-11-24T14:00:00Z')

test("Amara's safety review of this morning is three hours late", () => {
  expect(english.due('2026-11-24T10:30:00Z', now)).toBe('3 h late')
  expect(english.dueTone('2026-11-24T10:30:00Z', now)).toBe('late')
})

test('a letter that is due today as a day is not late until the day is over', () => {
  expect(english.due('2026-11-24', now)).toBe('Today')
  expect(english.dueTone('2026-11-24', now)).toBe('due')
  expect(english.due('2026-11-23', now)).toBe('1 d late')
})

test('what was missed yesterday evening is told in hours until a whole day has passed', () => {
  expect(english.due('2026-11-23T20:00:00Z', now)).toBe('18 h late')
  expect(english.due('2026-11-23T13:00:00Z', now)).toBe('1 d late')
  expect(english.due('2026-11-24T13:59:40Z', now)).toBe('1 min late')
})

test('Thursday is named by its weekday, and a day of next year by its year too', () => {
  expect(english.due('2026-11-26', now)).toBe('Thu 26 Nov')
  expect(english.due('2027-03-01', now)).toBe('Mon 1 Mar 2027')
  expect(english.due('2026-11-25T09:00:00Z', now)).toBe('Tomorrow 09:00')
})

test('Arabic readers get Arabic digits', () => {
  const arabic = dates('ar-u-nu-arab', say, 'UTC')
  expect(arabic.time('2026-11-24T17:00:00Z')).toBe('١٧:٠٠')
  expect(arabic.number(23)).toBe('٢٣')
})

test('near midnight the day is the one where the reader is', () => {
  expect(dayOf('2026-11-24T23:30:00Z', 'Asia/Bangkok')).toBe('2026-11-25')
  expect(dayOf('2026-11-24T23:30:00Z', 'UTC')).toBe('2026-11-24')
})
