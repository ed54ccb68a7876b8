// What the scorecard tells by groups: where two groups can be believed, and never so that a small one is found from its total, from the other
// groups or from another way of dividing the same people.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reconstruct } from '../../test/reconstruct.ts'
import type { Table } from '../statistics/tables.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import type { Colleague } from '../../demo/actor.ts'
import { openCase } from '../../demo/case-work.ts'
import { asOwner } from '../database/open.ts'
import { makeReceipt, sealCall, sendCall } from '../identification/client/take-call.ts'
import { emptyReport } from '../identification/report.ts'
import { newPlanNames } from '../visits/client/plan-names.ts'
import { planVisit, type VisitPlan } from '../visits/client/plan-visit.ts'
import { foldMoves } from './server/fold-moves.ts'
import { breakdownNames } from './breakdown-names.ts'
import { brokenDownBy, contactWays, possiblePairs, whyWhole, type Moved } from './breakdowns.ts'
import { indicators } from './catalogue.ts'
import { attributes } from './counted-codes.ts'
import { messagesOf } from '../../scripts/locale-files.ts'
import { machines } from '../app/machines.ts'
import { scorecardOf, type Count } from './scorecard.ts'
import { threshold } from '../api/threshold.ts'
import { addMove, tellBreakdowns, type Sums, type Told } from './server/measure-breakdowns.ts'

const rights = indicators.find(({ id }) => id === '6a')!
const monthOf = (at: number) => new Date(Date.UTC(2025, at, 1)).toISOString().slice(0, 10)

/** Of a month: from where, in which district, how many were told of their rights in time and how many not. */
type People = readonly [origin: string, district: string, well: number, rest: number]
const move = (origin: string, district: string, name: 'explain_rights' | 'opened'): Moved => ({
  kind: 'case',
  subkind: '',
  move: name,
  code: '',
  inTime: name === 'opened' ? '' : 'yes',
  origin,
  district,
  section: '',
  arrival: '',
})

/** What is told of whole months, one after the other. `notNoted`: counted in the first of them, before moves were noted by group. */
async function tellOf(
  months: readonly (readonly People[])[],
  notNoted: readonly People[] = [],
): Promise<Told[]> {
  const sums = new Map<string, Sums>()
  const counts: Count[] = []
  for (const [at, people] of months.entries()) {
    const own: Sums = {}
    const month = monthOf(at)
    const row = { month, kind: 'case', subkind: '', code: '', amount: 0 }
    for (const [origin, district, well, rest] of people) {
      for (let n = 0; n < well; n++) addMove(own, indicators, move(origin, district, 'explain_rights'))
      for (let n = 0; n < well + rest; n++) addMove(own, indicators, move(origin, district, 'opened'))
    }
    for (const [, , well, rest] of at === 0 ? [...people, ...notNoted] : people) {
      counts.push({ ...row, move: 'explain_rights', inTime: 'yes', n: well })
      counts.push({ ...row, move: 'opened', inTime: '', n: well + rest })
    }
    sums.set(month, own)
  }
  const [card] = scorecardOf([rights], counts, monthOf(months.length)).indicators
  return tellBreakdowns(rights, card!.blocks, sums)
}
const groupIn = (told: readonly Told[], breakdown: string, group: string) =>
  told.find((one) => one.breakdown === breakdown)?.groups.find((one) => one.group === group)

describe('the scorecard by groups', () => {
  it('tells two large groups of a month, and leaves out who would be found beside them', async () => {
    const told = await tellOf([
      [
        ['labour_inspection', 'North', 60, 40],
        ['hotline', 'South', 45, 55],
        ['health', 'South', 3, 20],
        ['education', 'North', 14, 12],
      ],
    ])
    expect(groupIn(told, 'profession', 'inspection')).toEqual({
      group: 'inspection',
      well: 60,
      rest: 40,
      all: 100,
    })
    expect(groupIn(told, 'profession', 'aid')).toMatchObject({ well: 45, rest: 55 })
    // Three at a clinic, and the school beside them: the total would give the three away.
    expect(groupIn(told, 'profession', 'health')).toMatchObject({ well: null })
    expect(groupIn(told, 'profession', 'school')).toMatchObject({ well: null })
    expect(groupIn(told, 'district', 'North')).toMatchObject({ well: 74, rest: 52 })
  })

  it('joins months until two groups of each kind can be believed, and half a year at most', async () => {
    const people: People[] = [
      ['labour_inspection', 'North', 16, 14],
      ['hotline', 'South', 15, 15],
    ]
    const two = await tellOf([people, people])
    expect(new Set(two.map(({ from, to }) => `${from} ${to}`))).toEqual(new Set(['2025-01-01 2025-02-01']))
    const lonely: People[] = [['hotline', 'South', 15, 15]]
    expect(await tellOf(Array.from({ length: 5 }, () => lonely))).toEqual([])
    const half = await tellOf(Array.from({ length: 6 }, () => lonely))
    expect(half[0]).toMatchObject({ from: '2025-01-01', to: '2025-06-01' })
  })

  it('tells people who were counted before moves were noted as of nobody knows which group', async () => {
    const noted: People[] = [
      ['labour_inspection', 'North', 60, 40],
      ['hotline', 'South', 45, 55],
    ]
    const told = await tellOf([noted], [['hotline', 'South', 30, 25]])
    expect(groupIn(told, 'district', 'unknown')).toMatchObject({ well: 30, rest: 25, all: 55 })
    expect(groupIn(told, 'profession', 'unknown')).toMatchObject({ well: 30, rest: 25, all: 55 })
    expect(groupIn(told, 'district', 'South')).toMatchObject({ well: 45, rest: 55 })
    expect(groupIn(await tellOf([noted]), 'district', 'unknown')).toMatchObject({ all: 0 })
  })

  it(
    'gives nobody away to who lays all ways of dividing beside each other and beside the total',
    { timeout: 60_000 },
    async () => {
      const some = fc.constantFrom(
        'self_report',
        'hotline',
        'labour_inspection',
        'outreach_low_income',
        'ngo',
        'health',
      )
      const people = fc.tuple(some, fc.constantFrom('North', 'South', 'West'), fc.nat(60), fc.nat(60))
      let leftOut = 0
      await fc.assert(
        fc.asyncProperty(fc.array(people, { minLength: 3, maxLength: 9 }), async (month) => {
          const told = await tellOf(Array.from({ length: 6 }, (_, at) => (at === 0 ? month : [])))
          if (told.length === 0) return
          const sum = (at: 2 | 3) => month.reduce((all, one) => all + one[at], 0)
          const tables: Table[] = [
            {
              attributes: ['outcome'],
              periods: ['all'],
              cells: [
                { codes: ['well'], n: sum(2) },
                { codes: ['rest'], n: sum(3) },
              ],
            },
            {
              attributes: ['profession', 'channel'],
              periods: ['all'],
              cells: attributes.detected.flatMap((one) =>
                contactWays
                  .filter((other) => !possiblePairs.has(`${one} ${other}`))
                  .map((other) => ({ codes: [one, other], n: 0 })),
              ),
            },
            ...told.map(({ breakdown, groups }) => ({
              attributes: [breakdown, 'outcome'],
              periods: ['all'],
              cells: groups.flatMap(({ group, well, rest, all }) => [
                { codes: [group, 'well'], n: well },
                { codes: [group, 'rest'], n: rest },
                { codes: [group, null], n: all },
              ]),
            })),
          ]
          const ranges = await reconstruct(
            tables,
            {
              outcome: ['well', 'rest'],
              profession: attributes.detected,
              channel: contactWays,
              district: told
                .find(({ breakdown }) => breakdown === 'district')!
                .groups.map(({ group }) => group),
            },
            1,
          )
          leftOut += ranges.length
          for (const { codes, low, high } of ranges)
            expect(high - low, codes.join()).toBeGreaterThanOrEqual(threshold)
        }),
        { numRuns: 12 },
      )
      expect(leftOut).toBeGreaterThan(0)
    },
  )

  it('has a word for every group and for every reason why a number is told whole', () => {
    const words = Object.keys(messagesOf('en'))
    for (const indicator of indicators)
      for (const breakdown of breakdownNames) {
        const reason = whyWhole(indicator, breakdown)
        if (reason) expect(words).toContain(`breakdown.whole.${reason}`)
      }
    for (const way of contactWays) expect(words).toContain(`breakdown.way.${way}`)
    for (const breakdown of breakdownNames) expect(brokenDownBy(breakdown).length).toBeGreaterThan(0)
  })

  it('asks who found somebody only of processes that stand in a case', () => {
    const inCase = new Set(machines.filter(({ opens }) => opens.needsCase).map(({ kind }) => kind))
    for (const { numerator, denominator } of brokenDownBy('profession'))
      for (const { kind } of [...numerator, ...denominator]) expect(inCase, kind).toContain(kind)
  })
})

describe('moves of two houses', async () => {
  const database = await testDatabase()
  const network = await newNetwork(database, { unlimited: true })
  const amara = await network.organisation('Harbour House', 'ngo', ['caseworker', 'supervisor'])
  const ines = await network.organisation('Open Law Centre', 'legal_aid', ['supervisor', 'caseworker'])
  const dina = await network.organisation('Ministry of Labour', 'ministry', ['ministry'])
  await asOwner(database, async (client) => {
    for (const [who, district] of [
      [amara, 'North'],
      [ines, 'South'],
    ] as const)
      await client.query('update organisations set district = $1 where id = $2', [district, who.organisation])
  })

  it('reach Dina by district once the month is over and a night has passed, and stand nowhere beside a case', async () => {
    for (const [who, well] of [
      [amara, 24],
      [ines, 20],
    ] as const)
      for (let n = 0; n < 40; n++) {
        const voice = await who.open('voice', { subkind: 'complaint', topic: 'waiting' })
        const heard = await who.move('voice', 'acknowledge', voice)
        await who.move('voice', 'consider', heard, { with_survivors: n < well })
      }
    const waiting = await asOwner(database, (client) =>
      client.query(`select * from move_inbox where fact not like 'locked1:%' or origin <> ''`),
    )
    expect(waiting.rows).toEqual([])
    await foldMoves(database, network.state)
    const read = async () =>
      (await dina.api.measures.breakdown({ by: 'district' })).indicators.find(({ id }) => id === '15b')!
    expect((await read()).span).toBeNull()
    network.travel(31)
    // Two at the same moment, and one more.
    await Promise.all([foldMoves(database, network.state), foldMoves(database, network.state)])
    await foldMoves(database, network.state)
    const { span } = await read()
    const said = span!.groups.map(({ group, numerator, denominator, says }) => [
      group,
      numerator,
      denominator,
      says,
    ])
    expect(said).toEqual([
      ['North', 24, 40, 'speaks'],
      ['South', 20, 40, 'speaks'],
      ['unknown', null, 0, 'few'],
    ])
    const kept = await asOwner(database, (client) =>
      client.query('select left(sums, 8) as begins from measure_sums'),
    )
    expect(kept.rows).toEqual([{ begins: 'locked1:' }])
    expect((await asOwner(database, (client) => client.query('select from move_inbox'))).rowCount).toBe(0)
  })

  it('are no caseworker’s to read, and say why a number is told whole', async () => {
    await expect(amara.api.measures.breakdown({ by: 'district' })).rejects.toMatchObject({
      code: 'not-allowed',
    })
    const { indicators: told } = await dina.api.measures.breakdown({ by: 'sector' })
    expect(told.find(({ id }) => id === '6a')).toMatchObject({ whole: 'sealed', span: null })
    expect(told.find(({ id }) => id === '2b')).toMatchObject({ whole: null })
  })

  it('wait with who found the person, the kind of work and the place of a visit, and how a call came', async () => {
    const pilar = await network.organisation('Labour Inspectorate', 'labour_inspectorate', ['inspector'])
    const rosa = await network.organisation('Helpline', 'hotline', ['hotline'])
    const owner = (statement: string, values: unknown[] = []) =>
      asOwner(database, (client) => client.query(statement, values))
    for (const { organisation } of [pilar, rosa])
      await owner(`update organisations set district = 'East' where id = $1`, [organisation])
    /** What waits of this act alone. */
    const noted = async (act: () => Promise<unknown>) => {
      await owner('delete from move_inbox')
      await act()
      return (await owner('select distinct origin, district, section, arrival from move_inbox')).rows
    }
    const nothing = { origin: '', section: '', arrival: '' }

    const person = { name: 'Mariam Counted', language: 'ar', origin: 'labour_inspection' }
    expect(await noted(() => openCase(amara, person))).toEqual([
      { ...nothing, origin: 'labour_inspection', district: 'North' },
    ])

    // The place is that of the visit, and where it says none, that of the house.
    for (const [said, district] of [
      ['West', 'West'],
      [null, 'East'],
    ] as const) {
      const { visit, backAt } = await plannedBy(pilar, said)
      const answers = { ...readyVisit, day: backAt.slice(0, 10), back_at: backAt }
      expect(await noted(() => pilar.move('visit', 'prepare', { id: visit }, answers))).toEqual([
        { ...nothing, section: 'A', district },
      ])
    }

    const report = { ...emptyReport('help', 'es'), story: 'They took my card.' }
    const call = await sealCall(rosa, report, await makeReceipt(rosa))
    const byTelephone = [{ ...nothing, arrival: 'telephone', district: 'East' }]
    let opened = { id: '', version: 0 }
    expect(
      await noted(async () => (opened = await sendCall(rosa, call, { ...report, by: 'telephone' }))),
    ).toEqual(byTelephone)
    expect(await noted(() => rosa.move('contact', 'close', opened, { reason: 'advised' }))).toEqual(
      byTelephone,
    )
  })

  const readyVisit = {
    team: ['victim_specialist', 'labour_inspectors'],
    language: 'th',
    beds_held: 0,
    rights_cards: true,
    out_of_hearing: true,
    told_to: 'advocate',
  }
  async function plannedBy(who: Colleague, district: string | null) {
    const hours = (more: number) => new Date(network.state.now().getTime() + more * 3_600_000).toISOString()
    const names = newPlanNames()
    const plan: VisitPlan = {
      venue: 'venue_low_income',
      section: 'A',
      district,
      day: hours(24).slice(0, 10),
      from: '10:00',
      back: '14:00',
      checkInAt: hours(28),
      language: 'th',
      secondLanguage: null,
      team: ['victim_specialist', 'labour_inspectors'],
      members: [],
      holds: [],
    }
    await planVisit(who, plan, names)
    return { visit: names.visit, backAt: hours(28) }
  }
})
