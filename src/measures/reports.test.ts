// A report is what was published and nothing else: it adds up, or says why it does not.

import { expect, it } from 'vitest'
import { figureAttributes } from './figure-codes.ts'
import { fillReport, reportNames, reports, type Released } from './reports.ts'
import { reportFile } from './report-file.ts'

const year = { from: '2026-01-01', to: '2026-10-01' }
const gender: Released = {
  attribute: 'gender',
  across: null,
  ...year,
  error: 4,
  cells: [
    { codes: [null], n: 210 },
    { codes: ['woman'], n: 145 },
    { codes: ['man'], n: 50 },
    { codes: ['other'], n: null },
    { codes: ['unknown'], n: null },
  ],
}
const told = (name: keyof typeof reports, releases: Released[]) =>
  new Map(fillReport(reports[name], releases, year).lines.map(({ id, told: one }) => [id, one]))

it('asks for the three tables of Yara’s report once, and for none that waits for Mina', () => {
  expect(fillReport(reports.sdg, [], year).missing).toEqual([
    ['gender'],
    ['age', 'standing'],
    ['exploitation'],
  ])
  const waiting = { ...gender, cells: null }
  const filled = fillReport(reports.sdg, [waiting], year)
  expect(filled.missing).toEqual([['age', 'standing'], ['exploitation']])
  expect(filled.lines[0]!.told).toEqual({ state: 'waiting' })
})

it('says how many women were published and how far that may be off, and of a group left out nothing', () => {
  const lines = told('sdg', [gender])
  expect(lines.get('gender.woman')).toEqual({ state: 'told', n: 145, error: 4 })
  expect(lines.get('gender.other')).toEqual({ state: 'left-out' })
  expect(lines.get('age-standing.adult.identified')).toEqual({ state: 'unpublished' })
  expect(fillReport(reports.sdg, [gender], year).tables).toEqual([
    { attributes: ['gender'], total: 210, added: 195, silent: 2 },
  ])
})

it('says that two tables of the same people have one total, or by how much they differ and why', () => {
  const cells = (n: number) => [{ codes: [null, null], n }]
  const age = { ...gender, attribute: 'age', across: 'standing', cells: cells(205) }
  const totals = (others: Released) => fillReport(reports.sdg, [gender, others], year).totals
  expect(fillReport(reports.sdg, [gender], year).totals).toBeUndefined()
  expect(totals({ ...age, cells: cells(210) })?.state).toBe('alike')
  expect(totals(age)).toEqual({ state: 'rounded', low: 205, high: 210 })
  // One too low by four and the other too high by four are eight apart, and nobody was counted between them.
  expect(totals({ ...age, cells: cells(202) })?.state).toBe('rounded')
  expect(totals({ ...age, cells: cells(201) })?.state).toBe('apart')
})

it('puts presumed and identified victims side by side, registered by the government and by aid organisations', () => {
  const cells = ['police', 'inspection', 'immigration', 'authority', 'health', 'children', 'aid'].flatMap(
    (code, at) => [
      { codes: [code, 'identified'], n: at === 6 ? 60 : 5 },
      { codes: [code, 'presumed'], n: at === 6 ? 20 : 10 },
    ],
  )
  const lines = told('tip', [{ ...gender, attribute: 'registered', across: 'standing', cells }])
  const government = 'registered-standing.police-inspection-immigration-authority-health-children'
  expect(lines.get(`${government}.identified`)).toEqual({ state: 'told', n: 30, error: 24 })
  expect(lines.get(`${government}.presumed`)).toEqual({ state: 'told', n: 60, error: 24 })
  expect(lines.get('registered-standing.aid.identified')).toEqual({ state: 'told', n: 60, error: 4 })
})

it('takes no figure of other months, and adds the errors of the codes that a line puts together', () => {
  expect(told('sdg', [{ ...gender, to: '2026-09-01' }]).get('gender.woman')).toEqual({ state: 'unpublished' })
  const cells = [
    { codes: ['labour'], n: 40 },
    { codes: ['domestic'], n: 15 },
  ]
  const form = { ...gender, attribute: 'exploitation', cells }
  expect(told('sdg', [form]).get('exploitation.labour-domestic')).toEqual({ state: 'told', n: 55, error: 8 })
  expect(told('sdg', [form]).get('exploitation.organ')).toEqual({ state: 'left-out' })
})

it('tells presumed and identified victims apart in every report, and names where more are counted than it asks for', () => {
  for (const name of reportNames) {
    expect(reports[name].unrecorded).toContain('victims')
    expect(reports[name].lines.some(({ codes }) => codes[1]?.includes('identified'))).toBe(true)
  }
  expect(reports.greta.unrecorded).toContain('assistance')
  expect(reports.eu.lines.map(({ id }) => id)).toContain('exploitation.surrogacy')
  expect(reports.tip.unrecorded).toContain('public')
})

it('says in the file that leaves, too, whom it counts and what it leaves out', () => {
  const said = (word: string) => `[${word}]`
  for (const name of reportNames) {
    const lines = reportFile(name, year, fillReport(reports[name], [gender], year), said).split(/\r?\n/)
    for (const what of reports[name].unrecorded)
      expect(lines.some((line) => line.includes(`[reports.unrecorded.${what}]`))).toBe(true)
    expect(lines.some((line) => line.includes('[reports.unit]'))).toBe(true)
  }
})

it('reads girls from a table that was crossed the other way round', () => {
  const cells = [
    { codes: ['child', 'woman'], n: 20 },
    { codes: ['child', null], n: 30 },
    { codes: [null, null], n: 99 },
  ]
  const crossed = { ...gender, attribute: 'age', across: 'gender', cells }
  expect(told('glotip', [crossed]).get('gender-age.woman-child')).toEqual({ state: 'told', n: 20, error: 4 })
  expect(told('glotip', [crossed]).get('gender-age.man-child')).toEqual({ state: 'left-out' })
  expect(fillReport(reports.glotip, [crossed], year).tables[0]).toMatchObject({ total: 99, added: 20 })
})

it.each(reportNames)(
  'counts each code of its tables once in %s, so that nobody is in two lines or in none',
  (name) => {
    for (const lines of Map.groupBy(reports[name].lines, ({ attributes }) => attributes.join()).values()) {
      const pairs = lines.flatMap(({ codes: [first, second] }) =>
        first!.flatMap((one) => (second ? second.map((other) => `${one} ${other}`) : [one])),
      )
      const [attribute, across] = lines[0]!.attributes
      const all = figureAttributes[attribute].flatMap((one) =>
        across ? figureAttributes[across].map((other) => `${one} ${other}`) : [one],
      )
      expect(pairs.toSorted()).toEqual(all.toSorted())
    }
  },
)
