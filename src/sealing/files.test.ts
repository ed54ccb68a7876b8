// Files in a vault: whole, cut, mixed up, changed, begun again; and what the page gets to know of their keys.
import fc from 'fast-check'
import { beforeEach, expect, test, vi } from 'vitest'
import { digestOf, fileKey, filePlace, newFileSecret, sealPiece } from './file.ts'
import { paddedLength, PIECE, PIECE_MORE, piecesOf } from './file.ts'
import { FILE_TABLE } from './file-shape.ts'
import type { SealingError } from './suite.ts'
import { gather, give, openFile, type Cast, type CaseFile, type Colleague } from './vault-cast.ts'
import type { RecordToOpen } from './vault-shape.ts'

let mira: Cast['mira']
let sato: Cast['sato']
let file: CaseFile
beforeEach(async () => {
  ;({ mira, sato } = await gather())
  file = await openFile(mira, 1, ['health', 'legal'])
})

const bytesOf = (size: number): Uint8Array<ArrayBuffer> =>
  Uint8Array.from({ length: size }, (_, at) => (at * 7 + (at >> 8)) & 0xff)
const refusal = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'opened',
    (error: SealingError) => error.code,
  )

type Sealed = { record: RecordToOpen; pieces: Uint8Array<ArrayBuffer>[] }

async function seal(who: Colleague, content: Blob, row = 'file-1'): Promise<Sealed> {
  const where = { caseId: 'case-1', compartment: 'health', row } as const
  const begun = await who.vault.beginFile({
    ...where,
    name: 'scan.pdf',
    mime: 'application/pdf',
    kept: 'original',
    content,
  })
  const pieces = []
  for (let index = 0; index < begun.about.pieces; index += 1)
    pieces.push(await who.vault.sealPiece({ file: row, index }))
  const record = {
    ...where,
    table: FILE_TABLE,
    field: 'file',
    version: 1,
    author: who.user.sigPublic,
    ...begun.record,
  }
  return { record, pieces }
}

async function read(who: Colleague, { record, pieces }: Sealed): Promise<Uint8Array> {
  const about = await who.vault.openFile({ record })
  const parts = []
  for (const [index, sealed] of pieces.entries())
    parts.push(await who.vault.openPiece({ file: record.row, index, sealed: sealed.slice() }))
  expect(parts).toHaveLength(about.pieces)
  return new Uint8Array(await new Blob(parts).arrayBuffer())
}

test('a file of any size comes back as it went, and its pieces have the length of a padded one', async () => {
  const sizes = fc.oneof(
    fc.integer({ min: 0, max: 3 * PIECE + 1 }),
    fc.constantFrom(
      0,
      1,
      4095,
      4096,
      4097,
      PIECE - 1,
      PIECE,
      PIECE + 1,
      2 * PIECE,
      3 * PIECE - 1,
      3 * PIECE + 1,
    ),
  )
  await fc.assert(
    fc.asyncProperty(sizes, async (size) => {
      const content = bytesOf(size)
      const sealed = await seal(mira, new Blob([content]))
      const padded = paddedLength(size)
      expect(sealed.pieces.map((piece) => piece.length - PIECE_MORE)).toEqual(
        Array.from({ length: piecesOf(padded) }, (_, at) => Math.min(PIECE, padded - at * PIECE)),
      )
      expect(Buffer.from(await read(mira, sealed)).equals(content)).toBe(true)
    }),
    { numRuns: 25 },
  )
})

test('padding never shortens, adds at most an eighth, and few lengths are left', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 30 }), (size) => {
      const padded = paddedLength(size)
      expect(padded).toBeGreaterThanOrEqual(size)
      expect(padded).toBeLessThanOrEqual(Math.max(4096, size * 1.125))
      expect(paddedLength(padded)).toBe(padded)
    }),
  )
  expect([0, 1, 4096].map(paddedLength)).toEqual([4096, 4096, 4096])
  expect([20_000_000, 500_000_000].map(paddedLength)).toEqual([20_447_232, 503_316_480])
})

test('cut short, put in another order, doubled or mixed with another file, it is refused', async () => {
  const one = await seal(mira, new Blob([bytesOf(2.5 * PIECE)]))
  const other = await seal(mira, new Blob([bytesOf(2.5 * PIECE)]), 'file-2')
  const [first, second, third] = one.pieces as [
    Uint8Array<ArrayBuffer>,
    Uint8Array<ArrayBuffer>,
    Uint8Array<ArrayBuffer>,
  ]
  const open = (index: number, sealed: Uint8Array<ArrayBuffer>) =>
    mira.vault.openPiece({ file: 'file-1', index, sealed: sealed.slice() })
  await mira.vault.openFile({ record: one.record })
  expect(await refusal(open(0, second))).toBe('broken')
  expect(await refusal(open(1, second))).toBe('broken')
  expect(await refusal(open(0, other.pieces[0] as Uint8Array<ArrayBuffer>))).toBe('broken')
  await open(0, first)
  expect(await refusal(open(0, first))).toBe('broken')
  expect(await refusal(open(1, third))).toBe('broken')
  await open(1, second)
  expect(await refusal(open(2, third.subarray(0, -1)))).toBe('broken')
  await open(2, third)
  expect(await refusal(open(3, third))).toBe('broken')
})

test('a record that promises fewer pieces than there are opens none of them as the last', async () => {
  const { record, pieces } = await seal(mira, new Blob([bytesOf(2 * PIECE)]))
  const short = await mira.vault.sealRecord({
    ...record,
    value: { ...(await about(record)), pieces: 1, size: 100, key: 'x', prefix: 'y' },
  })
  expect(await refusal(mira.vault.openFile({ record: { ...record, ...short } }))).toBe('broken')
  expect(pieces).toHaveLength(2)
})
const about = async (record: RecordToOpen) => (await mira.vault.openRecord(record)).value as object

test('the page learns a file’s name and digest, never its key', async () => {
  const { record } = await seal(mira, new Blob(['They keep our passports']))
  const { value } = await mira.vault.openRecord(record)
  expect(value).toEqual({
    name: 'scan.pdf',
    mime: 'application/pdf',
    size: 23,
    pieces: 1,
    sha256: Buffer.from(
      await crypto.subtle.digest('SHA-256', new TextEncoder().encode('They keep our passports')),
    ).toString('hex'),
    kept: 'original',
  })
  const opened = { value, author: { organisation: 1, user: 'mira' } }
  expect(await mira.vault.openRecords({ records: [record] })).toEqual([opened])
  expect(await mira.vault.openFile({ record })).toEqual(value)
})

test('the doctor with whom health is shared opens it, and nobody under another name or place', async () => {
  const sealed = await seal(mira, new Blob([bytesOf(PIECE + 5)]))
  const open = (who: Colleague, change: Partial<RecordToOpen> = {}) =>
    refusal(who.vault.openFile({ record: { ...sealed.record, ...change } }))
  expect(await open(sato)).toBe('no-key')
  await give(mira, file, { to: 2, compartments: ['health'] })
  await sato.vault.receiveKeys(file)
  expect(Buffer.from(await read(sato, sealed)).equals(bytesOf(PIECE + 5))).toBe(true)
  expect(await open(sato, { row: 'file-2' })).toBe('bad-signature')
  expect(await open(sato, { row: 'file-2', author: undefined as never })).toBe('broken')
  expect(await open(sato, { compartment: 'legal' })).toBe('no-key')
  expect(await open(mira, { table: 'records' })).toBe('broken')
  expect(await open(mira, { author: sato.user.sigPublic })).toBe('bad-signature')
  const unasked = { file: 'file-9', index: 0, sealed: new Uint8Array(40) }
  expect(await refusal(mira.vault.openPiece(unasked))).toBe('no-key')
})

test('going on: the same file continues with the same pieces, another of the same length is refused', async () => {
  const content = bytesOf(PIECE + 100)
  const { record, pieces } = await seal(mira, new Blob([content]))
  await mira.vault.forgetFile({ file: 'file-1' })
  expect(await refusal(mira.vault.sealPiece({ file: 'file-1', index: 0 }))).toBe('no-key')
  const changed = Uint8Array.from(content)
  changed[PIECE + 7]! ^= 1
  expect(await refusal(mira.vault.continueFile({ record, content: new Blob([changed]) }))).toBe('other-file')
  expect(await refusal(mira.vault.continueFile({ record, content: new Blob([content.subarray(1)]) }))).toBe(
    'other-file',
  )
  await mira.vault.continueFile({ record, content: new Blob([content]) })
  expect(await mira.vault.sealPiece({ file: 'file-1', index: 1 })).toEqual(pieces[1])
  expect(await refusal(mira.vault.sealPiece({ file: 'file-1', index: 2 }))).toBe('broken')
})

test('a file that changes on the disk after its digest was taken is found out when it is read', async () => {
  let now = new Blob([bytesOf(100)])
  const fickle = { size: 100, slice: (from: number, to: number) => now.slice(from, to) } as Blob
  const where = { caseId: 'case-1', compartment: 'health', row: 'file-1' } as const
  const begun = await mira.vault.beginFile({
    ...where,
    name: 'x',
    mime: 'x',
    kept: 'original',
    content: fickle,
  })
  now = new Blob([new Uint8Array(100)])
  const sealed = await mira.vault.sealPiece({ file: 'file-1', index: 0 })
  const record = { ...where, table: FILE_TABLE, field: 'file', version: 1, ...begun.record }
  await mira.vault.openFile({ record })
  expect(await refusal(mira.vault.openPiece({ file: 'file-1', index: 0, sealed }))).toBe('broken')
})

test('a file that is gone from the disk says so', async () => {
  const gone = {
    size: 100,
    slice: () => ({ arrayBuffer: () => Promise.reject(new Error('gone')) }),
  } as unknown as Blob
  const where = { caseId: 'case-1', compartment: 'health', row: 'file-1' } as const
  const call = mira.vault.beginFile({ ...where, name: 'x', mime: 'x', kept: 'original', content: gone })
  expect(await refusal(call)).toBe('other-file')
})

test('a piece that is none is not sealed, nor one of a file that is being read; what is being sealed is not read', async () => {
  const { record, pieces } = await seal(mira, new Blob([bytesOf(PIECE + 100)]))
  for (const index of [-1, 0.5, 2, Number.NaN])
    expect(await refusal(mira.vault.sealPiece({ file: 'file-1', index }))).toBe('broken')
  const sealed = pieces[0]!
  expect(await refusal(mira.vault.openPiece({ file: 'file-1', index: 0, sealed }))).toBe('broken')
  await mira.vault.openFile({ record })
  expect(await refusal(mira.vault.sealPiece({ file: 'file-1', index: 0 }))).toBe('broken')
})

test('a piece that is asked for twice at once counts once, and carries nothing but the file', async () => {
  const { record, pieces } = await seal(mira, new Blob([bytesOf(PIECE + 100)]))
  await mira.vault.openFile({ record })
  const open = (index: number) => mira.vault.openPiece({ file: 'file-1', index, sealed: pieces[index]! })
  // Which of the two is first is nobody's promise.
  const both = await Promise.all([refusal(open(0)), refusal(open(0))])
  expect(both.toSorted()).toEqual(['broken', 'opened'])
  const last = await open(1)
  expect(last.buffer.byteLength).toBe(100)
})

test('a file of another length is refused before it is read', async () => {
  const { record } = await seal(mira, new Blob([bytesOf(100)]))
  const slice = vi.fn<() => Blob>(() => new Blob())
  const content = { size: 101, slice } as unknown as Blob
  expect(await refusal(mira.vault.continueFile({ record, content }))).toBe('other-file')
  expect(slice).not.toHaveBeenCalled()
})

test('whoever seals less than they promised is found out, even where the digest fits the little', async () => {
  const { record } = await seal(mira, new Blob(['They keep our passports']))
  const little = new TextEncoder().encode('They')
  const secret = newFileSecret()
  const promised = { ...(await about(record)), sha256: await digestOf(new Blob([little])) }
  const value = { ...promised, ...secret }
  const short = { ...record, ...(await mira.vault.sealRecord({ ...record, value })) }
  expect(await mira.vault.openFile({ record: short })).toEqual(promised)
  const key = await fileKey(secret, filePlace('lumenia', 'case-1', 'health', 'file-1'), 1)
  const sealed = await sealPiece(key, 0, little)
  expect(await refusal(mira.vault.openPiece({ file: 'file-1', index: 0, sealed }))).toBe('broken')
})

test('more than a gibibyte is refused before it is read', async () => {
  const huge = { size: 2 ** 30 + 1, slice: () => new Blob() } as unknown as Blob
  const where = { caseId: 'case-1', compartment: 'health', row: 'file-1' } as const
  const call = mira.vault.beginFile({ ...where, name: 'x', mime: 'x', kept: 'original', content: huge })
  expect(await refusal(call)).toBe('too-long')
})
