// Olena's case inside the house that carries it: given to a team there, by whom, in which state, and what is true after it.
import { beforeEach, describe, expect, test } from 'vitest'
import {
  amara,
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
  TEAM,
} from './case-cast.ts'
import { mayRotate, readersOf, unlookedReaders } from './case-readers.ts'
import { begin, dismissAmara, doubtsOf, grant, health, isHeard, proofs, reads, signs } from './replay-cast.ts'

const toTeam = { t: 'assign', circle: TEAM }
const day = '2026-03-01'

describe('by rules 2', () => {
  beforeEach(() => begin(2))

  test('the team carries the case, and whoever is in the house alone is a stranger there', async () => {
    await signs(mira, toTeam)
    const after = await reads()
    expect(after.now.owner).toBe(TEAM)
    expect(readersOf(after.now, 'identity', day)).toEqual([TEAM, OLENA])
    expect(health(after)).toEqual([TEAM, OLENA, CLINIC])
    expect(mayRotate(after.now, 'legal')).toEqual([TEAM])
    const acts = [
      grant('more', LAWYERS, ['legal']),
      { t: 'epoch', commits: commits('health'), why: 'withdrawn' },
      { t: 'close' },
      { t: 'erase' },
      { t: 'freeze', circle: OLENA },
      { t: 'assign', circle: SHELTER },
    ]
    for (const said of acts) {
      expect(await isHeard(amara, said), `Amara: ${said.t}`).toBe(false)
      expect(await isHeard(mira, said), `Mira: ${said.t}`).toBe(true)
    }
  })

  const states: Record<string, () => Promise<void>> = {
    open: async () => undefined,
    closed: () => signs(mira, { t: 'close' }),
    erased: () => signs(mira, { t: 'erase' }),
    'the team’s already': () => signs(mira, toTeam),
    'handed to the lawyers': async () => {
      const all = ['identity', 'health', 'legal']
      await signs(mira, grant('carry', LAWYERS, all, { purpose: 'carrying' }))
      await signs(mira, { t: 'transfer', to: LAWYERS, grant: 'carry' })
    },
  }
  const people = { mira, amara, sato, lindiwe, kofi, olena }
  /** Who may give the case to which circle, by its state: everything else is refused. */
  const may: Record<string, string[]> = {
    open: [`mira ${TEAM}`, `amara ${TEAM}`],
    closed: [`mira ${TEAM}`, `amara ${TEAM}`],
    erased: [],
    'the team’s already': [`mira ${SHELTER}`],
    'handed to the lawyers': [],
  }
  test.each(Object.keys(states))(
    'a case that is %s goes to a circle of its carrier’s house alone',
    async (state) => {
      await states[state]!()
      const heard: string[] = []
      for (const [name, by] of Object.entries(people))
        for (const circle of [SHELTER, TEAM, CLINIC, LAWYERS, ELSEWHERE, OLENA, 99])
          if (await isHeard(by, { t: 'assign', circle })) heard.push(`${name} ${circle}`)
      expect(heard).toEqual(may[state])
    },
  )

  test('nothing else is said with it', async () => {
    for (const wrong of [
      { circle: 0 },
      { circle: '11' },
      { circle: undefined },
      { grant: 'doctor' },
      { to: TEAM },
    ])
      expect(await isHeard(mira, { ...toTeam, ...wrong }), JSON.stringify(wrong)).toBe(false)
  })

  test('what the house was given passes to the team, and what the team was given of it has ended', async () => {
    await signs(mira, { t: 'epoch', commits: commits('finance'), circle: SHELTER, why: 'begun' })
    await signs(mira, grant('team', TEAM, ['health']))
    await signs(mira, grant('house', SHELTER, ['legal']))
    await signs(mira, toTeam)
    const { now } = await reads()
    expect([...now.grants].map(([id, { to }]) => [id, to])).toEqual([
      ['doctor', CLINIC],
      ['house', TEAM],
    ])
    expect(now.ended.has('team')).toBe(true)
    expect([...now.commits.keys()].flatMap((part) => readersOf(now, part, day))).not.toContain(SHELTER)
    expect(await isHeard(amara, { t: 'revoke', grant: 'house' })).toBe(true)
    expect(await isHeard(amara, grant('on', LAWYERS, ['legal']))).toBe(false)
  })

  test('what a lawyer of another house began stays theirs, and no team reads it', async () => {
    await signs(mira, grant('lawyer', LAWYERS, ['legal']))
    await signs(lindiwe, { t: 'epoch', commits: commits('privileged'), circle: LAWYERS, why: 'begun' })
    await signs(mira, toTeam)
    const { now } = await reads()
    expect(readersOf(now, 'privileged', day), 'nobody in the house').toEqual([LAWYERS])
    expect(mayRotate(now, 'privileged')).toEqual([LAWYERS])
  })

  test('what a human of the house has looked at is looked at, and what nobody has is not', async () => {
    await signs(sato, grant('on', LAWYERS, ['health']))
    await signs(mira, { t: 'look' })
    await signs(sato, grant('later', ELSEWHERE, ['health']))
    await signs(mira, toTeam)
    expect(unlookedReaders((await reads()).now, 'health', day)).toEqual([ELSEWHERE])
    await signs(mira, { t: 'look' })
    expect(unlookedReaders((await reads()).now, 'health', day)).toEqual([])
  })

  test('Amara’s word after she was dismissed gives the case to nobody', async () => {
    await dismissAmara(7)
    await signs(amara, { ...toTeam, log: 6 })
    const after = await reads(await proofs(3))
    expect(doubtsOf(after)).toEqual([[4, 'assign', false]])
    expect(after.now.owner).toBe(SHELTER)
  })

  test('Amara’s word from before she was dismissed stands where it is proved', async () => {
    await signs(amara, toTeam)
    await dismissAmara(7)
    expect(doubtsOf(await reads())).toEqual([
      [3, 'grant', false],
      [4, 'assign', false],
    ])
    const after = await reads(await proofs(3, 4))
    expect(doubtsOf(after)).toEqual([])
    expect(after.now.owner).toBe(TEAM)
  })
})

test('by rules 1 nobody gives a case to a team', async () => {
  await begin(1)
  expect(await isHeard(mira, toTeam)).toBe(false)
})
