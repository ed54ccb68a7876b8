// Who stands at a desk in any minute, held to a slow reader who looks at the wall clock minute by minute and knows no calendar
// arithmetic at all.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  firstOverlap,
  momentAt,
  shiftsOn,
  standingAt,
  type Rota,
  type Single,
  type Weekly,
} from './shifts.ts'

const minute = 60_000

/** What the wall shows in every minute of some days, as anybody could read it off. */
function wallOf(timezone: string, first: string, days: number) {
  const reads = new Intl.DateTimeFormat('en-CA', {
    timeZone: timezone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    weekday: 'short',
  })
  const start = Date.parse(`${first}T00:00:00Z`) - 26 * 3_600_000
  return Array.from({ length: (days + 3) * 1440 }, (_, at) => {
    const moment = start + at * minute
    const parts = Object.fromEntries(reads.formatToParts(moment).map(({ type, value }) => [type, value]))
    const day = `${parts['year']}-${parts['month']}-${parts['day']}`
    return { moment, day, shows: `${day} ${parts['hour']}:${parts['minute']}` }
  })
}
type Wall = ReturnType<typeof wallOf>

const looked = new Map<Wall, Map<string, number>>()
/** The first minute in which the wall shows an hour or a later one; -1 where these days do not reach it. Looked up once. */
function firstMinute(wall: Wall, hour: string): number {
  const known = looked.get(wall) ?? new Map<string, number>()
  looked.set(wall, known)
  const found = known.get(hour) ?? wall.findIndex(({ shows }) => shows >= hour)
  known.set(hour, found)
  return found
}

/** Weeks in which the clocks are put forward, back, by half an hour, at midnight, and not at all. */
const weeks = [
  { timezone: 'Europe/London', first: '2026-03-26' },
  { timezone: 'Europe/London', first: '2026-10-22' },
  { timezone: 'Australia/Lord_Howe', first: '2026-10-01' },
  { timezone: 'Australia/Lord_Howe', first: '2026-04-02' },
  { timezone: 'Asia/Beirut', first: '2026-03-26' },
  { timezone: 'Asia/Kathmandu', first: '2026-06-04' },
].map((week) => ({ ...week, wall: wallOf(week.timezone, week.first, 7) }))

const dayAfter = (day: string, days = 1) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
const weekdayOf = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay() || 7

/** Who stands there in each minute, by going through the minutes and asking of each shift whether it has begun and not ended. */
function slowly(rota: Rota<string>, wall: Wall): Map<number, Set<string>> {
  const found = new Map<number, Set<string>>()
  const days = [...new Set(wall.map(({ day }) => day))]
  const begins = days.flatMap((day) => {
    const replaced = rota.singles.filter((one) => one.day === day).map((one) => one.insteadOf)
    const usual = rota.weekly.filter(
      (one) =>
        !rota.closed.includes(day) &&
        one.weekdays.includes(weekdayOf(day)) &&
        one.fromDay <= day &&
        (one.untilDay === null || day <= one.untilDay) &&
        !replaced.includes(one.id),
    )
    const own = rota.singles.filter((one) => one.day === day && one.who !== null)
    return [...usual, ...own].map(({ starts, ends, who }) => ({
      from: `${day} ${starts}`,
      until: `${ends <= starts ? dayAfter(day) : day} ${ends}`,
      who: who!,
    }))
  })
  for (const { from, until, who } of begins) {
    const start = firstMinute(wall, from)
    const end = firstMinute(wall, until)
    if (start === -1 || end === -1) continue
    for (const { moment } of wall.slice(start, end)) {
      const there = found.get(moment) ?? new Set()
      found.set(moment, there.add(who))
    }
  }
  return found
}

const hour = fc
  .integer({ min: 0, max: 95 })
  .map((at) => `${String(Math.floor(at / 4)).padStart(2, '0')}:${String((at % 4) * 15).padStart(2, '0')}`)
const who = fc.constantFrom('Marko', 'Ines', 'Noor', 'Amara')
const rotaIn = (first: string): fc.Arbitrary<Rota<string>> => {
  const day = fc.integer({ min: -1, max: 7 }).map((days) => dayAfter(first, days))
  const weekly: fc.Arbitrary<Weekly<string>> = fc.record({
    id: fc.uuid(),
    weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    starts: hour,
    ends: hour,
    fromDay: day,
    untilDay: fc.option(day),
    who,
  })
  return fc.uniqueArray(weekly, { maxLength: 4, selector: ({ id }) => id }).chain((some) => {
    const insteadOf =
      some.length > 0 ? fc.option(fc.constantFrom(...some.map(({ id }) => id))) : fc.constant(null)
    const single: fc.Arbitrary<Single<string>> = fc
      .record({ id: fc.uuid(), day, starts: hour, ends: hour, insteadOf, who: fc.option(who) })
      .map((one) => (one.insteadOf === null ? { ...one, who: one.who ?? 'Noor' } : one))
    return fc.record({
      weekly: fc.constant(some),
      singles: fc.uniqueArray(single, { maxLength: 4, selector: ({ id }) => id }),
      closed: fc.uniqueArray(day, { maxLength: 2 }),
    })
  })
}

/** The soak tries a thousand. */
const rotas = Number(process.env['ROTAS'] ?? 100)

describe('a rota', () => {
  it(`has whom a reader of the wall clock finds, in ${rotas} rotas and where the clocks change`, () => {
    const cases = fc
      .constantFrom(...weeks)
      .chain((week) =>
        fc.tuple(
          fc.constant(week),
          rotaIn(week.first),
          fc.array(fc.nat(8 * 1440), { minLength: 12, maxLength: 12 }),
        ),
      )
    fc.assert(
      fc.property(cases, ([{ timezone, wall }, rota, minutes]) => {
        const there = slowly(rota, wall)
        for (const at of minutes) {
          const { moment } = wall[at + 1440]!
          const { now } = standingAt(rota, new Date(moment), timezone)
          const expected = there.get(moment)
          if (!expected) expect(now).toBeUndefined()
          else expect(expected).toContain(now?.who)
        }
      }),
      { numRuns: rotas },
    )
  }, 120_000)

  it('overlaps exactly where two stand there in one minute, or would in a week without exceptions', () => {
    const week = weeks.at(-1)!
    fc.assert(
      fc.property(rotaIn(week.first), (rota) => {
        const met = (one: Rota<string>) =>
          [...slowly({ ...one, ...named(one) }, week.wall).values()].some((there) => there.size > 1)
        // Each entry is somebody of its own, so that two of one person count too.
        const named = (one: Rota<string>) => ({
          weekly: one.weekly.map((entry) => ({ ...entry, who: entry.id })),
          singles: one.singles.map((entry) => ({ ...entry, who: entry.who && `single ${entry.id}` })),
        })
        // Days that the slow reader does not reach hold nothing of these rotas but what comes again weekly.
        const endless = rota.weekly.map((entry) => ({
          ...entry,
          fromDay: dayAfter(week.first, -1),
          untilDay: null,
        }))
        const whole = { ...rota, weekly: endless }
        const expected = met({ ...whole, singles: [], closed: [] }) || met(whole)
        if (expected) expect(firstOverlap(whole)).toBeDefined()
        else expect(firstOverlap(whole)).toBeUndefined()
      }),
      { numRuns: rotas / 2 },
    )
  }, 120_000)
})

const night: Rota<string> = {
  weekly: [
    {
      id: 'n',
      weekdays: [1, 2, 3, 4, 5, 6, 7],
      starts: '22:00',
      ends: '06:00',
      fromDay: '2026-01-01',
      untilDay: null,
      who: 'Marko',
    },
  ],
  singles: [],
  closed: [],
}

describe('Marko’s night', () => {
  it('is an hour shorter when the clocks are put forward, and an hour longer when they are put back', () => {
    const hours = (day: string) => {
      const from = momentAt(day, '22:00', 'Europe/London')
      const until = momentAt(dayAfter(day), '06:00', 'Europe/London')
      return (until.getTime() - from.getTime()) / 3_600_000
    }
    expect(hours('2026-03-27')).toBe(8)
    expect(hours('2026-03-28')).toBe(7)
    expect(hours('2026-10-24')).toBe(9)
  })

  it('goes on after midnight, and the desk says when somebody is there again', () => {
    const standing = standingAt(night, new Date('2026-06-10T01:30:00Z'), 'Europe/London')
    expect(standing.now).toMatchObject({ who: 'Marko', day: '2026-06-09' })
    expect(standing.until).toEqual(new Date('2026-06-10T05:00:00Z'))
    const noon = standingAt(night, new Date('2026-06-10T11:00:00Z'), 'Europe/London')
    expect(noon.now).toBeUndefined()
    expect(noon.next?.from).toEqual(new Date('2026-06-10T21:00:00Z'))
  })

  it('does not begin on a day that is closed, and ends as it began on the day before', () => {
    const closed = { ...night, closed: ['2026-06-10'] }
    expect(standingAt(closed, new Date('2026-06-10T04:00:00Z'), 'Europe/London').now?.who).toBe('Marko')
    expect(standingAt(closed, new Date('2026-06-10T23:00:00Z'), 'Europe/London').now).toBeUndefined()
  })

  it('meets nobody who begins in the very hour that the clocks leave out', () => {
    const shift = (id: string, starts: string, ends: string): Weekly<string> => ({
      id,
      starts,
      ends,
      who: id,
      weekdays: [7],
      fromDay: '2026-01-01',
      untilDay: null,
    })
    const rota = {
      weekly: [shift('early', '00:00', '01:30'), shift('late', '01:30', '08:00')],
      singles: [],
      closed: [],
    }
    expect(firstOverlap(rota)).toBeUndefined()
    // At 01:00 the wall jumps to 02:00: half past one is passed in that moment.
    const moment = momentAt('2026-03-29', '01:30', 'Europe/London')
    expect(moment).toEqual(new Date('2026-03-29T01:00:00Z'))
    expect(standingAt(rota, moment, 'Europe/London').now?.who).toBe('late')
  })

  it('is looked for two months ahead and no further', () => {
    const far = (day: string): Rota<string> => ({
      weekly: [],
      closed: [],
      singles: [{ id: 's', day, starts: '08:00', ends: '16:00', insteadOf: null, who: 'Ines' }],
    })
    const now = new Date('2026-01-01T12:00:00Z')
    expect(standingAt(far('2026-02-28'), now, 'Europe/London').next?.who).toBe('Ines')
    expect(standingAt(far('2026-06-01'), now, 'Europe/London').next).toBeUndefined()
  })

  it('is somebody else’s on one day, or nobody’s, and his again on the next', () => {
    const single = (day: string, who: string | null) => ({
      id: day,
      day,
      starts: '22:00',
      ends: '06:00',
      insteadOf: 'n',
      who,
    })
    const rota = { ...night, singles: [single('2026-06-10', 'Ines'), single('2026-06-11', null)] }
    expect(shiftsOn(rota, '2026-06-10').map(({ who }) => who)).toEqual(['Ines'])
    expect(shiftsOn(rota, '2026-06-11')).toEqual([])
    expect(shiftsOn(rota, '2026-06-12').map(({ who }) => who)).toEqual(['Marko'])
  })
})
