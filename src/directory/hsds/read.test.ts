// Other people's files: whatever line ends, quotes and marks they have, a row is a row and an error has a place.
import { expect, test } from 'vitest'
import { readTable } from './read.ts'
import { brokenOf } from './report.ts'

/** Reads content as a disk would give it, in pieces of 64 KiB. */
async function read(content: string | Uint8Array) {
  const bytes = Buffer.from(content)
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536)
  }
  return readTable(pieces(), 'services.csv')
}
const broken = (content: string | Uint8Array) =>
  read(content).then(
    () => undefined,
    (error: unknown) => brokenOf(error),
  )

test('a field over three lines is one value, and the next row knows its line', async () => {
  expect((await read('id,name\n1,"Open\n\nevery day"\n2,Meals\n')).rows).toEqual([
    { line: 2, cells: { id: '1', name: 'Open\n\nevery day' } },
    { line: 5, cells: { id: '2', name: 'Meals' } },
  ])
})

test('a byte order mark and CRLF line ends change nothing, not even inside quotes', async () => {
  expect(await read('\uFEFFid,name\r\n1,"Open\r\nlate"\r\n2,Meals')).toEqual({
    file: 'services.csv',
    columns: ['id', 'name'],
    rows: [
      { line: 2, cells: { id: '1', name: 'Open\nlate' } },
      { line: 4, cells: { id: '2', name: 'Meals' } },
    ],
  })
})

test('a quote inside a quoted field is doubled, an empty cell is not said', async () => {
  expect((await read('id,name,url\n1,"The ""Ark""",\n')).rows[0]?.cells).toEqual({
    id: '1',
    name: 'The "Ark"',
  })
})

test('a quote that is never closed is named by the row that opened it', async () => {
  expect(await broken('id,name\n1,Meals\n2,"Beds\n3,Law\n4,Care\n')).toEqual({
    file: 'services.csv',
    line: 3,
    column: 'name',
    broken: 'a quote is opened here and never closed',
  })
})

test('a quote in the middle of a value, and a value that goes on after its quote, are named', async () => {
  expect(await broken('id,name\n1,Meals\n2,The "Ark"\n')).toMatchObject({
    line: 3,
    column: 'name',
    broken: expect.stringContaining('middle'),
  })
  expect(await broken('id,name\n"1"x,Meals\n')).toMatchObject({
    line: 2,
    column: 'id',
    broken: expect.stringContaining('goes on'),
  })
})

test('a row that is too short or too long is named', async () => {
  expect(await broken('id,name,url\n1,a,b\n2,c\n')).toMatchObject({
    line: 3,
    broken: expect.stringContaining('another number'),
  })
  expect(await broken('id,name\n1,a\n2,b,c\n')).toMatchObject({
    line: 3,
    broken: expect.stringContaining('another number'),
  })
})

test('text in another encoding is named by its line, also far into the file', async () => {
  const start = Buffer.from(`id,name\n${'1,Meals\n'.repeat(20_000)}`)
  expect(await broken(Buffer.concat([start, Buffer.from([0x32, 0x2c, 0xe9, 0x0a])]))).toEqual({
    file: 'services.csv',
    line: 20_002,
    broken: 'the text is not UTF-8',
  })
})

test('letters and line ends that are cut by a chunk come out whole', async () => {
  const name = 'é'.repeat(40_000)
  const { rows } = await read(
    `id,name\r\n${Array.from({ length: 5 }, (_, at) => `${at},x${name}\r\n`).join('')}`,
  )
  expect(rows.map(({ line, cells }) => [line, cells['name'] === `x${name}`])).toEqual(
    [2, 3, 4, 5, 6].map((line) => [line, true]),
  )
})

test('a header with a column twice, a zero byte, and an empty file are refused', async () => {
  expect(await broken('id,name,Name\n')).toMatchObject({ line: 1, column: 'name' })
  expect(await broken('id,name\n1,a\n2,b\0\n')).toMatchObject({ line: 3, broken: 'there is a zero byte' })
  expect(await broken('')).toEqual({ file: 'services.csv', broken: 'the file is empty' })
})
