// What the form of the country's desk writes of children, going home, figures, words and editions of forms is a file that the program takes,
// and each value read out of it is another one.

import { describe, expect, it } from 'vitest'
import { packs } from '../../jurisdictions/packs.ts'
import type { Pack } from '../jurisdiction/define.ts'
import { readPack } from '../jurisdiction/read-pack.ts'
import { owedOn } from '../jurisdiction/report-rules.ts'
import { editionNow } from '../documents/fill-form.ts'
import { nextFile, textOfFile, withChange, withFile, type RuleChange } from './change-file.ts'
import { newestForms } from './form-edition.ts'
import { lawOf } from './law-of.ts'
import { isAnswer, questionsOf, type LawValue } from './law-values.ts'

const cite = 'Order 9 of 2026, article 1'

/** The law as it is after these changes, one after the other, as the form writes them. */
function after(id: string, ...changes: RuleChange[]): Pack {
  const law = lawOf(packs.get(id)!)
  const first = nextFile(law, { before: undefined, taken: [] })
  const file = changes.reduce((one, change) => withChange(withFile(law, one), one, change), first)
  const { pack, faults } = readPack(textOfFile(file), packs)
  expect(faults ?? []).toEqual([])
  return pack!
}
const value = (id: string, to: LawValue): RuleChange => ({ kind: 'value', id, value: to, cite })

describe('a value of the country', () => {
  it('is changed by itself, with the source that was typed, and the others stay', () => {
    const changed = after(
      'uk',
      value('children.ownPageFrom', 13),
      value('children.guardianDays', null),
      value('return.waitDays', 10),
      value('return.needs', ['own_choice', 'money_agreed']),
      value('switches.visits', ['inspector', 'advocate']),
      value('switches.firstDesk', 'labour_inspectorate'),
      value('terms.presumed', { en: 'person at risk' }),
    )
    const { children, switches, sources } = changed
    expect([children.ownPageFrom, children.guardianDays, children.adultFrom]).toEqual([13, null, 18])
    expect(changed.return.waitDays).toBe(10)
    expect(changed.return.needs.map(({ what }) => what)).toEqual(['own_choice', 'money_agreed'])
    expect(switches.visits).toEqual(['inspector', 'advocate'])
    expect([switches.firstDesk, switches.firstDeskOfChild]).toEqual(['labour_inspectorate', 'child_welfare'])
    expect(switches.matching).toBe(packs.get('uk')!.switches.matching)
    expect(changed.terms.find(({ id }) => id === 'presumed')?.label.en).toBe('person at risk')
    expect(sources.find(({ id }) => id === children.ownPageFromSource)?.cite).toBe(cite)
    expect(children.inDoubtSource).toBe(packs.get('uk')!.children.inDoubtSource)
  })

  it('of a report is the day by which it is owed', () => {
    const [tims] = after(
      'us',
      value('reports.tims.firstOn', '2027-01-30'),
      value('reports.tims.everyMonths', '6'),
    ).reports.filter(({ id }) => id === 'tims')
    const owed = (sent: string[]) => owedOn(tims!, { since: '2026-11-29', sent })
    expect([owed([]), owed(['2027-01-30']), owed(['2027-01-30', '2027-07-30'])]).toEqual([
      '2027-01-30',
      '2027-07-30',
      '2028-01-30',
    ])
  })

  it.each([
    ['children.adultFrom', 17, false],
    ['children.adultFrom', 21, true],
    ['children.adultFrom', null, false],
    ['children.guardianDays', null, true],
    ['return.needs', [], false],
    ['switches.visits', [], true],
    ['terms.authority', { en: '' }, false],
    ['switches.matching', null, false],
    ['switches.firstDesk', null, false],
    ['switches.firstDeskOfChild', 'ngo', true],
  ] as const)('%s answered with %j is an answer: %s', (id, answer, is) => {
    const question = questionsOf(lawOf(packs.get('coe')!)).find((one) => one.id === id)!
    expect(isAnswer(question, answer)).toBe(is)
  })

  it('younger than a treaty has it is refused by the schema too', () => {
    const text = JSON.stringify({ id: 'x', title: { en: 'X' }, inherits: 'coe', children: { adultFrom: 16 } })
    expect(readPack(text, packs).faults).toMatchObject([{ field: 'children.adultFrom' }])
  })
})

describe('an official form', () => {
  const [form] = newestForms(lawOf(packs.get('uk')!))
  const edition = { kind: 'edition', form: form!.id, cite, edition: { en: 'Edition 9' } } as const

  it('has other days, and its fields stay', () => {
    const { forms } = after('uk', { ...edition, editionOn: '2026-12-01', until: '2027-05-01', changed: null })
    const found = forms.find(({ id }) => id === form!.id)!
    expect([found.editionOn, found.until, found.edition.en]).toEqual([
      '2026-12-01',
      '2027-05-01',
      'Edition 9',
    ])
    expect(found.blocks).toEqual(form!.blocks)
    expect(editionNow(found, forms, '2027-05-02').isOver).toBe(true)
  })

  it('has a new edition in its place, which says what is other and holds from its day', () => {
    const changed = { en: 'Two questions more' }
    const { forms } = after('uk', { ...edition, editionOn: '2027-02-01', until: '2027-03-01', changed })
    const old = forms.find(({ id }) => id === form!.id)!
    const now = (day: string) => editionNow(old, forms, day)
    expect([now('2027-01-31').isHere, now('2027-02-01').isHere, now('2027-03-02').isOver]).toEqual([
      false,
      true,
      true,
    ])
    expect(now('2027-02-01').next).toMatchObject({
      replaces: form!.id,
      changed,
      edition: { en: 'Edition 9' },
    })
    // It is the newest now, and the old one is offered no more.
    expect(newestForms({ ...lawOf(packs.get('uk')!), forms } as never).map(({ id }) => id)).not.toContain(
      form!.id,
    )
  })
})
