// A form is filled in from what is known and typed, and says what is missing; a table counts a house's own cases by the day.

import { describe, expect, it } from 'vitest'
import { packs } from '../../jurisdictions/packs.ts'
import { openCase } from '../../demo/case-work.ts'
import { daysAlone, idsOutOfOrder } from '../../test/coarse-times.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { readCase } from '../client/case-keys.ts'
import { readDraft } from '../client/drafts.ts'
import { writeRecord } from '../client/records.ts'
import { formFacts, formSums } from '../jurisdiction/forms.ts'
import { readPack } from '../jurisdiction/read-pack.ts'
import { lawOf } from '../law/law-of.ts'
import { rowsOf } from '../law/rule-rows.ts'
import { openFacts, openTold } from './client/form-facts.ts'
import { carryTyped } from './client/carry-typed.ts'
import {
  blockText,
  draftPlace,
  editionNow,
  fillForm,
  formsKnown,
  namesSomebody,
  sumsOf,
} from './fill-form.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const nrm = packs.get('uk')!.forms.find(({ id }) => id === 'nrm')!
const english = ({ en }: { en: string }) => en

describe('a referral to the national mechanism', () => {
  it('takes what is known, and lists what the office will ask for', () => {
    const { blocks, gaps } = fillForm(
      nrm,
      { name: 'Yodit', house: 'Harbour House', worker: 'Amara' },
      {},
      english,
    )
    expect(gaps.map(({ label }) => label)).toEqual([
      'With support, or without',
      'Does the adult agree to be referred?',
      'Nationality',
      'The circumstances, and why you think so',
    ])
    expect(blockText(blocks[1]!)).toBe('Name: Yodit')
    expect(blockText(blocks[0]!)).toBe('')
  })

  it('is ready when nothing is missing; what was typed goes before what the file says', () => {
    const typed = {
      support: 'With',
      agrees: 'Yes',
      nationality: 'Eritrean',
      circumstances: 'as told',
      name: 'Yodit T',
    }
    const { blocks, gaps } = fillForm(nrm, { name: 'Yodit', house: 'H', worker: 'A' }, typed, english)
    expect(gaps).toEqual([])
    expect(blockText(blocks[1]!)).toBe('Name: Yodit T\nNationality: Eritrean')
  })

  it('is opened with the keys that are held: Amara’s browser knows the name and, when asked, the story; Rosa’s nothing', async () => {
    const { id } = await openCase(amara, { name: 'Yodit', language: 'ti', story: 'she was told' })
    const shared = await readCase(amara, id)
    expect(await openFacts(amara, shared)).toEqual({ name: 'Yodit' })
    expect(await openTold(amara, shared)).toBe('she was told')
    const blind = { ...shared, held: [] }
    expect(await openFacts(amara, blind)).toEqual({})
    expect(await openTold(amara, blind)).toBeUndefined()
  })

  it('of what was told on one day it is the last, also where the server says the day alone', async () => {
    const { id } = await openCase(amara, { name: 'Yodit', language: 'ti' })
    for (const [at, recordId] of idsOutOfOrder().entries()) {
      const value = { text: ['told first', 'told then', 'told last'][at]! }
      await writeRecord(amara, id, { compartment: 'narrative', kind: 'note', value, id: recordId })
      network.travel(3 / 24 / 60)
    }
    await daysAlone(database, id)
    expect(await openTold(amara, await readCase(amara, id))).toBe('told last')
  })
})

describe('the forms of every country', () => {
  it.each([...packs.values()].map((pack) => [pack.id, pack] as const))(
    'in %s name only what a file or a house knows of what they are about',
    (_id, pack) => {
      expect(pack.forms.length).toBeGreaterThan(0)
      for (const { about, blocks } of pack.forms) {
        const allowed: readonly string[] = about === 'case' ? formFacts : [...formSums, 'house', 'today']
        const used = blocks.flatMap(({ fields }) => fields.flatMap(({ from }) => from ?? []))
        expect(used.filter((from) => !allowed.includes(from))).toEqual([])
      }
    },
  )
})

describe('editions of an official form', () => {
  const older = { ...nrm, editionOn: '2024-01-01', until: '2026-03-31' }
  const newer = {
    ...nrm,
    id: 'nrm-2026',
    editionOn: '2026-02-01',
    replaces: 'nrm',
    changed: { en: 'It asks for the consent of a guardian.' },
  }
  const forms = [older, newer]

  it('an edition is taken to its last day and not on the one after; the next one says what is other', () => {
    expect(editionNow(older, forms, '2026-03-31')).toEqual({ isOver: false, next: newer, isHere: true })
    expect(editionNow(older, forms, '2026-04-01')).toEqual({ isOver: true, next: newer, isHere: true })
    expect(editionNow(newer, forms, '2030-01-01')).toEqual({ isOver: false, next: undefined, isHere: false })
  })

  it('an edition that comes is none to begin on yet, and of three the newest that is taken counts', () => {
    expect(editionNow(older, forms, '2026-01-31')).toEqual({ isOver: false, next: newer, isHere: false })
    const third = { ...newer, id: 'nrm-2027', editionOn: '2027-01-01', replaces: 'nrm-2026' }
    const three = [...forms, third]
    expect(editionNow(older, three, '2026-12-31').next).toBe(newer)
    expect(editionNow(older, three, '2027-01-01').next).toBe(third)
    expect(editionNow(newer, three, '2026-12-31')).toMatchObject({ next: third, isHere: false })
  })

  it('a case under the law of before learns of the newer one, and until when its own is taken', () => {
    const law = lawOf({ ...packs.get('uk')!, forms: [nrm] })
    const now = lawOf({ ...packs.get('uk')!, forms })
    expect(formsKnown(law, undefined)).toEqual([nrm])
    expect(formsKnown(law, now)).toEqual([{ ...nrm, until: '2026-03-31' }, newer])
    expect(formsKnown(now, now)).toEqual(forms)
  })

  it('what Amara typed goes along to the newest, and what stood there already goes before it', async () => {
    // A name of a form may have what the name of a place has not.
    const to = draftPlace('case', 'nrm_2026')
    await carryTyped(amara, { typed: { nationality: 'Eritrean', support: 'With' }, to })
    expect(await readDraft(amara, to)).toEqual({ nationality: 'Eritrean', support: 'With' })
    await carryTyped(amara, { typed: { nationality: 'Other', english: 'Some' }, to })
    expect(await readDraft(amara, to)).toEqual({ nationality: 'Eritrean', support: 'With', english: 'Some' })
  })

  const fault = (...of: object[]) => {
    const text = JSON.stringify({ id: 'uk-r1', title: { en: 'UK' }, inherits: 'uk', forms: of })
    return (readPack(text, packs).faults ?? []).map(({ field, says }) => `${field}: ${says}`)
  }
  it('are refused where one replaces nothing, says nothing of what is other, or ends before it begins', () => {
    expect(fault(older, newer)).toEqual([])
    expect(fault({ ...newer, replaces: 'nothing' })).toEqual(['forms.0.replaces: there is no form nothing'])
    const { changed: _silent, ...silent } = newer
    expect(fault(silent)).toEqual([expect.stringContaining('forms.0.changed')])
    expect(fault({ ...older, until: '2023-12-31' })).toEqual(['forms.0.until: it ends before it begins'])
  })

  it('stand in the rules of the country: since when, until when, what is other', () => {
    const law = lawOf({ ...packs.get('uk')!, forms })
    const say = {
      t: (id: string, values?: object) => `${id} ${Object.values(values ?? {}).join()}`,
      day: (day: string) => day,
      inWords: english,
      today: '2026-02-02',
      usedIn: () => [],
    }
    const [first, second] = rowsOf(law, 'forms', say)
    expect(first!.detail).toEqual(expect.arrayContaining(['law.since 2024-01-01', 'forms.until 2026-03-31']))
    expect(second!.detail).toContain('It asks for the consent of a guardian.')
  })
})

describe('a funder’s table', () => {
  const one = (openedOn: string, state = 'active', updatedOn = openedOn, ageGroup = 'adult') => ({
    openedOn,
    state,
    updatedOn,
    ageGroup,
  })
  const cases = [
    one('2026-03-31'),
    one('2026-04-01'),
    one('2026-06-30', 'active', '2026-06-30', 'child'),
    one('2026-07-01'),
    one('2026-01-10', 'closed', '2026-03-31'),
    one('2026-01-10', 'closed', '2026-04-01'),
    one('2026-05-01', 'closed_referred', '2026-08-01', 'unsure'),
  ]

  it('counts who came, who was helped and whose help ended, on the first and the last day too', () => {
    expect(sumsOf(cases, '2026-04-01', '2026-06-30')).toEqual({
      new: '3',
      new_adults: '1',
      new_children: '1',
      new_unsure: '1',
      served: '5',
      closed: '1',
    })
    expect(namesSomebody(sumsOf(cases, '2026-04-01', '2026-06-30'))).toBe(true)
    expect(namesSomebody(sumsOf([], '2026-04-01', '2026-06-30'))).toBe(false)
  })
})
