// Each rule of the shipped laws says where it stands, since when, and whether anybody has compared our words with it; the limits by which nothing
// is refused and nothing ends are named, and nobody makes one binding that was never seen.

import { describe, expect, it } from 'vitest'
import { packs, shippedFiles } from '../../jurisdictions/packs.ts'
import { buildPack } from '../jurisdiction/define.ts'
import { readPack } from '../jurisdiction/read-pack.ts'
import { nextFile, textOfFile, withChange, withFile } from './change-file.ts'
import { lawOf } from './law-of.ts'
import { rowsOf, sections } from './rule-rows.ts'
import { citation, type Saying } from './rule-row.ts'
import { softenedIn } from './softened-rows.ts'

const say: Saying = {
  t: (id, values = {}) => [id, ...Object.values(values)].join(' '),
  day: (day) => day,
  inWords: ({ en }) => en,
  today: '2026-11-29',
  usedIn: () => [],
}
const rows = (law: ReturnType<typeof lawOf>, section: (typeof sections)[number]) => rowsOf(law, section, say)
/** Sections whose rows are rules of a law; days without work and the sources themselves are told otherwise. */
const ruled = sections.filter((one) => !['days', 'sources'].includes(one))

describe.each(shippedFiles.map(({ id }) => id))('the rules of %s', (id) => {
  const law = lawOf(packs.get(id)!)

  it('say their source, since when or that it is not known, and whether it was seen and on which day', () => {
    const cites = law.sources.map(({ cite }) => cite)
    const bare = ruled.flatMap((section) =>
      rows(law, section)
        // By what name the office is called in a letter is no rule.
        .filter((row) => row.id !== 'authority')
        .filter(({ detail }) => !cites.some((cite) => detail.join('\n').includes(cite)))
        .map((row) => `${section}: ${row.id}`),
    )
    expect(bare).toEqual([])
    const lawful = law.sources.filter(({ basis }) => basis !== 'house')
    for (const source of lawful) {
      const said = citation(law, source.id, say)
      expect(said).toMatch(/law\.since(\.unknown| \d{4}-\d\d-\d\d)/)
      expect(said).toMatch(
        source.basis === 'seen' ? /law\.seenOn \d{4}-\d\d-\d\d$/ : /law\.basis\.remembered$/,
      )
    }
    expect(lawful.length).toBeGreaterThan(0)
  })

  it('soften each limit of the law that nobody in the country has checked, and name it with its reason', () => {
    const softened = softenedIn(law, say.today)
    expect(softened.every(({ basis, checked }) => basis === 'law' && !checked)).toBe(true)
    const figures = law.clocks.filter(
      ({ basis, length, effective }) =>
        basis === 'law' && (typeof length === 'number' || effective !== undefined),
    )
    expect(softened.map((one) => one.id)).toEqual(figures.map((one) => one.id))
    for (const { detail } of rows(law, 'softened'))
      expect(detail[1]).toMatch(/^law\.softened\.(unseen|unchecked)$/)
  })
})

describe('a limit of the law', () => {
  const uk = packs.get('uk')!
  const changed = (rule: object, basis: 'seen' | 'remembered' = 'seen') => {
    const sources = [{ id: 'NEW', cite: 'Order 7', basis }]
    const clocks = [
      { id: 'identification.decision', length: 9, unit: 'days' as const, source: 'NEW', ...rule },
    ]
    return { id: 'uk-r7', title: { en: 'UK' }, inherits: 'uk', sources, clocks }
  }
  const reason = (rule: object, basis?: 'seen' | 'remembered') => {
    const law = lawOf(buildPack(changed(rule, basis), uk))
    return rows(law, 'softened').find(({ id }) => id === 'identification.decision')?.detail[1]
  }

  it('that somebody has checked binds and is named no more, until it is to be checked again', () => {
    const checked = { checked: { by: 'A lawyer', on: '2026-01-01' } }
    expect(reason(checked)).toBeUndefined()
    expect(reason({ ...checked, reviewBy: '2026-11-28' })).toBe('law.softened.review')
    expect(reason({})).toBe('law.softened.unchecked')
    expect(reason({}, 'remembered')).toBe('law.softened.unseen')
  })

  it('that nobody has seen cannot be made binding as a practice of the network, nor be said to have been read on a day', () => {
    const faults = (file: object) =>
      (readPack(JSON.stringify(file), packs).faults ?? []).map(({ field, says }) => `${field}: ${says}`)
    expect(faults(changed({ basis: 'house' }))).toEqual([])
    expect(faults(changed({ basis: 'house' }, 'remembered'))).toEqual([
      'clocks.0.basis: nobody has seen its source: it cannot bind as a practice of the network',
    ])
    const read = { ...changed({}, 'remembered') }
    read.sources = read.sources.map((one) => ({ ...one, seenOn: '2026-11-29' }))
    expect(faults(read)).toEqual(['sources.0.seenOn: a day of reading stands beside what was seen'])
  })
})

it('a rule that is changed in the form says on which day its source was read', () => {
  const uk = lawOf(packs.get('uk')!)
  const first = nextFile(uk, { before: undefined, taken: [] })
  const change = { kind: 'limit', clock: 'recovery', length: 60, unit: 'days' } as const
  const file = withChange(uk, first, { ...change, cite: 'Order 7 of 2026', seenOn: '2026-11-29' })
  expect(readPack(textOfFile(file), packs).faults).toBeUndefined()
  const recovery = rows(withFile(uk, file), 'limits').find(({ id }) => id === 'recovery')
  expect(recovery!.detail.join('\n')).toContain('Order 7 of 2026 · law.since.unknown · law.seenOn 2026-11-29')
})

it('a treaty that asks no inspector to pass papers on says so, and promises nothing of a country’s law', () => {
  for (const id of ['palermo', 'coe'])
    expect(rows(lawOf(packs.get(id)!), 'reporting').find((row) => row.id === 'inspectors')!.title).toBe(
      'law.inspectors.treaty',
    )
  const uk = rows(lawOf(packs.get('uk')!), 'reporting')
  // Taken over from the baseline: our own practice, and not what the law of the country says.
  expect(uk.find((row) => row.id === 'subpoena')!.detail).toContain('law.ofBaseline')
  expect(
    rows(lawOf(packs.get('us')!), 'reporting').find((row) => row.id === 'subpoena')!.detail,
  ).not.toContain('law.ofBaseline')
})
