// What an organisation says of its cases by the units of IC-TIP: the written list of codes, both forms of the file, and that nothing in it
// leads back to a person.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openCase } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { readCsv } from '../api/table/read-csv.ts'
import { writeRecord } from '../client/records.ts'
import { clearServiceCodes } from '../directory/kinds.ts'
import { machines } from '../app/machines.ts'
import { saidOf } from './client/person-records.ts'
import { casesToTake, takeAway, type Taking } from './client/take-away.ts'
import { variableNames, variableOf, type VariableName } from './ictip/code-list.ts'
import { icTipColumns, icTipFile } from './ictip/file.ts'
import { observe, type Observation, type ObservedCase, type Step } from './ictip/observe.ts'
import { icTipPage, icTipSchema } from './ictip/page.ts'
import { openStates } from '../tracks/case-state.ts'

const docs = (name: string) => readFileSync(join(import.meta.dirname, '../../docs', name), 'utf8')
const isValid = new Ajv2020({ allowUnionTypes: true }).compile(icTipSchema())

type Said = Record<string, string | number | null>
const inJson = (text: string): Said[] => {
  const file = JSON.parse(text) as Record<string, Said[]>
  return ['reporting_entity', 'event', 'victim', 'perpetrator'].flatMap((unit) =>
    file[unit]!.map((line) => ({ unit, ...line })),
  )
}
const inCsv = (text: string): Said[] => {
  const { columns, rows, faults } = readCsv(text, ',')
  expect([columns, faults]).toEqual([[...icTipColumns], []])
  return rows.map(({ cells }) =>
    Object.fromEntries(
      cells.map((cell, at) => {
        const column = icTipColumns[at]!
        return [column, cell === '' ? null : column === 'case' ? Number(cell) : cell]
      }),
    ),
  )
}
/** What the file says, whatever number a case was drawn. */
const sayings = (lines: readonly Said[]) =>
  lines.map(({ unit, variable, code, month }) => `${unit} ${variable} ${code} ${month}`).toSorted()

const nothing: ObservedCase = {
  origin: 'ngo',
  ageGroup: 'unsure',
  openedIn: '2026-03',
  counted: {},
  circumstances: {},
  imported: {},
  steps: [],
}
const said = (one: Partial<ObservedCase>, ...names: VariableName[]) =>
  observe({ ...nothing, ...one }).flatMap(({ variable, code, month }) =>
    names.includes(variable) ? [[code, month].filter(Boolean).join(' ')] : [],
  )
const step = (kind: string, to: string, month: string, more: Partial<Step> = {}): Step => ({
  kind,
  subkind: null,
  to,
  month,
  ...more,
})

describe('the list of codes', () => {
  it('is the one that is written down, as a page and as a schema', () => {
    expect(docs('ictip.md')).toBe(icTipPage())
    expect(JSON.parse(docs('ictip.schema.json'))).toEqual(icTipSchema())
  })

  it('has a place for every service, solution and way in which a trial ends', () => {
    for (const service of clearServiceCodes)
      expect(
        said({ steps: [step('goal', 'achieved', '2026-05', { subkind: service })] }, 'assistance'),
        service,
      ).toHaveLength(1)
    const solution = machines.find(({ kind }) => kind === 'solution')!
    expect(variableOf('durable_solution').codes).toEqual([...(solution.subkinds ?? [])])
    const criminal = (outcome: string) =>
      step('proceeding', 'decided', '2026-09', { subkind: 'criminal_against_trafficker', outcome })
    for (const outcome of ['convicted', 'partly', 'acquitted_or_defence_upheld', 'settled'])
      expect(said({ steps: [criminal(outcome)] }, 'proceeding'), outcome).toHaveLength(1)
  })

  it('says of a process each stage once, with the first month, and nothing of a claim or of her own penalty', () => {
    const trial = { subkind: 'criminal_against_trafficker' }
    const steps = [
      step('identification', 'presumed', '2026-03'),
      step('identification', 'referred', '2026-04'),
      step('identification', 'identified', '2026-06'),
      step('proceeding', 'investigation', '2026-04', trial),
      step('proceeding', 'hearing', '2026-08', trial),
      step('proceeding', 'hearing', '2026-09', trial),
      step('proceeding', 'decided', '2026-10', { ...trial, outcome: 'convicted' }),
      step('proceeding', 'hearing', '2026-05', { subkind: 'linked_offence_of_person' }),
      step('placement', 'resident', '2026-03'),
      step('status', 'granted', '2026-07'),
      step('identification', 'identified', '2026-11'),
    ]
    expect(said({ steps }, 'status')).toEqual(['presumed 2026-03', 'identified 2026-06'])
    expect(said({ steps }, 'proceeding')).toEqual([
      'investigated 2026-04',
      'tried 2026-08',
      'convicted 2026-10',
    ])
    expect(said({ steps }, 'assistance', 'residence')).toEqual(['housing 2026-03', 'granted 2026-07'])
  })

  it('takes what was answered here before what an earlier file says, and that where nothing was', () => {
    const imported = { prs_Gender: 'Masculine', vic_TypeOfExploitation: 'ForcedLabour;ForcedBegging' }
    expect(said({ imported }, 'sex', 'purpose')).toEqual(['labour', 'begging', 'man'])
    expect(
      said({ imported, counted: { gender: 'woman', exploitation: 'sexual' } }, 'sex', 'purpose'),
    ).toEqual(['sexual', 'woman'])
    expect(said({ counted: { gender: 'unknown' } }, 'sex')).toEqual(['unknown'])
  })
})

const observations: fc.Arbitrary<Observation[]> = fc.uniqueArray(
  fc.constantFrom(...variableNames.filter((name) => name !== 'entity_type')).chain((variable) =>
    fc.record({
      unit: fc.constant(variableOf(variable).unit),
      variable: fc.constant(variable),
      code: fc.constantFrom(...variableOf(variable).codes),
      month: fc.constantFrom('', '2025-12', '2026-01'),
    }),
  ),
  { selector: ({ variable, code }) => `${variable} ${code}` },
)

describe('the file', () => {
  it('says the same in both forms, and each line is one of the list', () => {
    fc.assert(
      fc.property(fc.array(observations, { maxLength: 6 }), (cases) => {
        const [json, csv] = [icTipFile('json', 'aid', cases), icTipFile('csv', 'aid', cases)]
        expect(isValid(JSON.parse(json)), JSON.stringify(isValid.errors)).toBe(true)
        expect(sayings(inCsv(csv))).toEqual(sayings(inJson(json)))
        expect(sayings(inCsv(csv))).toEqual(
          sayings([
            { unit: 'reporting_entity', variable: 'entity_type', code: 'aid', month: null },
            ...cases.flat().map((one) => ({ ...one, month: one.month || null })),
          ]),
        )
      }),
    )
  })

  it('with a code, a unit or a day that the list does not have is no such file', () => {
    const file = JSON.parse(icTipFile('json', 'aid', [observe(nothing)])) as { victim: Said[]; event: Said[] }
    expect(isValid(file)).toBe(true)
    const [age] = file.victim
    const [detected] = file.event
    expect(isValid({ ...file, victim: [{ ...age, code: 'grandmother' }] })).toBe(false)
    expect(isValid({ ...file, victim: [detected] })).toBe(false)
    expect(isValid({ ...file, event: [{ ...detected, month: '2026-03-14' }] })).toBe(false)
    expect(isValid({ ...file, event: [{ ...detected, name: 'Leyla' }] })).toBe(false)
  })

  it('puts cases in a drawn order: nobody counts from the first line to who came first', () => {
    const cases = Array.from({ length: 40 }, (_, at) => observe({ ...nothing, openedIn: `20${10 + at}-01` }))
    const inOrder = cases.map((_, at) => `20${10 + at}-01`)
    const months = inCsv(icTipFile('csv', 'aid', cases)).flatMap(({ variable, month }) =>
      variable === 'detected_by' ? [month] : [],
    )
    expect(months.map(String).toSorted()).toEqual(inOrder)
    expect(months).not.toEqual(inOrder)
  })
})

describe('cases of Harbour House', async () => {
  const network = await newNetwork(await testDatabase())
  const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
  const leyla = await openCase(amara, { name: 'Leyla Told', language: 'ar', story: 'They took her papers.' })
  const write = (kind: 'statistics' | 'circumstances' | 'imported', value: object) =>
    writeRecord(amara, leyla.id, {
      compartment: kind === 'statistics' ? 'identity' : 'narrative',
      kind,
      value,
    })
  await write('statistics', {
    gender: 'woman',
    exploitation: 'domestic',
    abroad: 'yes',
    citizenship: 'other',
  })
  await write('circumstances', { sector: 'T', control: ['documents', 'money'], recruiter: 'acquainted' })
  await write('imported', saidOf({ vic_MethodsOfControl: 'DebtBondage', prs_MailingCity: 'Northport' }))
  const track = await amara.open('identification', { caseId: leyla.id })
  await amara.move('identification', 'presume', track, { origin: 'ngo' })
  const food = await amara.open('goal', { caseId: leyla.id, subkind: 'food' })
  await amara.move('goal', 'achieve', await amara.move('goal', 'agree', food, {}), {})
  const month = network.state.now().toISOString().slice(0, 7)
  const take = async () => {
    let last: Taking | undefined
    const ids = await casesToTake(amara, openStates, false)
    for await (const now of takeAway(amara, ids, 'ictip_json')) last = now
    return last!
  }

  it('leave as codes and months, out of what is sealed and of the log, valid by the schema', async () => {
    const { observed, unopened } = await take()
    const text = icTipFile('json', 'aid', observed)
    expect(unopened).toBe(0)
    expect(isValid(JSON.parse(text)), JSON.stringify(isValid.errors)).toBe(true)
    expect(sayings(inJson(text))).toEqual(
      [
        'reporting_entity entity_type aid null',
        `event detected_by aid ${month}`,
        'event purpose domestic null',
        'event sector T null',
        'event means documents null',
        'event means money null',
        'event cross_border yes null',
        'victim sex woman null',
        'victim age_group adult null',
        'victim citizenship other null',
        `victim status presumed ${month}`,
        `victim assistance essentials ${month}`,
        'perpetrator recruiter acquainted null',
      ].toSorted(),
    )
  })

  it('name nobody: no name, reference, id, place, day, and no word of what was told', async () => {
    const { observed } = await take()
    for (const form of ['csv', 'json'] as const) {
      const text = icTipFile(form, 'aid', observed)
      for (const word of ['Leyla', leyla.reference, leyla.id, 'Northport', 'papers.', 'Harbour', 'amara'])
        expect(text, word).not.toContain(word)
      expect(text).not.toMatch(/\d{4}-\d{2}-\d{2}/)
    }
  })
})
