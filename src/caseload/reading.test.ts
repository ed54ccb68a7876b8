// Files as older systems write them: read, refused by line and column, never read wrongly in silence.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BrokenFile, mostBytes, mostRows } from '../api/table/row.ts'
import { guessMapping, type Mapping } from './columns.ts'
import type { Known } from './checked.ts'
import { aboutOf, checkFile, loadFile } from './loaded.ts'
import { caseIdOf } from './run.ts'
import { encodings, type Encoding } from '../api/table/decode.ts'
import { readCsv } from '../api/table/read-csv.ts'
import { harmless } from '../api/formula-mark.ts'
import { writeCsv } from '../api/write-csv.ts'
import { dayIn, dayOrderOf, languageIn } from './values.ts'

const defaults = { language: 'en', origin: 'ngo', order: 'dmy', today: '2026-11-28', adultFrom: 18 } as const
const run = '6e1f2a40-1111-4222-8333-000000000001'
const utf8 = (text: string) => new TextEncoder().encode(text)

async function check(text: string, more: { known?: Known[]; mapping?: Mapping } = {}) {
  const loaded = await loadFile(utf8(text))
  const mapping = more.mapping ?? guessMapping(aboutOf(loaded).columns)
  return checkFile(loaded, { mapping, defaults, known: more.known ?? [], run })
}
const refusedOf = async (text: string) => (await check(text)).checked.refused

describe('a half-broken file', () => {
  it('gives its good half, and names line and column of each fault', async () => {
    const { people, checked } = await check(
      [
        'First Name,Second Name,Birthdate,Gender,Citizenship,Notes', // 1
        'Mariam,Haddad,2.5.1990,Female,Syria,"She said: ""later"", twice', // 2, never closed
        'Blerta,Krasniqi,31.2.2001,F,AL,', // 3, no such day
        'Nima,,1.1.1999,unheard,IR,', // 4, no such code
        'Yodit,Tesfay,1.1.1999,F', // 5, cells are missing
        ',,1.1.1999,F,ER,', // 6, no name
        'Lan,Tran,3.4.2009,F,VN,"a note', // 7
        'over two lines"', // 8
        'Amal,Said,4.4.1994,F,Atlantis,', // 9, no such country
        'Rosa,"Ro"sa,4.4.1994,F,BR,', // 10, a quote in the middle
        'Grace,Obi,4.4.1994,F,NG;GH,', // 11
      ].join('\n'),
    )
    expect(people.map(({ line, name, ageGroup }) => [line, name, ageGroup])).toEqual([
      [7, 'Lan Tran', 'child'],
      [11, 'Grace Obi', 'adult'],
    ])
    expect(people[0]?.note).toBe('a note\nover two lines')
    expect(people[1]?.sealed.immigration).toEqual({ prs_Citizenship: 'NG;GH' })
    expect(checked.refused).toEqual([
      { line: 2, column: null, code: 'quote' },
      { line: 3, column: 'Birthdate', code: 'date' },
      { line: 4, column: 'Gender', code: 'unknown_code' },
      { line: 5, column: null, code: 'cells' },
      { line: 6, column: null, code: 'no_name' },
      { line: 9, column: 'Citizenship', code: 'country' },
      { line: 10, column: null, code: 'quote' },
    ])
    expect(checked.refusedLines).toBe(7)
  })

  it('says whose case was over, and who is followed up elsewhere', async () => {
    const { people, checked } = await check('name,Status\nA,Closed\nB,Follow Up\nC,Active\nD,ClosedReferred')
    expect(people.map(({ name, isClosed }) => [name, isClosed])).toEqual([
      ['A', true],
      ['B', false],
      ['C', false],
      ['D', true],
    ])
    expect([checked.followedUp, checked.closed, checked.refused]).toEqual([1, 2, []])
  })

  it('refuses a birthday that is still to come, and letters that no encoding has', async () => {
    expect(await refusedOf('name,dob\nA,1.1.2027\nB\u0000,1.1.1990')).toEqual([
      { line: 2, column: 'dob', code: 'date' },
      { line: 3, column: 'name', code: 'unreadable' },
    ])
  })
})

describe('somebody who is there already', () => {
  const known = [
    { caseId: caseIdOf(run, 9), name: 'Other Person', reference: 'C-AAAA-AAAA' },
    { caseId: crypto.randomUUID(), name: 'MARIAM  Haddad', birth: '1990-05-02', reference: 'C-BBBB-BBBB' },
    { caseId: crypto.randomUUID(), name: 'Zoé', reference: 'C-CCCC-CCCC' },
  ]
  it('is found by name and birthday, in the file and among one’s own cases', async () => {
    const { checked } = await check(
      'name,dob\nMariam Haddad,2.5.1990\nMariam Haddad,3.5.1990\nmariam-haddad,3.5.1990\nZoe,1.1.2000\nLan,\nLan,4.4.1994',
      { known },
    )
    expect(checked.here).toEqual([
      { line: 2, as: 'C-BBBB-BBBB' },
      { line: 5, as: 'C-CCCC-CCCC' },
    ])
    expect(checked.inFile).toEqual([
      { line: 4, as: '3' },
      { line: 7, as: '6' },
    ])
    expect(checked.good).toBe(6)
  })

  it('is no double of oneself where an import goes on', async () => {
    const mine = [{ caseId: caseIdOf(run, 2), name: 'Mariam', reference: 'C-DDDD-DDDD' }]
    const { checked } = await check('name\nMariam\nLan', { known: mine })
    expect(checked).toMatchObject({ arrived: 1, here: [], good: 2 })
  })
})

describe('letters of older systems', () => {
  const line = 'name;Notes\nÉlodie Müller;ça va\nJörg;"a;b"\n'
  const encode: Partial<Record<Encoding, (text: string) => Uint8Array<ArrayBuffer>>> = {
    'utf-8': (text) => utf8(`\uFEFF${text}`),
    'utf-16le': (text) => new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le')),
    'utf-16be': (text) => new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()),
    'windows-1252': (text) => new Uint8Array(Buffer.from(text, 'latin1')),
  }
  it.each(Object.keys(encode) as Encoding[])('are read from %s, with any line end', async (encoding) => {
    for (const end of ['\n', '\r\n', '\r']) {
      const loaded = await loadFile(encode[encoding]!(line.replaceAll('\n', end)))
      expect(loaded.encoding).toBe(encoding)
      expect(loaded.columns).toEqual(['name', 'Notes'])
      expect(loaded.rows.map(({ cells }) => cells)).toEqual([
        ['Élodie Müller', 'ça va'],
        ['Jörg', 'a;b'],
      ])
    }
  })
  it('are read from UTF-16 without a mark, and from the encoding that somebody chooses', async () => {
    const bare = await loadFile(new Uint8Array(Buffer.from('name,note\nLan,x', 'utf16le')))
    expect(bare).toMatchObject({ encoding: 'utf-16le', columns: ['name', 'note'] })
    const arabic = new Uint8Array([...utf8('name\n'), 0xe3, 0xd1, 0xed, 0xe3])
    expect((await loadFile(arabic, { encoding: 'windows-1256' })).rows[0]?.cells).toEqual(['مريم'])
    expect(encodings).toContain('windows-874')
  })
  it.each([',', ';', '\t', '|'])('a file that is separated by %j is read', async (separator) => {
    const { people } = await check(`First Name${separator}Second Name\n"A${separator}B"${separator}C`)
    expect(people[0]?.name).toBe(`A${separator}B C`)
  })
})

describe('a whole file', () => {
  const refusal = async (bytes: Uint8Array<ArrayBuffer>) =>
    loadFile(bytes).then(
      () => 'read',
      (error: unknown) => (error as BrokenFile).code,
    )
  it.each([
    ['', 'empty'],
    ['name', 'no_rows'],
    ['{"a":1}', 'not_json'],
    ['[{"name":', 'not_json'],
    ['[]', 'empty'],
  ])('%j is refused: %s', async (text, code) => {
    expect(await refusal(utf8(text))).toBe(code)
  })
  it('of more than 20 MB is refused before it is read', async () => {
    expect(await refusal(new Uint8Array(mostBytes + 1))).toBe('too_large')
  })
  it('of 50,000 rows is read and checked in seconds, and one row more is refused', async () => {
    const rows = Array.from(
      { length: mostRows },
      (_, at) => `Person ${at},1.2.19${10 + (at % 90)},F,Syria,a note`,
    )
    const text = `name,dob,Gender,Citizenship,Notes\n${rows.join('\n')}`
    // Work and not time: others may need the machine meanwhile.
    const before = process.cpuUsage()
    const { people } = await check(text)
    expect(people).toHaveLength(mostRows)
    expect(process.cpuUsage(before).user / 1e6).toBeLessThan(20)
    expect(await refusal(utf8(`name\n${'x\n'.repeat(mostRows + 1)}`))).toBe('too_many')
  }, 120_000)
})

it('nonsense ends in rows and faults or in a refused file, never in another error, and always soon', async () => {
  const seed = utf8('name,"Sec""ond",dob;x\nMariam,"a\nb",2.5.1990\n\'=1,2,"\n')
  /** The file with some of its bytes put elsewhere, or others in their place. */
  const spoilt = fc
    .array(fc.tuple(fc.nat(seed.length - 1), fc.constantFrom(...utf8('",;\n\0\r\'=x'), 0xff)), {
      maxLength: 6,
    })
    .map((changes) => {
      const bytes = seed.slice()
      for (const [at, byte] of changes) bytes[at] = byte
      return bytes
    })
  await fc.assert(
    fc.asyncProperty(fc.oneof(spoilt, fc.uint8Array({ maxLength: 300 })), async (bytes) => {
      const loaded = await loadFile(new Uint8Array(bytes)).catch((error: unknown) => {
        if (!(error instanceof BrokenFile)) throw error
        return undefined
      })
      if (!loaded) return
      const mapping = guessMapping(loaded.columns)
      const { checked } = checkFile(loaded, { mapping, defaults, known: [], run })
      expect(checked.good + checked.refusedLines).toBeGreaterThanOrEqual(loaded.rows.length)
    }),
    { numRuns: 300 },
  )
})

it('a row that is cut by the pieces in which a file is read is read whole', () => {
  const rows = Array.from({ length: 9000 }, (_, at) => [
    `Person ${at}`,
    `a "word"\nand ${'x'.repeat(1 + (at % 97))}`,
  ])
  const table = readCsv(writeCsv(['a', 'b'], rows).slice(1).replaceAll('\r\n', '\n'), ',')
  expect(table.faults).toEqual([])
  expect(table.rows.map(({ cells }) => cells)).toEqual(rows)
  expect(table.rows.at(-1)?.line).toBe(2 * 9000)
})

it('what a spreadsheet would run is marked as text, comes back as it was, and a telephone number is left alone', () => {
  for (const text of ['=1+1', '+cmd|x', '-2+3|x', '@sum(a)', "'=x", "''-1"]) {
    expect(harmless(text)).toMatch(/^'/)
    expect(readCsv(`a\n"${harmless(text)}"`, ',').rows[0]?.cells).toEqual([text])
  }
  expect(harmless('+44 (20) 79-46')).toBe('+44 (20) 79-46')
})

it('days are read by the order of the file, and never guessed', () => {
  expect(dayIn('2.5.1990', 'dmy')).toBe('1990-05-02')
  expect(dayIn('2/5/1990', 'mdy')).toBe('1990-02-05')
  expect(dayIn('٢٠٢٤-٠٢-٢٩', 'dmy')).toBe('2024-02-29')
  expect(dayIn('2023-02-29', 'dmy')).toBeUndefined()
  expect(dayIn('2.5.90', 'dmy')).toBeUndefined()
  expect(dayOrderOf(['1/2/2000', '31/1/2000'])).toBe('dmy')
  expect(dayOrderOf(['1/31/2000'])).toBe('mdy')
  expect(dayOrderOf(['1/2/2000'])).toBeUndefined()
})

it('languages are known by code and by name', () => {
  expect(['ara', 'ar', 'Arabic', 'fra', 'Albanian', 'zh-Hant'].map(languageIn)).toEqual([
    'ar',
    'ar',
    'ar',
    'fr',
    'sq',
    'zh-Hant',
  ])
  expect(['gibberish words', '12'].map(languageIn)).toEqual([undefined, undefined])
})
