// The standard as a whole: held or not held for a reason, and its own files where they lie beside this repository.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { guessMapping, none, repeatsHeadings, targets } from './columns.ts'
import { codeLists, codeMeant, type CodeList } from './htcds/code-lists.ts'
import { htcdsFields } from './htcds/fields.ts'
import { heldPage } from './htcds/held.ts'
import { readValue } from './values.ts'

const beside = join(import.meta.dirname, '../../../shared')
const spreadsheet = join(beside, 'data/htcds/HTCDS_v2.0.xlsx')
const described = join(beside, 'design/data/htcds-fields.json')

/** The files of a ZIP archive by name, as text; read by its directory. */
function unzipped(path: string): Map<string, string> {
  const bytes = readFileSync(path)
  const files = new Map<string, string>()
  let at = bytes.readUInt32LE(bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6])) + 16)
  while (bytes.readUInt32LE(at) === 0x02014b50) {
    const [packed, name, extra, comment, local] = [
      bytes.readUInt32LE(at + 20),
      bytes.readUInt16LE(at + 28),
      bytes.readUInt16LE(at + 30),
      bytes.readUInt16LE(at + 32),
      bytes.readUInt32LE(at + 42),
    ]
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const content = bytes.subarray(from, from + packed)
    const text = bytes.readUInt16LE(at + 10) === 8 ? inflateRawSync(content) : content
    files.set(bytes.toString('utf8', at + 46, at + 46 + name), text.toString('utf8'))
    at += 46 + name + extra + comment
  }
  return files
}

/** The first two rows of the standard's spreadsheet, by column. */
function headOf(path: string): { names: string[]; labels: string[] } {
  const files = unzipped(path)
  const shared = [...files.get('xl/sharedStrings.xml')!.matchAll(/<si>(.*?)<\/si>/gs)].map(([, item]) =>
    [...item!.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, words]) => words).join(''),
  )
  const sheet = files.get('xl/worksheets/sheet1.xml')!
  const row = (line: number) =>
    [
      ...(new RegExp(`<row r="${line}".*?</row>`, 's').exec(sheet)?.[0] ?? '').matchAll(
        /<c r="([A-Z]+)\d+"(?:[^>]*t="s"[^>]*><v>(\d+)<\/v>)?/gs,
      ),
    ].map(([, column, index]) => [column!, index === undefined ? '' : shared[Number(index)]!] as const)
  const labels = new Map(row(2))
  const names = new Map(row(1))
  const columns = [...labels.keys()]
  return { names: columns.map((one) => names.get(one) ?? ''), labels: columns.map((one) => labels.get(one)!) }
}

describe('HTCDS 2.0', () => {
  it('is told whole: every field is held somewhere, or named with the reason why not', () => {
    expect(readFileSync(join(import.meta.dirname, '../../docs/htcds.md'), 'utf8')).toBe(heldPage())
    expect(new Set(htcdsFields.map(({ id }) => id)).size).toBe(htcdsFields.length)
    const held = htcdsFields.filter(({ where }) => !where.startsWith('not:')).map(({ id }) => id)
    expect(held.filter((id) => !targets.includes(id))).toEqual([])
    for (const { id, where } of htcdsFields)
      expect(guessMapping([id])[id], id).toBe(where.startsWith('not:') ? none : id)
  })

  it('has all its codes taken as they are written, by their words and by other spellings, and no others', () => {
    for (const [list, codes] of Object.entries(codeLists) as [CodeList, readonly string[]][])
      for (const code of codes) {
        const words = code.replace(/^[A-U]_/, '').replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')
        expect(
          [code, ` ${code.toUpperCase()} `, words].map((one) => codeMeant(list, one)),
          code,
        ).toEqual([code, code, code])
      }
    const meant: [CodeList, string, string | undefined][] = [
      ['Gender', 'Not Specified/Unknown', 'NonSpecifiedUnknown'],
      ['RelationshipToTrafficker', 'Unacquainted', 'Unaquainted'],
      ['MethodsOfControl', 'DebtBondage ', 'DebtBondage'],
      ['MethodsOfControl', 'Threat of Law Enforcement', 'ThreatsLawEnforcement'],
      ['Gender', 'Feminin', undefined],
      ['CaseStatus', 'toString', undefined],
    ]
    for (const [list, text, code] of meant) expect(codeMeant(list, text), text).toBe(code)
  })

  it('refuses of each kind of field what is none', () => {
    const wrong: Record<string, string> = {
      date: '2020-13-01',
      dates: '2020-01-01;soon',
      number: '12 months',
      yesno: 'perhaps',
      country: 'Atlantis',
      countries: 'SY;Atlantis',
      language: 'not a language',
      code: 'Unheard',
      codes: 'Other;Unheard',
    }
    for (const field of htcdsFields.filter(
      ({ where }) => targets.includes(where) || !where.startsWith('not:'),
    )) {
      const bad = wrong[field.type]
      if (bad) expect(readValue(bad, field, 'dmy'), field.id).toHaveProperty('fault')
      else expect(readValue('any words', field, 'dmy'), field.id).toEqual({ value: 'any words' })
    }
  })
})

describe.skipIf(!existsSync(spreadsheet))('the standard’s own spreadsheet', () => {
  // Read in the tests: this block is gone through where the folder is absent too, to count what is skipped.
  it('has no column that we do not know', () => {
    const { names, labels } = headOf(spreadsheet)
    const known = names.filter((name) => name !== '')
    expect(known).toHaveLength(37)
    const mapping = guessMapping(known)
    expect(known.filter((name) => !htcdsFields.some(({ id }) => id === mapping[name]))).toEqual([])
    expect(repeatsHeadings(names, labels)).toBe(true)
  })
  it('has in its smallest set nothing that we do not count to it', () => {
    const { names } = headOf(spreadsheet)
    const core = new Set(htcdsFields.filter((one) => one.core).map(({ id }) => id))
    const mapping = guessMapping(names.filter((name) => name !== ''))
    expect(Object.values(mapping).filter((id) => !core.has(id))).toEqual([])
  })
})

describe.skipIf(!existsSync(described))('the standard’s list of fields', () => {
  it('is ours, name by name and code by code', () => {
    const { fields, codeLists: lists } = JSON.parse(readFileSync(described, 'utf8')) as {
      fields: { id: string; core: boolean; codeList?: string }[]
      codeLists: Record<string, { codes: { code: string }[] }>
    }
    expect(htcdsFields.map(({ id }) => id)).toEqual(fields.map(({ id }) => id))
    expect(htcdsFields.filter(({ core }) => core).map(({ id }) => id)).toEqual(
      fields.filter(({ core }) => core).map(({ id }) => id),
    )
    for (const [list, codes] of Object.entries(codeLists))
      expect(codes.slice(0, lists[list]!.codes.length), list).toEqual(
        lists[list]!.codes.map(({ code }) => code.trim()),
      )
  })
})
