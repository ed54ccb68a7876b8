// What a file's record may say, how long a file looks on a disk, and where its pieces belong.
import { expect, test } from 'vitest'
import {
  digestOf,
  fileKey,
  filePlace,
  newFileSecret,
  paddedLength,
  PIECE,
  piecesOf,
  readFileRecord,
} from './file.ts'
import { toText } from './text.ts'
import { fixed } from './specimen-cast.ts'

const about = {
  name: 'scan.pdf',
  mime: 'application/pdf',
  size: 5000,
  pieces: 1,
  sha256: 'ab',
  kept: 'original',
}
const record = { ...about, key: toText(fixed(1)), prefix: toText(fixed(2, 7)) }

test('a record is read only where every field has its form, and the secret comes out apart', () => {
  expect(readFileRecord({ ...record, more: 1 })).toEqual({
    about,
    secret: { key: record.key, prefix: record.prefix },
  })
  expect(readFileRecord({ ...record, size: 0 }).about.size).toBe(0)
  for (const name of ['key', 'prefix', 'name', 'mime', 'sha256', 'kept'] as const)
    for (const wrong of [undefined, null, 7, ['x']])
      expect(() => readFileRecord({ ...record, [name]: wrong }), `${name} ${String(wrong)}`).toThrow('broken')
  for (const wrong of [
    { size: -1 },
    { size: 1.5 },
    { size: '5000' },
    { size: Number.NaN },
    { pieces: 0 },
    { pieces: 2 },
    { pieces: '1' },
    { size: PIECE * 2 },
    { size: -5000, pieces: 1 },
  ])
    expect(() => readFileRecord({ ...record, ...wrong }), JSON.stringify(wrong)).toThrow('broken')
  for (const nothing of [null, undefined, 7, 'x', []]) expect(() => readFileRecord(nothing)).toThrow('broken')
})

test('a secret of another length opens nothing, and a key cannot be taken out again', async () => {
  const secret = newFileSecret()
  const place = filePlace('lumenia', 'case-1', 'legal', 'file-1')
  const { key } = await fileKey(secret, place, 1)
  expect(key.extractable).toBe(false)
  for (const wrong of [
    { key: toText(fixed(1, 31)) },
    { key: toText(fixed(1, 16)) },
    { prefix: toText(fixed(1, 6)) },
    { prefix: toText(fixed(1, 8)) },
  ])
    await expect(fileKey({ ...secret, ...wrong }, place, 1)).rejects.toThrow('broken')
})

test('a place names network, case, compartment and file, each with its length', () => {
  const length = (text: string) => `${String.fromCharCode(0, text.length)}${text}`
  expect(new TextDecoder().decode(filePlace('lumenia', 'case-1', 'legal', 'file-1'))).toBe(
    ['continuum/v1', 'file', 'lumenia', 'case-1', 'legal', 'file-1'].map(length).join(''),
  )
})

test('short files look alike, and longer ones give away their first bits only', () => {
  expect([0, 4095, 4096, 4097, 4224, 4225, 8191, 8192, 8193].map(paddedLength)).toEqual([
    4096, 4096, 4096, 4352, 4352, 4352, 8192, 8192, 8704,
  ])
  expect([1, PIECE, PIECE + 1].map(piecesOf)).toEqual([1, 1, 2])
})

test('a digest is that of the whole file, whatever its length', async () => {
  for (const size of [0, 1, 4 * PIECE, 4 * PIECE + 1]) {
    const bytes = new Uint8Array(size).fill(7)
    const expected = Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex')
    expect(await digestOf(new Blob([bytes]))).toBe(expected)
  }
})
