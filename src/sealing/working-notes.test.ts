// What a worker notes for herself is given to nobody, by whatever yes, duty or order: the rules of the chain refuse it, in the worker's
// vault, on the server and with whoever replays it. And parts that are each given by themselves.
import { beforeEach, describe, expect, test } from 'vitest'
import { card, CLINIC, commits, ELSEWHERE, LAWYERS, mira, OLENA, olena, sato, SHELTER } from './case-cast.ts'
import { carriedParts, readersOf } from './case-readers.ts'
import { newSecret } from './keys.ts'
import { begin, chain, grant, reads, signs, takesBack } from './replay-cast.ts'
import { toText } from './text.ts'

const day = '2026-03-01'
const begun = (part: 'working' | 'health_mind', more: object = {}) => ({
  t: 'epoch',
  commits: commits(part),
  circle: SHELTER,
  why: 'begun',
  ...more,
})
const refused = async (what: string) => {
  await expect(reads(), what).rejects.toThrow('bad-chain')
  await takesBack()
}

beforeEach(() => begin(2))

describe('working notes', () => {
  beforeEach(() => signs(mira, begun('working')))

  test.each(
    (['consent', 'court_order', 'legal_duty', 'vital_interest'] as const).flatMap((basis) =>
      ([CLINIC, LAWYERS, ELSEWHERE, OLENA] as const).map((to) => [basis, to] as const),
    ),
  )('are given on no basis: %s, to circle %s, as a part or as pages', async (basis, to) => {
    const yes = basis === 'consent' ? {} : { agreed: undefined }
    const until = basis === 'vital_interest' ? '2026-03-03' : '2026-09-01'
    const terms = { basis, until, ...yes }
    await signs(mira, grant('x', to, ['working'], terms))
    await refused('alone')
    await signs(mira, grant('x', to, ['health', 'working'], terms))
    await refused('beside another part')
    const { compartments: _none, ...said } = grant('x', to, [], terms)
    const pages = [{ page: 'note', hash: toText(newSecret()), parts: ['health', 'working'] }]
    await signs(mira, { ...said, pages })
    await refused('as a page')
    expect((await reads()).now.grants.has('x')).toBe(false)
  })

  test('are not on her card, are not begun by who does not carry the case, and do not go along', async () => {
    await signs(mira, { t: 'person', ...card, compartments: ['health', 'working'] })
    await refused('on the card')
    await signs(olena, grant('own', ELSEWHERE, ['working'], { agreed: undefined }))
    await refused('by Olena')
    const { now } = await reads()
    expect(readersOf(now, 'working', day)).toEqual([SHELTER])
    expect(carriedParts(now)).toEqual(['identity', 'health', 'legal'])
    await begin(2)
    await signs(sato, begun('working', { circle: CLINIC }))
    await refused('by the clinic')
    await signs(mira, begun('working', { person: OLENA }))
    await refused('together with her')
  })

  test('stay behind where the case is handed on, and the next carrier begins anew', async () => {
    const carrying = grant('carry', CLINIC, ['identity', 'health', 'legal'], { purpose: 'carrying' })
    await signs(mira, carrying)
    await signs(mira, { t: 'transfer', to: CLINIC, grant: 'carry' })
    await signs(sato, begun('working', { circle: CLINIC }))
    const { now } = await reads()
    expect(readersOf(now, 'working', day)).toEqual([CLINIC])
    expect(now.commits.get('working')).toHaveLength(2)
  })
})

describe('what she says about how she feels', () => {
  test('is begun by her doctor, together with her, and given by nobody else', async () => {
    await signs(sato, begun('health_mind', { circle: CLINIC, person: OLENA }))
    expect(readersOf((await reads()).now, 'health_mind', day)).toEqual([CLINIC, OLENA])
    await signs(mira, grant('x', ELSEWHERE, ['health_mind']))
    await refused('by the carrier')
    await signs(sato, grant('x', ELSEWHERE, ['health_mind']))
    expect(readersOf((await reads()).now, 'health_mind', day)).toContain(ELSEWHERE)
  })

  test('is given each by itself: general health opens none of it', async () => {
    await signs(mira, begun('health_mind'))
    const { now } = await reads()
    expect(readersOf(now, 'health', day)).toContain(CLINIC)
    expect(readersOf(now, 'health_mind', day)).toEqual([SHELTER])
  })

  test('leaves no line for who does not read it: they replay the chain without', async () => {
    await signs(sato, begun('health_mind', { circle: CLINIC }))
    await signs(sato, grant('friend', LAWYERS, ['health_mind']))
    expect(readersOf((await reads()).now, 'health_mind', day)).toContain(LAWYERS)
    // Told of the yes and not yet of the key: they have not accepted.
    const { hashOf } = await import('./chain.ts')
    const kept = { n: 4, hash: await hashOf(chain[3]!) }
    const { replayCase, NOTHING_BELIEVED } = await import('./case-replay.ts')
    const { place } = await import('./case-cast.ts')
    const { people } = await import('./replay-cast.ts')
    const shown = [...chain.slice(0, 3), kept, chain[4]!]
    const { now } = await replayCase(place, shown, NOTHING_BELIEVED, { people })
    expect(now.commits.has('health_mind')).toBe(false)
    expect(now.grants.has('friend')).toBe(true)
  })
})
