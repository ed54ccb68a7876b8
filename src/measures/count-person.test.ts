// Leyla is counted: what her file says already is not asked, what is asked is sealed beside her name and beside her story, and what leaves the
// case leads to nobody.

import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { agree, openCase, takeKeys } from '../../demo/case-work.ts'
import { daysAlone, idsOutOfOrder } from '../../test/coarse-times.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { newId } from '../api/new-id.ts'
import { readCase } from '../client/case-keys.ts'
import { openLatest, writeRecord } from '../client/records.ts'
import { latestOf } from '../client/sealed-record.ts'
import { asOwner } from '../database/open.ts'
import { saidOf } from '../caseload/client/person-records.ts'
import { openWritten, takenOf } from '../caseload/client/take-away.ts'
import { countPerson } from './client/count-person.ts'
import { openCounted } from './client/known-of.ts'
import { attributes, type Attribute } from './counted-codes.ts'
import { canCross } from './figure-codes.ts'
import { citizenshipOf, controlOf, fromStandard, listedSector, standingOf } from './derived-codes.ts'
import { codeLists } from '../caseload/htcds/code-lists.ts'
import { leavingAs } from '../caseload/htcds/counted-as.ts'
import { variableOf, type VariableName } from '../caseload/ictip/code-list.ts'
import { detectedBy, registeredBy } from '../caseload/ictip/found-by.ts'
import { origins } from '../cases/codes.ts'
import { organisationKinds } from '../organisations/kinds.ts'
import { mixFacts } from './jobs.ts'

const database = await testDatabase()
const network = await newNetwork(database, { unlimited: true })
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health'])
const rows = (text: string) => asOwner(database, async (client) => (await client.query(text)).rows)

const { id } = await openCase(amara, { name: 'Leyla Test', language: 'ar', story: 'A story.' })
const read = () => readCase(amara, id)
const tries = () => ({ statistics: newId(), circumstances: newId() })
const said = { gender: 'woman', citizenship: 'other', exploitation: 'labour', abroad: 'yes' }
const recruiter = 'acquainted'

it('what several files from elsewhere say is taken from the one that was brought last, also where the server says the day alone', async () => {
  const twice = await openCase(amara, { name: 'Twice Test', language: 'ar' })
  const brought = ['DebtBondage', 'SexualAbuse', 'WithholdsDocuments']
  for (const [at, recordId] of idsOutOfOrder().entries()) {
    const value = saidOf({ vic_MethodsOfControl: brought[at]! })
    await writeRecord(amara, twice.id, { compartment: 'narrative', kind: 'imported', value, id: recordId })
    network.travel(3 / 24 / 60)
  }
  await daysAlone(database, twice.id)
  const shared = await readCase(amara, twice.id)
  expect((await openCounted(amara, shared, 'XX')).answers.control).toEqual(['documents'])
  const { imported } = await openWritten(amara, shared, shared.records)
  expect(imported['vic_MethodsOfControl']).toBe('WithholdsDocuments')
})

describe('somebody whose file came from another system', () => {
  it('is not asked again what it says of how she was held', async () => {
    await writeRecord(amara, id, {
      compartment: 'narrative',
      kind: 'imported',
      value: saidOf({
        vic_MethodsOfControl: 'DebtBondage;SexualAbuse;WithholdsDocuments',
        vic_ForcedLabourIndustry: 'F_Construction',
        vic_RelationshipToTrafficker: 'Acquainted',
      }),
    })
    const { answers, isCounted } = await openCounted(amara, await read(), 'XX')
    expect(isCounted).toBe(false)
    expect(answers).toEqual({
      age: 'adult',
      sector: 'F',
      control: ['violence', 'debt', 'documents'],
    })
  })

  it('is counted in three rows, of which none names another, her case or who counted her', async () => {
    const shared = await read()
    const { answers, numbers } = await openCounted(amara, shared, 'XX')
    const whole = { ...answers, ...said, recruiter } as Parameters<typeof countPerson>[2]['answers']
    const sent = { answers: whole, numbers, kind: 'ngo' }
    expect(await countPerson(amara, shared, { ...sent, tries: tries() })).toBe(true)
    await mixFacts(database)
    const one = async (table: string) =>
      (await rows(`select to_jsonb(t) - 'month' as row from ${table} t`))[0].row
    expect(await one('stat_facts')).toEqual({ id: numbers.id, age_band: 'adult', ...said })
    expect(await one('stat_registrations')).toEqual({
      id: numbers.registration,
      age_band: 'adult',
      detected: 'aid',
      registered: 'aid',
      standing: 'none',
    })
    expect(await one('stat_means')).toEqual({
      id: numbers.means,
      sector: 'F',
      control: 'several',
      recruiter: 'acquainted',
    })
  })

  it('is corrected under the same numbers, and stays one person', async () => {
    const shared = await read()
    const known = await openCounted(amara, shared, 'XX')
    expect(known.isCounted).toBe(true)
    const whole = { ...known.answers, control: ['debt'] } as Parameters<typeof countPerson>[2]['answers']
    await countPerson(amara, shared, { answers: whole, numbers: known.numbers, kind: 'ngo', tries: tries() })
    await mixFacts(database)
    expect(await rows('select control from stat_means')).toEqual([{ control: 'debt' }])
    expect((await openCounted(amara, await read(), 'XX')).answers.control).toEqual(['debt'])
  })

  it('goes to another system in the codes of the standard', async () => {
    const shared = await read()
    const written = await openWritten(amara, shared, shared.records)
    const { imported, ...own } = written
    const alone = takenOf(shared, null, { ...own, imported: {} })
    const held = { vic_MethodsOfControl: 'DebtBondage', vic_ForcedLabourIndustry: 'F_Construction' }
    expect(alone).toMatchObject(held)
    // Who recruited her is often not who exploited her.
    expect(alone['vic_RelationshipToTrafficker']).toBeUndefined()
    // What was corrected since stands over what was brought; what was never asked stays as it was brought.
    expect(imported['vic_MethodsOfControl']).toBe('DebtBondage;SexualAbuse;WithholdsDocuments')
    expect(takenOf(shared, null, written)).toMatchObject({
      ...held,
      vic_RelationshipToTrafficker: 'Acquainted',
    })
  })

  it('seals nothing of a fact that would be refused', async () => {
    const shared = await read()
    const { answers, numbers } = await openCounted(amara, shared, 'XX')
    const whole = { ...answers, sector: 'B' } as Parameters<typeof countPerson>[2]['answers']
    await expect(
      countPerson(amara, shared, { answers: whole, numbers, kind: 'ngo', tries: tries() }),
    ).rejects.toMatchObject({ code: 'invalid', detail: { fields: [{ field: 'sector' }] } })
    expect((await read()).records.length).toBe(shared.records.length)
  })

  it('is a child once the case says so, whatever was counted before', async () => {
    const shared = await read()
    const child = { ...shared, case: { ...shared.case, ageGroup: 'child' as const } }
    expect((await openCounted(amara, child, 'XX')).answers.age).toBe('child')
    const unsure = { ...shared, case: { ...shared.case, ageGroup: 'unsure' as const } }
    expect((await openCounted(amara, unsure, 'XX')).answers.age).toBe('unknown')
  })

  it('keeps what held her from a clinic that reads her name', async () => {
    await agree(
      amara,
      id,
      { recipient: bashir.circle, compartments: ['identity'], purpose: 'health_care' },
      network.state.now(),
    )
    const { shared } = await takeKeys(bashir, id)
    const sealed = await openLatest<Record<string, string>>(bashir, shared, 'statistics')
    expect(sealed).toMatchObject({ gender: 'woman' })
    // Nor does it hold the number under which that was counted.
    const { means } = (await openCounted(amara, await read(), 'XX')).numbers
    expect(await rows(`select from stat_means where id = '${means}'`)).toHaveLength(1)
    expect(Object.values(sealed ?? {})).not.toContain(means)
    expect(latestOf(shared.records, 'circumstances')).toBeUndefined()
  })
})

it('somebody who was counted before there were three rows is corrected without being counted twice', async () => {
  const [before, now] = [randomUUID(), { id: '', registration: randomUUID(), means: randomUUID() }]
  const month = `${network.state.now().toISOString().slice(0, 7)}-01`
  await asOwner(database, (client) =>
    client.query(
      `with one as (select $1::uuid as id, $2::date as month),
        facts as (insert into stat_facts (id, month, age_band, gender, exploitation, abroad) select id, month, 'child', 'man', 'begging', 'no' from one),
        means as (insert into stat_means (id, month, sector, control, recruiter) select id, month, 'unknown', 'unknown', 'unknown' from one)
      insert into stat_registrations (id, month, age_band, detected, registered, standing) select id, month, 'child', 'unknown', 'unknown', 'unknown' from one`,
      [before, month],
    ),
  )
  const fact = {
    age: 'child',
    gender: 'man',
    exploitation: 'begging',
    abroad: 'no',
    citizenship: 'own',
  } as const
  const more = { detected: 'police', registered: 'police', standing: 'presumed' } as const
  const held = { sector: 'none', control: 'threats', recruiter: 'family' } as const
  await amara.api.counted.add({ ...now, id: before, ...fact, ...more, ...held })
  await mixFacts(database)
  const count = async (table: string) => (await rows(`select count(*)::int as n from ${table}`))[0].n
  expect(await Promise.all(['stat_facts', 'stat_registrations', 'stat_means'].map(count))).toEqual([2, 2, 2])
  expect(await rows(`select control from stat_means where id = '${now.means}'`)).toEqual([
    { control: 'threats' },
  ])
})

describe('codes that a file says already', () => {
  it('are found for every origin of a case and every kind of organisation', () => {
    for (const origin of origins) expect(detectedBy(origin), origin).not.toBe('unknown')
    for (const kind of organisationKinds) expect(attributes.registered).toContain(registeredBy(kind))
    expect([detectedBy('elsewhere'), registeredBy('elsewhere')]).toEqual(['unknown', 'other'])
  })

  it('are those of the export by the units of IC-TIP, which has a place for each', () => {
    const placed = {
      exploitation: 'purpose',
      gender: 'sex',
      sector: 'sector',
      control: 'means',
      abroad: 'cross_border',
      citizenship: 'citizenship',
      recruiter: 'recruiter',
      age: 'age_group',
      detected: 'detected_by',
      registered: 'entity_type',
    } as const satisfies Partial<Record<Attribute, VariableName>>
    for (const [attribute, variable] of Object.entries(placed)) {
      const codes: readonly string[] = attributes[attribute as keyof typeof placed]
      // Of one body it is always known what it is; what is counted once as `several` is said each by itself.
      const inList = codes.filter(
        (code) => code !== 'several' && (variable !== 'entity_type' || code !== 'unknown'),
      )
      expect(variableOf(variable).codes.toSorted(), attribute).toEqual(inList.toSorted())
    }
  })

  it('tell a coarse group of citizenship and never the country', () => {
    expect(citizenshipOf('', 'FR')).toEqual({})
    expect(citizenshipOf('ro', 'FR')).toEqual({ citizenship: 'region' })
    expect(citizenshipOf('MA; FR', 'FR')).toEqual({ citizenship: 'own' })
    expect(citizenshipOf('RO', 'GB')).toEqual({ citizenship: 'other' })
  })

  it('say how far the identification is', () => {
    const at = (...states: string[]) => standingOf(states.map((state) => ({ kind: 'identification', state })))
    expect([at(), at('presumed'), at('not_identified'), at('not_identified', 'identified')]).toEqual([
      'none',
      'presumed',
      'rejected',
      'identified',
    ])
  })

  it('are one for each person, whatever held them', () => {
    expect([controlOf([]), controlOf(['debt']), controlOf(['debt', 'money'])]).toEqual([
      'unknown',
      'debt',
      'several',
    ])
    expect(
      fromStandard({ vic_ForcedLabourIndustry: 'A_AgricultureForestryAndFishing;F_Construction' }),
    ).toEqual({
      control: [],
    })
  })

  it('are listed ones for every kind of work that another system may name', () => {
    const counted = codeLists.ForcedLabourIndustry.map((code) => [
      code[0]!,
      fromStandard({ vic_ForcedLabourIndustry: code }).sector!,
    ])
    for (const [letter] of counted) expect(attributes.sector).toContain(listedSector(letter!))
    for (const [letter, sector] of counted)
      expect(sector).toBe((attributes.sector as readonly string[]).includes(letter!) ? letter : 'other')
  })

  it('leave as they were brought where that says the same more exactly, and as corrected where it does not', () => {
    expect(leavingAs('sector', ['other'], 'B_MiningAndQuarrying')).toBe('B_MiningAndQuarrying')
    expect(leavingAs('sector', ['none'], 'F_Construction')).toBe('')
    expect(leavingAs('gender', ['man'], 'Feminine')).toBe('Masculine')
    expect(leavingAs('gender', ['other'], 'NonConforming')).toBe('NonConforming')
    expect(leavingAs('gender', ['unknown'], 'Feminine')).toBe('Feminine')
    expect(leavingAs('control', ['violence', 'debt'], 'SexualAbuse;DebtBondage')).toBe(
      'SexualAbuse;DebtBondage',
    )
    expect(leavingAs('control', ['debt'], 'SexualAbuse;DebtBondage')).toBe('DebtBondage')
  })

  it('are crossed only where one row says both', () => {
    expect(canCross('citizenship', 'exploitation')).toBe(true)
    expect(canCross('registered', 'standing')).toBe(true)
    expect(canCross('gender', 'registered')).toBe(false)
    expect(canCross('citizenship', 'control')).toBe(false)
    expect(canCross('exploitation', 'control')).toBe(false)
    expect(canCross('gender', 'venue')).toBe(false)
  })
})
