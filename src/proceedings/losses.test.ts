// Twenty claims across changes of the least pay, worked out by hand (losses-by-hand.json says how each), and what is made of a diary.

import { expect, it } from 'vitest'
import { packOf } from '../../jurisdictions/packs.ts'
import uk from '../../jurisdictions/uk/rights/rights.json' with { type: 'json' }
import us from '../../jurisdictions/us/rights/rights.json' with { type: 'json' }
import { lastDayOf, reachesBackTo } from '../jurisdiction/last-days.ts'
import { decimalOf } from '../jurisdiction/money.ts'
import byHand from './losses-by-hand.json' with { type: 'json' }
import { overlapping, scheduleOf, weeksOf, type LossKind, type Period } from './losses.ts'
import { standing, sumsOf } from './sums.ts'

const periodsOf = (periods: readonly Omit<Period, 'id' | 'papers'>[]): Period[] =>
  periods.map((period, at) => ({ ...period, id: String(at), papers: [] }))

it.each(byHand)('to the cent: $case', ({ pack, on, interest, periods, losses, due, owed, total }) => {
  const schedule = scheduleOf(
    {
      currency: 'GBP',
      withInterest: interest,
      periods: periodsOf(periods),
      losses: losses.map(({ kind, amount }, at) => ({
        id: String(at),
        kind: kind as LossKind,
        amount,
        what: '',
        papers: [],
      })),
    },
    packOf(pack).compensation,
    on,
  )
  expect(schedule.lines.map((line) => decimalOf(line.due))).toEqual(due)
  expect(schedule.lines.map((line) => decimalOf(line.owed))).toEqual(owed)
  expect(decimalOf(schedule.total)).toBe(total)
})

it.each([
  // 48 h x 10.42 - 100.00 = 400.16; x 12.71 / 10.42 = 488.10
  ['a week of 2023', '2023-06-05', '2023-06-11', '48', '', '100', '400.16', '87.94'],
  // 40 h x 8.21 = 328.40; x 12.71 / 8.21 = 508.40, and 40 h x 9.00 = 360.00 were agreed
  ['agreed above the least pay of then', '2019-06-03', '2019-06-09', '40', '9.00', '0', '360.00', '148.40'],
  // 500.00 came, and 328.40 were the least: what lacks to the agreed 600.00 stays as it is
  ['paid above the least pay', '2019-06-03', '2019-06-09', '40', '15.00', '500', '100.00', '0.00'],
  // (1 d x 10.42 + 6 d x 11.44) x 40 h / 7 - 70.00 = 381.77; 12.71 x (40 h - 10.00 / 10.42 - 60.00 / 11.44) = 429.54
  ['across the first of April', '2024-03-31', '2024-04-06', '40', '', '70', '381.77', '47.77'],
  // 40 h x 12.71: nothing has risen since
  ['this year', '2026-04-06', '2026-04-12', '40', '', '0', '508.40', '0.00'],
])(
  'what lacks to the least pay is owed at today’s: %s',
  (_, from, until, hours, rate, paid, owed, raised) => {
    const claim = {
      currency: 'GBP',
      withInterest: false,
      losses: [],
      periods: periodsOf([{ from, until, hours, rate, paid }]),
    }
    const at = (atPresentRate: boolean, pack = 'uk') =>
      scheduleOf({ ...claim, atPresentRate }, packOf(pack).compensation, '2026-05-01')
    const { lines, total } = at(true)
    expect([decimalOf(lines[0]!.owed), decimalOf(lines[0]!.raised)]).toEqual([owed, raised])
    expect(total).toBe(lines[0]!.owed + lines[0]!.raised)
    // Where nobody asks for it, and where the law knows nothing of it, nothing is raised.
    expect([at(false).raised, at(true, 'us').raised]).toEqual([0n, 0n])
  },
)

it('a tribunal reaches two years back from the day of the claim, a court no further than its limit', () => {
  const back = packOf('uk').compensation.routes.map((route) => reachesBackTo(route, '2026-05-31'))
  expect(back).toEqual(['2024-05-31', undefined, undefined, undefined, undefined])
})

it('holds twenty of them', () => expect(byHand).toHaveLength(20))

it('the least pay of a claim is the one that the rights of that country tell', () => {
  for (const [pack, { figures }] of [
    ['uk', uk],
    ['us', us],
  ] as const) {
    const { leastPay } = packOf(pack).compensation
    const told = figures.find(({ id }) => id === 'minimum_wage')?.values ?? []
    expect(told.length).toBeGreaterThan(0)
    for (const { from, value } of told)
      expect([from, leastPay.find((one) => one.from === from)?.hour]).toEqual([
        from,
        Number(value).toFixed(2),
      ])
  }
})

it('a tribunal is open for three months less a day, a court for six years from the first day', () => {
  const { routes } = packOf('uk').compensation
  const days = { begin: '2025-03-31', end: '2025-11-30' }
  const last = Object.fromEntries(routes.map((route) => [route.id, lastDayOf(route, days)]))
  expect(last).toEqual({
    tribunal: '2026-02-27',
    court: '2031-03-31',
    cica: '2027-11-30',
    nif: undefined,
    reparation: undefined,
  })
})

it('a day that stands in two times of work is noticed', () => {
  const two = [
    { from: '2025-06-02', until: '2025-06-08', hours: '40', rate: '', paid: '' },
    { from: '2025-06-08', until: '2025-06-15', hours: '40', rate: '', paid: '' },
  ]
  expect(overlapping(periodsOf(two))).toEqual(['0', '1'])
  expect(overlapping(periodsOf([two[0]!]))).toBeUndefined()
})

it('a diary becomes weeks from Monday, and a day that was written again counts once', () => {
  const day = (of: string, hours: string) => ({ day: of, hours, note: '' })
  const weeks = weeksOf([
    day('2026-03-08', '6'),
    day('2026-03-02', '11'),
    day('2026-03-09', '8'),
    day('2026-03-02', '10.50'),
  ])
  expect(weeks.map(({ from, until, hours }) => [from, until, hours])).toEqual([
    ['2026-03-02', '2026-03-08', '16.50'],
    ['2026-03-09', '2026-03-15', '8.00'],
  ])
})

it('claimed, awarded, enforced and in hand stay four sums, to the cent where a note says so', () => {
  const at = '2026-03-01T10:00:00Z'
  const sums = sumsOf(
    [
      { move: 'file', at, facts: { amount: 14857 } },
      { move: 'decide', at, facts: { amount: 9240, served_on: '2026-04-01' } },
      { move: 'enforce', at, facts: { amount: 3000 } },
      { move: 'pay', at, facts: { amount: 1500, paid_on: '2026-05-01' } },
      { move: 'pay', at, facts: { amount: 1350, paid_on: '2026-06-01' } },
      { move: 'tell', at, facts: {} },
    ],
    [
      { move: 'file', amount: '14857.05' },
      { move: 'pay', amount: '1350.75' },
    ],
  )
  const whole = standing(sums)
  expect(Object.values(whole).map(decimalOf)).toEqual(['14857.05', '9240.00', '3000.00', '2850.75'])
  expect(sums.at(-1)).toEqual({ stage: 'paid', amount: '1350.75', on: '2026-06-01' })
})
