// Three sheets of paper: any two are the whole, one alone is nothing, and whatever can happen to paper and to fingers is told
// apart before a key grows from it.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  readRecoveryShares,
  SHARE_BYTES,
  SHEET_WORDS,
  writeRecoveryShare,
  type RecoveryShare,
} from './recovery-share-words.ts'
import { locatorOfSeed, newRecoveryShares, recoveryKeys, seedsOf } from './recovery-shares.ts'
import { toText } from './text.ts'
import { wordlist } from './word-list.ts'

/** Two sheets as they were printed on the first day: the faults of these are the same at each run. */
const FIRST = [
  'sting glimpse book cycle giraffe brisk security space visual comic filter seminar insane cereal concert',
  'sting team airport evil another curve potato engage hurt opinion spoon leisure barely carpet arctic',
] as const
const FIRST_KEYS = [
  'PU6FML2BbTCbEiW1S605Ul7Q2UnBm7cmbkAWeARXsD4',
  '4Qt4EP9XDz4F2fNWD7Hmk-kH-sKTHHHbBxK9SDW7qX0',
]

const of = { network: 'lumenia', organisation: 7, genesis: toText(new Uint8Array(32).fill(3)) }
const made = await newRecoveryShares(of)
const [one, two, three] = made.recoveryShares as [string, string, string]
const read = async (typed: string) => (await readRecoveryShares(typed)).reading
const lay = async (first: string, second: string) =>
  seedsOf((await readRecoveryShares(first)).recoveryShares, (await readRecoveryShares(second)).recoveryShares)
const sigOf = async (first: string, second: string) => {
  const found = await lay(first, second)
  if (!('seeds' in found)) return [found.apart]
  return Promise.all(found.seeds.map(async (seed) => toText((await recoveryKeys(seed, of)).sig.publicKey)))
}
const changed = (recoveryShare: string, at: number, word: string) =>
  recoveryShare.split(' ').with(at, word).join(' ')
const other = (word: string, by = 1) => wordlist[(wordlist.indexOf(word) + by) % wordlist.length]!

test('any two sheets in any order give the key that was made with them, and its place', async () => {
  for (const [first, second] of [
    [one, two],
    [two, three],
    [three, one],
  ] as const)
    expect(await sigOf(first, second)).toEqual([toText(made.keys.sig.publicKey)])
  const found = await lay(one, three)
  expect('seeds' in found && (await locatorOfSeed(found.seeds[0]!, 'lumenia'))).toBe(made.locator)
})

test('the same sheets give other keys in another network, organisation or log', async () => {
  const found = await lay(one, two)
  const [seed] = (found as { seeds: [Uint8Array<ArrayBuffer>] }).seeds
  for (const elsewhere of [{ network: 'other' }, { organisation: 8 }, { genesis: made.locator }])
    expect((await recoveryKeys(seed, { ...of, ...elsewhere })).sig.publicKey).not.toEqual(
      made.keys.sig.publicKey,
    )
})

test('a sheet has fifteen words of the list, its number, and the mark of its making as the first word', async () => {
  for (const [at, recoveryShare] of made.recoveryShares.entries()) {
    expect(recoveryShare.split(' ')).toHaveLength(SHEET_WORDS)
    expect(await read(recoveryShare)).toEqual({ state: 'whole', number: at + 1, mark: one.split(' ')[0] })
  }
  expect(new Set(made.recoveryShares.map((recoveryShare) => recoveryShare.split(' ')[0])).size).toBe(1)
  expect(wordlist).toHaveLength(2048)
  expect(new Set(wordlist.map((word) => word.slice(0, 4))).size).toBe(2048)
})

test('any share comes back from its words, however they are spaced, numbered or cut to four letters', async () => {
  const share = fc.uint8Array({ minLength: SHARE_BYTES, maxLength: SHARE_BYTES })
  const spell = fc.constantFrom(
    (text: string) => text,
    (text: string) => ` ${text.toUpperCase().replaceAll(' ', '\n')}\n`,
    (text: string) =>
      text
        .split(' ')
        .map((word, at) => `${at + 1}. ${word.slice(0, 4)}`)
        .join(','),
  )
  await fc.assert(
    fc.asyncProperty(
      share,
      fc.integer({ min: 1, max: 3 }),
      fc.nat(2047),
      spell,
      async (bytes, number, mark, how) => {
        const recoveryShare = { number, mark, share: new Uint8Array(bytes) }
        expect(
          (await readRecoveryShares(how(await writeRecoveryShare(recoveryShare)))).recoveryShares,
        ).toEqual([recoveryShare])
      },
    ),
    { numRuns: 200 },
  )
})

test('a word too few, a word that is in no list and two words in the wrong order are three different faults', async () => {
  expect(await read(FIRST[0].split(' ').slice(1).join(' '))).toEqual({ state: 'count', count: 14 })
  expect(await read('')).toEqual({ state: 'count', count: 0 })
  expect(await read(changed(changed(FIRST[0], 3, 'wrod'), 14, 'xyz'))).toEqual({
    state: 'unknown',
    places: [4, 15],
  })
  const words = FIRST[0].split(' ')
  const at = words[5] === words[6] ? 7 : 5
  expect(
    await read(
      words
        .with(at, words[at + 1]!)
        .with(at + 1, words[at]!)
        .join(' '),
    ),
  ).toEqual({ state: 'misfit' })
})

test('a word that was mistaken for another one of the list is noticed, wherever it stands', async () => {
  for (let at = 0; at < SHEET_WORDS; at += 1)
    expect(await read(changed(FIRST[1], at, other(FIRST[1].split(' ')[at]!))), `word ${at + 1}`).toEqual({
      state: 'misfit',
    })
})

test('one word that cannot be read any more is found again with the help of the other sheet', async () => {
  for (const at of [0, 1, 7, 14]) {
    const torn = changed(one, at, '?')
    expect(await sigOf(torn, changed(three, 14 - at, '؟')), `word ${at + 1}`).toContain(
      toText(made.keys.sig.publicKey),
    )
  }
  expect(await read(changed(changed(one, 1, '?'), 2, '?'))).toEqual({ state: 'unknown', places: [3] })
})

test('the same sheet twice, and sheets of two makings, do not belong together', async () => {
  expect(await sigOf(two, two)).toEqual(['twice'])
  const newer = await newRecoveryShares(of)
  const [, second] = newer.recoveryShares as [string, string, string]
  // One making in 2,048 has the mark of the other; then their sheets give a key that is nobody's.
  if (second.split(' ')[0] !== one.split(' ')[0]) expect(await sigOf(one, second)).toEqual(['apart'])
  else expect(await sigOf(one, second)).not.toContain(toText(made.keys.sig.publicKey))
})

test('one sheet tells nothing: with each of its bytes every seed is still possible', async () => {
  const first = (await readRecoveryShares(one)).recoveryShares[0]!
  const guessed = new Set<string>()
  for (let byte = 0; byte < 256; byte += 1) {
    const share = first.share.with(0, byte).with(SHARE_BYTES - 1, (first.share.at(-1)! % 255) + 1)
    const found = await seedsOf(
      [first],
      [{ ...first, number: (first.number % 3) + 1, share: new Uint8Array(share) }],
    )
    guessed.add(toText((found as { seeds: [Uint8Array<ArrayBuffer>] }).seeds[0].slice(0, 1)))
  }
  expect(guessed.size).toBe(256)
})

test('what tells two sheets apart is the place of their share, whatever number is written on them', async () => {
  const [first] = (await readRecoveryShares(one)).recoveryShares as [RecoveryShare]
  const share = first.share.with(SHARE_BYTES - 1, (first.share.at(-1)! % 255) + 1)
  const near = { ...first, share: new Uint8Array(share) }
  expect(await seedsOf([first], [near])).toMatchObject({ seeds: [expect.any(Uint8Array)] })
  const far = { ...first, number: 2, share: new Uint8Array(first.share.with(1, first.share[1]! ^ 1)) }
  expect(await seedsOf([first], [far])).toEqual({ apart: 'twice' })
})

test('a sheet has one of three numbers: none is written on no sheet', async () => {
  const [first] = (await readRecoveryShares(one)).recoveryShares as [RecoveryShare]
  expect(await read(await writeRecoveryShare({ ...first, number: 3 }))).toMatchObject({
    state: 'whole',
    number: 3,
  })
  expect(await read(await writeRecoveryShare({ ...first, number: 0 }))).toEqual({ state: 'misfit' })
})

test('sheets as the first release printed them are read for ever', async () => {
  const seed = await seedsOf(
    (await readRecoveryShares(FIRST[0])).recoveryShares,
    (await readRecoveryShares(FIRST[1])).recoveryShares,
  )
  const keys = await recoveryKeys((seed as { seeds: [Uint8Array<ArrayBuffer>] }).seeds[0], of)
  expect([toText(keys.enc.publicKey), toText(keys.sig.publicKey)]).toEqual(FIRST_KEYS)
  const [first] = (seed as { seeds: [Uint8Array<ArrayBuffer>] }).seeds
  expect(await locatorOfSeed(first, 'lumenia')).toBe('zmlN7xZ5WbAIoTHSSVAsdw')
  expect(await locatorOfSeed(first, 'elsewhere')).not.toBe('zmlN7xZ5WbAIoTHSSVAsdw')
})
