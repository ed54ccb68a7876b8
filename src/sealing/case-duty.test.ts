// Olena's case at night: who may name the circle that stands by, take the case over, or break glass alone; and everybody who may not.
import { beforeEach, describe, expect, test } from 'vitest'
import {
  amara,
  CLINIC,
  ELSEWHERE,
  kofi,
  LAWYERS,
  mira,
  OLENA,
  olena,
  sato,
  NIGHT,
  SHELTER,
  TEAM,
} from './case-cast.ts'
import { readersOf } from './case-readers.ts'
import {
  begin,
  dismissAmara,
  doubtsOf,
  grant,
  health,
  isHeard,
  houseSize,
  proofs,
  reads,
  signs,
} from './replay-cast.ts'

type Somebody = typeof mira
type Words = { t: string; [field: string]: unknown }
const day = '2026-03-01'
const duty = { t: 'duty', circle: NIGHT }
const morning = '2026-03-02T06:00Z'
const takesOver = (more: object = {}): Words => ({
  t: 'take_over',
  reason: 'danger',
  until: morning,
  ...more,
})

describe('the circle that stands by', () => {
  beforeEach(() => begin(2))

  test('is named by the carrier, is one of its own house, and reads nothing by that', async () => {
    for (const by of [sato, kofi, olena]) expect(await isHeard(by, duty), by.id).toBe(false)
    for (const circle of [SHELTER, OLENA, CLINIC, 0, 'x'])
      expect(await isHeard(mira, { t: 'duty', circle }), String(circle)).toBe(false)
    await signs(mira, duty)
    const { now } = await reads()
    expect(now.duty).toBe(NIGHT)
    for (const part of ['identity', 'health', 'legal'] as const)
      expect(readersOf(now, part, day)).not.toContain(NIGHT)
  })

  test('is no more when the case goes to another house, or to that circle itself', async () => {
    await signs(mira, duty)
    await signs(mira, { t: 'assign', circle: NIGHT })
    expect((await reads()).now.duty).toBe(0)
    await begin(2)
    await signs(mira, duty)
    await signs(mira, grant('carry', CLINIC, ['identity', 'health', 'legal'], { purpose: 'carrying' }))
    await signs(mira, { t: 'transfer', to: CLINIC, grant: 'carry' })
    expect((await reads()).now.duty).toBe(0)
  })
})

describe('taking a case over', () => {
  beforeEach(async () => {
    await begin(2)
  })

  test('is said by a member of the circle that stands by, and by nobody else, the carrier included', async () => {
    expect(await isHeard(mira, takesOver()), 'nobody stands by').toBe(false)
    await signs(mira, duty)
    for (const by of [sato, kofi, olena, mira]) expect(await isHeard(by, takesOver()), by.id).toBe(false)
    await signs(amara, takesOver())
    const { now } = await reads()
    expect(now.takenOver.get('amara')).toMatchObject({ circle: NIGHT, reason: 'danger', until: morning })
    expect(readersOf(now, 'identity', day), 'and gives nothing on').not.toContain(NIGHT)
    expect(
      await isHeard(amara, grant('hers', ELSEWHERE, ['health'])),
      'as a member of the house she may',
    ).toBe(true)
  })

  test('lasts a day at most, has a reason and ends in a minute', async () => {
    await signs(mira, duty)
    for (const more of [
      { until: '2026-03-03T10:00Z' },
      { until: '2026-03-01T09:00Z' },
      { until: '2026-03-02' },
      { until: undefined },
      { reason: undefined },
      { reason: '' },
      { grant: 'x' },
    ])
      expect(await isHeard(amara, takesOver(more)), JSON.stringify(more)).toBe(false)
    await signs(mira, { t: 'close' })
    expect(await isHeard(amara, takesOver()), 'of a closed case').toBe(false)
  })

  test('by whoever has been dismissed is in doubt and in force for nobody', async () => {
    await signs(mira, duty)
    await dismissAmara()
    await signs(amara, takesOver())
    const after = await reads(await proofs(3))
    expect(doubtsOf(after)).toEqual([[5, 'take_over', false]])
    expect(after.now.takenOver.size).toBe(0)
  })
})

describe('glass that somebody breaks alone', () => {
  const asks = (by: Somebody) =>
    signs(
      by,
      grant('glass', LAWYERS, ['health'], {
        basis: 'vital_interest',
        until: '2026-03-03',
        agreed: undefined,
      }),
    )
  const alone = (more: object = {}): Words => ({
    t: 'alone',
    to: 4,
    circle: SHELTER,
    review: ELSEWHERE,
    ...more,
  })
  beforeEach(async () => {
    await begin(2)
    await asks(mira)
  })

  test('is open by whoever asked, with the name of who looks back at it, and without a second person', async () => {
    expect(health(await reads())).not.toContain(LAWYERS)
    await signs(mira, alone())
    const { now } = await reads()
    expect(health({ now } as never)).toContain(LAWYERS)
    expect(now.grants.get('glass')).toMatchObject({ alone: ELSEWHERE, basis: 'vital_interest' })
    expect(await isHeard(mira, alone()), 'once').toBe(false)
  })

  test('is refused to a colleague of who asked, to other houses and to Olena', async () => {
    for (const by of [amara, sato, kofi, olena]) expect(await isHeard(by, alone()), by.id).toBe(false)
  })

  test('is refused where there are colleagues who could agree', async () => {
    houseSize(3)
    expect(await isHeard(mira, alone())).toBe(false)
    houseSize(2)
    expect(await isHeard(mira, alone())).toBe(true)
  })

  test('names somebody outside who has no part in it, and a circle that reads the part first', async () => {
    for (const more of [
      { review: SHELTER },
      { review: LAWYERS },
      { review: OLENA },
      { review: undefined },
      { circle: TEAM },
      { circle: CLINIC },
      { circle: undefined },
      { to: 3 },
      { to: 5 },
    ])
      expect(await isHeard(mira, alone(more)), JSON.stringify(more)).toBe(false)
  })

  test('is refused once the second person has agreed or declined, and on a closed case', async () => {
    await signs(amara, { t: 'decline', to: 4 })
    expect(await isHeard(mira, alone())).toBe(false)
    await begin(2)
    await asks(mira)
    await signs(mira, { t: 'close' })
    expect(await isHeard(mira, alone())).toBe(false)
  })
})

test('by rules 1 none of these can be said', async () => {
  await begin(1)
  for (const said of [duty, takesOver(), { t: 'alone', to: 1, circle: SHELTER, review: ELSEWHERE }])
    expect(await isHeard(mira, said), said.t).toBe(false)
})
