// What Olena's case lets somebody say of pages: copies of a part as it stands today, in place of the part itself.
import { beforeEach, expect, test } from 'vitest'
import {
  CLINIC,
  commits,
  ELSEWHERE,
  kofi,
  LAWYERS,
  lindiwe,
  mira,
  OLENA,
  olena,
  sato,
  SHELTER,
} from './case-cast.ts'
import { readersOf } from './case-readers.ts'
import { newSecret } from './keys.ts'
import { readersOfPage } from './pages-given.ts'
import { agreed, begin, grant, health, reads, signs, takesBack } from './replay-cast.ts'
import { toText } from './text.ts'

const day = '2026-03-01'
const hash = toText(newSecret())
const page = (parts: readonly string[] = ['health'], more: object = {}) => ({
  page: 'tooth',
  hash,
  parts,
  ...more,
})
/** A yes to pages: as one to parts, with the pages in their place. */
const pages = (name: string, to: number, given: unknown = [page()], more: object = {}) => {
  const { compartments: _none, ...said } = grant(name, to, [])
  return { ...said, pages: given, ...more }
}

beforeEach(() => begin(2))

test('pages are read by whom they are given to and who reads the part first; the part itself stays as it was', async () => {
  await signs(mira, pages('police', ELSEWHERE))
  const before = await reads()
  expect(readersOfPage(before.now, 'tooth', day)).toEqual([SHELTER, OLENA, ELSEWHERE])
  expect(health(before), 'no part').not.toContain(ELSEWHERE)
  expect(readersOfPage(before.now, 'tooth', '2027-01-01'), 'after its day').toEqual([SHELTER, OLENA])
  expect(readersOfPage(before.now, 'other', day)).toEqual([])
  await signs(kofi, { t: 'revoke', grant: 'police' })
  expect(readersOfPage((await reads()).now, 'tooth', day)).toEqual([SHELTER, OLENA])
})

test('a page of two parts is on her card only where the card holds both', async () => {
  await signs(mira, pages('police', ELSEWHERE, [page(['health', 'legal'])]))
  expect(readersOfPage((await reads()).now, 'tooth', day)).toEqual([SHELTER, ELSEWHERE])
  await signs(mira, { t: 'freeze', circle: OLENA })
  await signs(mira, pages('hers', OLENA, [page(['health', 'legal'])]))
  expect(readersOfPage((await reads()).now, 'tooth', day), 'a frozen card').toEqual([SHELTER, ELSEWHERE])
  await signs(mira, { t: 'erase' })
  expect(readersOfPage((await reads()).now, 'tooth', day)).toEqual([])
})

test.each([
  ['Mira, who carries the case', mira, ['health'], 'taken'],
  ['Dr Sato, who reads health by her yes', sato, ['health'], 'taken'],
  ['Dr Sato, of what he does not read', sato, ['legal'], 'bad-chain'],
  ['Lindiwe, who reads legal', lindiwe, ['legal'], 'taken'],
  ['Lindiwe, of health too', lindiwe, ['legal', 'health'], 'bad-chain'],
  ['Kofi, who has nothing to do with it', kofi, ['health'], 'bad-chain'],
  ['Mira, of a part that nobody began', mira, ['privileged'], 'bad-chain'],
] as const)('%s: pages of %s %s are %s', async (_who, by, parts, answer) => {
  await signs(mira, grant('lawyer', LAWYERS, ['legal']))
  await signs(by, pages('given', ELSEWHERE, [page(parts)]))
  const after = reads().then(({ now }) => readersOfPage(now, 'tooth', day).includes(ELSEWHERE) && 'taken')
  expect(await after.catch((refusal: Error) => refusal.message)).toBe(answer)
})

test('Olena gives pages of what her card holds, and signs it herself', async () => {
  await signs(olena, pages('own', ELSEWHERE, [page()], { agreed: undefined }))
  expect(readersOfPage((await reads()).now, 'tooth', day)).toContain(ELSEWHERE)
  await signs(olena, pages('more', ELSEWHERE, [page(['legal'], { page: 'wages' })], { agreed: undefined }))
  await expect(reads()).rejects.toThrow('bad-chain')
})

test('whoever was given pages alone gives none on: they read no part', async () => {
  await signs(mira, pages('police', ELSEWHERE))
  await signs(kofi, pages('on', LAWYERS))
  await expect(reads()).rejects.toThrow('bad-chain')
  await takesBack()
  await signs(kofi, grant('on', LAWYERS, ['health']))
  await expect(reads()).rejects.toThrow('bad-chain')
})

test('pages and parts are never given in one yes, nor pages that are none', async () => {
  const wrong: unknown[] = [
    [],
    'tooth',
    [null],
    [page([])],
    [page(['gossip'])],
    [page(['health', 'health'])],
    [page(['health'], { hash: 'short' })],
    [page(['health'], { hash: 7 })],
    [page(['health'], { page: '' })],
    [page(['health'], { title: 'A word too many' })],
    [page(), page()],
    Array.from({ length: 41 }, (_, at) => page(['health'], { page: `page ${at}` })),
  ]
  for (const given of wrong) {
    await signs(mira, pages('x', ELSEWHERE, given))
    await expect(reads(), JSON.stringify(given)).rejects.toThrow('bad-chain')
    await takesBack()
  }
  for (const more of [
    { compartments: ['health'] },
    { basis: 'vital_interest', agreed: undefined, until: '2026-03-03' },
    { purpose: 'carrying' },
    { agreed: undefined },
    { until: '2026-02-01' },
    { basis: 'curiosity' },
  ]) {
    await signs(mira, pages('x', ELSEWHERE, [page()], more))
    await expect(reads(), JSON.stringify(more)).rejects.toThrow('bad-chain')
    await takesBack()
  }
  await begin(1)
  await signs(mira, pages('old', ELSEWHERE))
  await expect(reads(), 'by rules 1').rejects.toThrow('bad-chain')
})

test('a court gets pages of health by its order, and none of what she told her lawyer', async () => {
  const order = { basis: 'court_order', agreed: undefined }
  await signs(lindiwe, { t: 'epoch', commits: commits('privileged'), circle: LAWYERS, why: 'x' })
  await expect(reads(), 'who is not on the case').rejects.toThrow('bad-chain')
  await takesBack()
  await signs(mira, grant('lawyer', LAWYERS, ['legal']))
  await signs(lindiwe, { t: 'epoch', commits: commits('privileged'), circle: LAWYERS, why: 'begun' })
  await signs(mira, pages('court', ELSEWHERE, [page()], order))
  expect(readersOfPage((await reads()).now, 'tooth', day)).toContain(ELSEWHERE)
  await signs(lindiwe, pages('order', ELSEWHERE, [page(['privileged'], { page: 'talk' })], order))
  await expect(reads()).rejects.toThrow('bad-chain')
  await takesBack()
  await signs(lindiwe, pages('yes', CLINIC, [page(['privileged'], { page: 'talk' })]))
  expect(readersOfPage((await reads()).now, 'talk', day)).toEqual([LAWYERS, CLINIC])
})

test('a page is one thing for good: under its name no other is given, also when the first yes has ended', async () => {
  await signs(mira, pages('police', ELSEWHERE))
  await signs(mira, { t: 'revoke', grant: 'police' })
  for (const other of [{ hash: toText(newSecret()) }, { parts: ['legal'] }]) {
    await signs(mira, pages('again', ELSEWHERE, [page(['health'], other)]))
    await expect(reads()).rejects.toThrow('bad-chain')
    await takesBack()
  }
  await signs(mira, pages('again', ELSEWHERE))
  expect(readersOfPage((await reads()).now, 'tooth', day)).toContain(ELSEWHERE)
})

test('what is given as pages takes the place of the whole part, and ends it', async () => {
  await signs(mira, grant('all', ELSEWHERE, ['health']))
  await signs(mira, pages('pages', ELSEWHERE, [page()], { replaces: ['all'] }))
  const { now } = await reads()
  expect(readersOf(now, 'health', day)).not.toContain(ELSEWHERE)
  expect(readersOfPage(now, 'tooth', day)).toContain(ELSEWHERE)
  expect(now.grants.get('pages')).toMatchObject({ compartments: [], sure: [], agreed })
})
