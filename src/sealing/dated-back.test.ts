// A line that dates itself back to before it was there for a colleague: what it gives is given to nobody until a human of the carrier has
// looked, what it takes away is taken away, and nothing that a browser signs in the background lets it stand. (Decision 169.)
import { beforeEach, describe, expect, test } from 'vitest'
import { amara, CLINIC, commits, ELSEWHERE, mira, OLENA, olena, sato, SHELTER } from './case-cast.ts'
import { begin, doubtsOf, grant, health, reads, signs } from './replay-cast.ts'

/** A colleague's browser was shown three lines, an hour and more after the minute in which Dr Sato says that he spoke. */
const told = [{ n: 3, at: '2026-03-01T11:00Z' }]
const then = '2026-03-01T10:10Z'
const now = '2026-03-01T13:00Z'
const toGhost = { ...grant('ghost', ELSEWHERE, ['health']), at: then }
const seen = () => reads([], { told })

beforeEach(() => begin(2))

test('what it gives is in doubt and given to nobody; with no such word of a colleague it is believed', async () => {
  await signs(sato, toGhost)
  expect(doubtsOf(await seen())).toEqual([[4, 'grant', false]])
  expect((await seen()).doubts[0]).toMatchObject({ by: 'sato', organisation: CLINIC, dated: true })
  expect(health(await seen())).toEqual([SHELTER, OLENA, CLINIC])
  expect((await reads()).doubts).toEqual([])
  expect(health(await reads())).toContain(ELSEWHERE)
})

test('a line that was there, or names a minute after that, is in no doubt', async () => {
  expect((await seen()).doubts).toEqual([])
  await signs(sato, { ...toGhost, at: now })
  expect((await seen()).doubts).toEqual([])
  expect(health(await seen())).toContain(ELSEWHERE)
})

test('what it takes away is taken away, and told', async () => {
  await signs(sato, { t: 'revoke', grant: 'doctor', at: then })
  expect(doubtsOf(await seen())).toEqual([[4, 'revoke', true]])
  expect(health(await seen())).not.toContain(CLINIC)
})

test('what the person says of her own file is hers, however her telephone dates it', async () => {
  await signs(olena, { ...grant('hers', ELSEWHERE, ['health']), agreed: undefined, at: then })
  expect((await seen()).doubts).toEqual([])
})

describe('afterwards', () => {
  beforeEach(() => signs(sato, toGhost))

  test.each([
    [
      'a key that a browser makes in the background',
      () => ({ t: 'epoch', commits: commits('health'), why: 'ended' }),
    ],
    ['another consent', () => grant('more', CLINIC, ['identity'])],
  ])('%s lets it stand for nobody', async (_what, said) => {
    await signs(mira, { ...said(), at: now })
    expect(doubtsOf(await seen())).toContainEqual([4, 'grant', false])
    expect(health(await seen())).not.toContain(ELSEWHERE)
  })

  test.each([
    ['look', { t: 'look' }],
    ['settle', { t: 'settle', strike: [] }],
  ])('a %s of the carrier lets it stand', async (_what, said) => {
    await signs(mira, { ...said, at: now })
    expect((await seen()).doubts).toEqual([])
    expect(health(await seen())).toContain(ELSEWHERE)
  })

  test('the carrier strikes it: it was never said', async () => {
    await signs(amara, { t: 'settle', strike: [4], at: now })
    expect((await seen()).doubts).toEqual([])
    expect(health(await seen())).not.toContain(ELSEWHERE)
  })

  test.each([
    ['that is dated back as well', mira, then],
    ['of whom it concerns', sato, now],
  ])('a look %s lets it stand for nobody', async (_whose, by, at) => {
    await signs(by, { t: 'look', at })
    const believed = await seen().catch((refusal: Error) => refusal.message)
    expect(believed === 'bad-chain' || doubtsOf(believed as never).some(([n]) => n === 4)).toBe(true)
  })
})
