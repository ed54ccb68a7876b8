// A file of rules is taken whole or refused whole, and whoever wrote it is told the line and the field.

import { describe, expect, it } from 'vitest'
import { packs } from '../../jurisdictions/packs.ts'
import { hashes } from '../../jurisdictions/hashes.ts'
import { readPack } from './read-pack.ts'
import { buildPack } from './define.ts'
import { PackOut, schemaFile } from './pack-schema.ts'
import { checkShippedPacks, hashOfPack, shippedText } from './shipped.ts'
import { readFileSync } from 'node:fs'

/** A small country, one entry on each line. */
const nordia = `{
  "id": "nordia", "title": { "en": "Nordia" },
  "inherits": "coe",
  "sources": [
    { "id": "LAW", "cite": "Act of Nordia, s. 4", "basis": "seen" }
  ],
  "clocks": [
    { "id": "recovery", "length": 60, "unit": "days", "rule": "minimum", "source": "LAW" },
    { "id": "identification.decision", "length": 10, "unit": "working-days", "source": "LAW" }
  ],
  "statuses": [
    { "code": "permit", "kind": "temporary", "label": { "en": "Permit" }, "maxMonths": 12, "renewable": null, "work": true, "source": "LAW" }
  ]
}
`
const faultsIn = (text: string) => readPack(text, packs).faults ?? []
const changed = (before: string, after: string) => {
  if (!nordia.includes(before)) throw new Error(`Nordia does not say ${before}`)
  return nordia.replace(before, after)
}

describe('a country in a file', () => {
  it('is its base and what differs', () => {
    const { pack } = readPack(nordia, packs)
    expect(pack?.bases).toEqual(['coe', 'palermo'])
    expect(pack?.clocks['recovery']).toMatchObject({
      length: 60,
      rule: 'minimum',
      basis: 'law',
    })
    expect(pack?.clocks['referral.answer']).toBe(packs.get('palermo')?.clocks['referral.answer'])
    expect(pack?.firstResponders).toBe('any')
  })

  it.each([
    ['a comma that is missing', '"days", "rule"', '"days" "rule"', { line: 8, field: '' }],
    [
      'a unit that nobody counts in',
      '"unit": "days"',
      '"unit": "weeks"',
      { line: 8, field: 'clocks.0.unit' },
    ],
    ['a length that is no number', '"length": 10', '"length": "ten"', { line: 9, field: 'clocks.1.length' }],
    [
      'a unit without anything to count',
      '"length": 10',
      '"length": null',
      { line: 9, field: 'clocks.1.unit' },
    ],
    ['a length that is left out', '"length": 10, ', '', { line: 9, field: 'clocks.1.length' }],
    ['a word that is none of ours', '"work": true', '"works": true', { line: 12, field: 'statuses.0.work' }],
    [
      'a source that nobody names',
      '"rule": "minimum", "source": "LAW"',
      '"rule": "minimum", "source": "NOWHERE"',
      { line: 8, field: 'clocks.0.source' },
    ],
    [
      'a base that there is not',
      '"inherits": "coe"',
      '"inherits": "atlantis"',
      { line: 3, field: 'inherits' },
    ],
    ['the id of its own base', '"id": "nordia"', '"id": "palermo"', { line: 2, field: 'id' }],
    [
      'a clock that stands there twice',
      'identification.decision',
      'recovery',
      { line: 9, field: 'clocks.1' },
    ],
    [
      'a name that is written twice',
      '"maxMonths": 12',
      '"maxMonths": 12, "maxMonths": 24',
      { line: 12, field: 'statuses.0.maxMonths' },
    ],
    [
      'figures that do not follow each other',
      '"rule": "minimum"',
      '"effective": [{ "from": "2024-01-01", "length": 1 }, { "from": "2023-01-01", "length": 2 }]',
      { line: 8, field: 'clocks.0.effective.1.from' },
    ],
    [
      'a day that does not exist',
      '"rule": "minimum"',
      '"effective": [{ "from": "2024-02-30", "length": 1 }]',
      {
        line: 8,
        field: 'clocks.0.effective.0.from',
      },
    ],
  ])('with %s is refused by line and field', (_, before, after, where) => {
    const text = changed(before, after)
    expect(readPack(text, packs).pack).toBeUndefined()
    expect(faultsIn(text)).toContainEqual(expect.objectContaining(where))
  })

  it('says no hour for what is passed on to nobody', () => {
    const reporting = (kind: string) =>
      changed(
        '"clocks"',
        `"reporting": [{ "id": "child", "kind": "${kind}", "roles": ["teacher"], "text": { "en": "A child." }, "within": { "hours": 24, "of": "child" }, "source": "LAW" }],\n"clocks"`,
      )
    expect(readPack(reporting('must'), packs).pack?.reporting.find(({ id }) => id === 'child')).toMatchObject(
      {
        within: { hours: 24, of: 'child' },
      },
    )
    expect(faultsIn(reporting('not'))).toEqual([
      expect.objectContaining({ line: 7, field: 'reporting.0.within' }),
    ])
  })

  it('is refused as a whole where one line is wrong, and every wrong line is named', () => {
    const text = nordia.replace('"unit": "days"', '"unit": "weeks"').replace('"work": true', '"work": 1')
    expect(faultsIn(text).map(({ line }) => line)).toEqual([8, 12])
    expect(readPack(text, packs).pack).toBeUndefined()
  })

  it('is refused where it is longer than a megabyte, or deeper than any rule is', () => {
    expect(faultsIn(`${nordia}${' '.repeat(1_048_576)}`)[0]?.says).toContain('1 MB')
    expect(faultsIn('['.repeat(200_000) + ']'.repeat(200_000))[0]?.says).toContain('deeply')
  })

  it('cut off anywhere is refused, and nothing of it is taken', () => {
    for (let end = 0; end < nordia.trimEnd().length; end += 1) {
      const { pack, faults } = readPack(nordia.slice(0, end), packs)
      expect([pack, faults?.length]).toEqual([undefined, 1])
    }
  })
})

describe('the packs that come with the program', () => {
  it('are the files that were released, without a fault', () => {
    expect([...checkShippedPacks().keys()]).toEqual([...packs.keys()])
    for (const [id, pack] of checkShippedPacks()) expect(pack).toEqual(packs.get(id))
  })

  it('are refused when somebody has changed one on the server, however little', () => {
    const longer = (id: string) => shippedText(id).replace('"length": 30', '"length": 31')
    expect(() => checkShippedPacks(longer)).toThrow('jurisdictions/palermo/pack.json is not the file')
  })

  it('are refused by line and field where a released one is wrong', () => {
    const broken = (id: string) =>
      id === 'uk' ? shippedText(id).replace('"working-days"', '"workdays"') : shippedText(id)
    const expected = { ...hashes, uk: hashOfPack(broken('uk')) }
    expect(() => checkShippedPacks(broken, expected)).toThrow(/uk\/pack\.json:\d+: clocks\.1\.unit: /)
  })

  it('have a schema that is published as it is', () => {
    const published = readFileSync(new URL('../../jurisdictions/pack.schema.json', import.meta.url), 'utf8')
    expect(JSON.parse(published)).toEqual(JSON.parse(schemaFile()))
  })
})

it('a law that the network signed before limits named their day is read, and counts from the earlier one', () => {
  const appeals = [
    {
      id: 'old',
      of: 'decision',
      label: { en: 'Tribunal' },
      limit: { length: 14, unit: 'days' },
      source: 'x',
    },
    { id: 'older', of: 'conviction', label: { en: 'Court' }, limit: null, source: 'x' },
  ]
  const file = { id: 'uk-r9', title: { en: 'Changed' }, appeals } as unknown as Parameters<
    typeof buildPack
  >[0]
  const built = buildPack(file, packs.get('uk'))
  const from = (id: string) => built.appeals.find((one) => one.id === id)?.from
  expect([from('old'), from('older'), from('cica')]).toEqual(['sent', 'convicted', 'decided'])
  expect(PackOut.shape.appeals.safeParse(built.appeals).success).toBe(true)
})
