// Every kind of sealed object of suite 1: opens where it belongs, nowhere else, and not with a single byte changed, cut or
// added. The objects in golden.json were sealed by the first release and must open for ever; a new kind adds a line there
// (run with GOLDEN=add), an old line is never changed.
import { readFileSync, writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aadLabel } from './aad-label.ts'
import { openRecord, recordPlace, sealRecord } from './record.ts'
import { open, openBytes, sealBytes } from './seal.ts'
import { packageSpecimens } from './package-specimens.ts'
import { pageSpecimens } from './page-specimens.ts'
import { fixed, home, key, note, worker } from './specimen-cast.ts'
import { specimens } from './specimens.ts'
import { SealingError } from './suite.ts'
import { fromText, toText } from './text.ts'
import { vaultSpecimens } from './vault-specimens.ts'
import { witnessSpecimens } from './witness-specimens.ts'

const kinds = [
  ...(await specimens()),
  ...(await vaultSpecimens()),
  ...(await pageSpecimens()),
  ...(await packageSpecimens()),
  ...(await witnessSpecimens()),
]
const goldenFile = new URL('golden.json', import.meta.url)
type Golden = Record<string, { sealed: string; beside: Record<string, string> }>
const golden = JSON.parse(readFileSync(goldenFile, 'utf8')) as Golden
if (process.env['GOLDEN'] === 'add') {
  for (const { name, sealed, beside = {} } of kinds) golden[name] ??= { sealed: toText(sealed), beside }
  writeFileSync(goldenFile, `${JSON.stringify(golden, null, 2)}\n`)
}

const isWhole = process.env['BYTES'] === 'all'

async function refusalOf(opening: Promise<unknown>): Promise<string> {
  try {
    await opening
    return 'opened'
  } catch (error) {
    if (error instanceof SealingError) return error.code
    throw error
  }
}
const refusals = ['broken', 'unknown-suite', 'wrong-commit', 'bad-signature', 'bad-chain']

describe.each(kinds)('$name', (kind) => {
  const { name, first = 1, length, sealed, beside = {}, open: openIt, says, elsewhere } = kind
  test('begins with the suite byte, has the length it always had, and opens', async () => {
    expect(sealed[0]).toBe(first)
    expect(sealed).toHaveLength(length)
    expect(await openIt(sealed, beside)).toEqual(says)
  })

  test('as sealed by the first release still opens', async () => {
    const first = golden[name]!
    expect(fromText(first.sealed)).toHaveLength(length)
    expect(await openIt(fromText(first.sealed), first.beside)).toEqual(says)
  })

  test.each(Object.entries(elsewhere))('does not open at %s', async (_where, openElsewhere) => {
    expect(refusals).toContain(await refusalOf(openElsewhere(sealed)))
  })

  // `npm test` changes the ends, where header and tag are, and each seventh byte between; the soak changes all.
  test('does not open with any one byte changed', async () => {
    const masks = fc.sample(fc.integer({ min: 1, max: 255 }), sealed.length)
    for (const [at, mask] of masks.entries()) {
      if (!isWhole && at % 7 > 0 && at > 16 && at < length - 16) continue
      const changed = Uint8Array.from(sealed)
      changed[at]! ^= mask
      expect(refusals, `byte ${at} xor ${mask}`).toContain(await refusalOf(openIt(changed, beside)))
    }
  })

  test('does not open when cut short or made longer', async () => {
    for (const end of [0, 1, 12, 13, 28, 29, 40, length - 1]) {
      expect(refusals).toContain(await refusalOf(openIt(sealed.slice(0, end), beside)))
    }
    expect(refusals).toContain(await refusalOf(openIt(Uint8Array.from([...sealed, 0]), beside)))
  })

  test('of an unknown suite is refused as such', async () => {
    for (const suite of [0, 1, 2, 255].filter((one) => one !== first)) {
      const other = Uint8Array.from(sealed)
      other[0] = suite
      expect(await refusalOf(openIt(other, beside))).toBe('unknown-suite')
    }
  })
})

test('the golden file knows every kind of object and no other', () => {
  expect(Object.keys(golden).sort()).toEqual(kinds.map(({ name }) => name).sort())
})

test('no two lists of fields name the same place', () => {
  const fields = fc.array(fc.string({ maxLength: 6 }), { maxLength: 5 })
  fc.assert(
    fc.property(fields, fields, (one, other) => {
      const equal = JSON.stringify(one) === JSON.stringify(other)
      expect(toText(aadLabel('x', ...one)) === toText(aadLabel('x', ...other))).toBe(equal)
    }),
  )
  expect(toText(aadLabel('rec', 'ab', 'c'))).not.toBe(toText(aadLabel('rec', 'a', 'bc')))
  expect(() => aadLabel('rec', 'x'.repeat(70_000))).toThrow(RangeError)
})

test('a stripped or foreign signature is refused when the author is known', async () => {
  const place = recordPlace(home)
  const { ciphertext, signature } = await sealRecord(key, place, note, worker)
  expect(await openRecord(key, place, ciphertext, { signature, author: worker.publicKey })).toEqual(note)
  expect(await refusalOf(openRecord(key, place, ciphertext, { author: worker.publicKey }))).toBe(
    'bad-signature',
  )
  const resealed = await sealRecord(key, place, { text: 'Olena sleeps well' }, worker)
  expect(
    await refusalOf(openRecord(key, place, resealed.ciphertext, { signature, author: worker.publicKey })),
  ).toBe('bad-signature')
})

test('a short and a longer note have the same length on disk', async () => {
  const short = await sealRecord(key, recordPlace(home), 'ok', worker)
  const long = await sealRecord(key, recordPlace(home), 'x'.repeat(200), worker)
  expect(short.ciphertext).toHaveLength(long.ciphertext.length)
})

test('what is sealed as bytes but is no JSON is refused, not thrown at the screen', async () => {
  const sealed = await sealBytes(key, aadLabel('rec'), fixed(255))
  expect(await openBytes(key, aadLabel('rec'), sealed)).toEqual(fixed(255))
  expect(await refusalOf(open(key, aadLabel('rec'), sealed))).toBe('broken')
})
