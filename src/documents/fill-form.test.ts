// A form is filled in from what is known and typed, and says what is missing; a table counts a house's own cases by the day.

import { describe, expect, it } from 'vitest'
import { packs } from '../../jurisdictions/packs.ts'
import { openCase } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { readCase } from '../client/case-keys.ts'
import { formFacts, formSums } from '../jurisdiction/forms.ts'
import { openFacts, openTold } from './client/form-facts.ts'
import { blockText, fillForm, namesSomebody, sumsOf } from './fill-form.ts'

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
    const network = await newNetwork(await testDatabase())
    const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
    const { id } = await openCase(amara, { name: 'Yodit', language: 'ti', story: 'she was told' })
    const shared = await readCase(amara, id)
    expect(await openFacts(amara, shared)).toEqual({ name: 'Yodit' })
    expect(await openTold(amara, shared)).toBe('she was told')
    const blind = { ...shared, held: [] }
    expect(await openFacts(amara, blind)).toEqual({})
    expect(await openTold(amara, blind)).toBeUndefined()
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
