// Hours that somebody allowed, by the clock on the wall, also on the two nights of the year on which it is moved.
import { describe, expect, it } from 'vitest'
import { isAllowed, leavesAt, type Hours } from './quiet.ts'

const zones = ['Europe/London', 'Asia/Bangkok', 'America/Santiago', 'Australia/Lord_Howe', 'Africa/Cairo']
/** Schedules that are tried; the soak tries a hundred thousand. */
const schedules = Number(process.env['SCHEDULES'] ?? 2000)

/** What the wall shows, by another library than the one that is judged. */
const wall = new Map(
  zones.map((timeZone) => [
    timeZone,
    new Intl.DateTimeFormat('en-GB', {
      timeZone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }),
  ]),
)
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** Whether an hour is allowed, as somebody would say it who looks at the wall and at a calendar. */
function isInside({ days, from, to: until }: Hours, at: number, zone: string): boolean {
  const parts = Object.fromEntries(
    wall
      .get(zone)!
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  )
  const now = `${parts['hour']}:${parts['minute']}`
  const day = weekdays.indexOf(parts['weekday']!) + 1
  if (from < until) return days.includes(day) && from <= now && now < until
  return now >= from ? days.includes(day) : now < until && days.includes(day === 1 ? 7 : day - 1)
}

/** The same numbers each time, so that what fails can be seen again. */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

it(`of ${schedules} random schedules none lets anything out in an hour that was not allowed`, () => {
  const random = numbers(Number(process.env['SEED'] ?? 7))
  const hour = () => {
    const minute = Math.floor(random() * 1440)
    return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
  }
  let left = 0
  for (let at = 0; at < schedules; at += 1) {
    const hours = { days: [1, 2, 3, 4, 5, 6, 7].filter(() => random() < 0.5), from: hour(), to: hour() }
    const zone = zones[Math.floor(random() * zones.length)]!
    const queued = Date.UTC(2026, 0, 1) + Math.floor(random() * 366 * 86_400_000)
    const moment = leavesAt([hours], queued, zone, random)
    if (moment === undefined) {
      expect(hours.days, JSON.stringify([hours, zone, queued])).toEqual([])
      continue
    }
    left += 1
    const told = JSON.stringify([hours, zone, new Date(queued), new Date(moment)])
    expect(moment, told).toBeGreaterThanOrEqual(queued)
    expect(isInside(hours, moment, zone), told).toBe(true)
    expect(isAllowed([hours], queued, zone), told).toBe(isInside(hours, queued, zone))
  }
  expect(left).toBeGreaterThan(schedules * 0.9)
}, 600_000)

describe('where the clocks are moved', () => {
  const nightly = (from: string, to: string) => [{ days: [1, 2, 3, 4, 5, 6, 7], from, to }]
  it('an hour that the wall never shows lets nothing out, and the next night does', () => {
    // In London 01:00 to 02:00 does not exist on 29 March 2026.
    const queued = Date.parse('2026-03-29T00:30:00Z')
    const at = leavesAt(nightly('01:10', '01:40'), queued, 'Europe/London', () => 0.5)
    expect(new Date(at!).toISOString()).toBe('2026-03-30T00:17:30.000Z')
  })
  it('an hour that the wall shows twice is allowed both times', () => {
    expect(isAllowed(nightly('01:00', '02:00'), Date.parse('2026-10-25T00:30:00Z'), 'Europe/London')).toBe(
      true,
    )
    expect(isAllowed(nightly('01:00', '02:00'), Date.parse('2026-10-25T01:30:00Z'), 'Europe/London')).toBe(
      true,
    )
    expect(isAllowed(nightly('01:00', '02:00'), Date.parse('2026-10-25T02:00:00Z'), 'Europe/London')).toBe(
      false,
    )
  })
  it('hours across midnight belong to the day on which they begin', () => {
    const sunday = [{ days: [7], from: '22:00', to: '02:00' }]
    expect(isAllowed(sunday, Date.parse('2026-06-07T22:30:00Z'), 'Europe/London')).toBe(true)
    expect(isAllowed(sunday, Date.parse('2026-06-07T00:30:00Z'), 'Europe/London')).toBe(false)
  })
})

it('the hour at which something leaves says nothing of the hour at which it was written', () => {
  const hours = [{ days: [1, 2, 3, 4, 5], from: '10:00', to: '16:00' }]
  const draw = (day: string) => (Number(day.slice(-2)) * 0.618) % 1
  const morning = leavesAt(hours, Date.parse('2026-06-09T02:00:00Z'), 'Europe/London', draw)
  const night = leavesAt(hours, Date.parse('2026-06-08T22:59:00Z'), 'Europe/London', draw)
  expect(morning).toBe(night)
})
