// Who once could speak in Olena's case cannot speak for ever: what a dismissed worker or a server with an old key brings later is
// set aside, however true the signature and however early the minute. And what was said in time stays said.
import { beforeEach, describe, expect, test } from 'vitest'
import {
  amara,
  card,
  CLINIC,
  commits,
  ELSEWHERE,
  kofi,
  LAWYERS,
  mira,
  OLENA,
  olena,
  sato,
  SHELTER,
} from './case-cast.ts'
import type { LineProof } from './case-replay.ts'
import { hashOf } from './chain.ts'
import { newKeyPair, newSecret } from './keys.ts'
import {
  begin,
  chain,
  dismissAmara,
  doubtsOf,
  ended,
  goesOnFrom,
  grant,
  head,
  health,
  proofs,
  reads,
  signs,
  takesBack,
} from './replay-cast.ts'
import { spokenProofs, spokenRoot } from './spoken.ts'
import { toText } from './text.ts'

describe('after Amara is dismissed', () => {
  beforeEach(() => begin(2))

  test('what she gave before is believed by its proof, and by no other', async () => {
    await dismissAmara()
    expect(doubtsOf(await reads())).toEqual([[3, 'grant', false]])
    expect(health(await reads())).toEqual([SHELTER, OLENA])
    const believed = await reads(await proofs(3))
    expect(believed.doubts).toEqual([])
    expect(health(believed)).toEqual([SHELTER, OLENA, CLINIC])
    const other = [{ n: 3, proof: [{ left: true, hash: toText(newSecret()) }] }]
    expect(doubtsOf(await reads(other))).toEqual([[3, 'grant', false]])
  })

  test('a grant that she signs afterwards with her true key and an older log gives nobody anything', async () => {
    await dismissAmara()
    await signs(amara, grant('ghost', ELSEWHERE, ['identity', 'health', 'legal']))
    const believed = await reads(await proofs(3))
    expect(doubtsOf(believed)).toEqual([[4, 'grant', false]])
    expect(health(believed)).not.toContain(ELSEWHERE)
    // The ghost speaks on by it, and takes what rests on it with it.
    await signs(kofi, grant('more', LAWYERS, ['health']))
    expect(health(await reads(await proofs(3)))).toEqual([SHELTER, OLENA, CLINIC])
  })

  test('nor does she hand the case on, erase it, close it, name a card, turn a key', async () => {
    await signs(mira, grant('carry', ELSEWHERE, ['identity', 'health', 'legal'], { purpose: 'carrying' }))
    await dismissAmara()
    const [before, at] = [chain, head]
    const ghost = (await newKeyPair('sig')).pair
    for (const words of [
      { t: 'transfer', to: ELSEWHERE, grant: 'carry' },
      { t: 'erase' },
      { t: 'close' },
      { t: 'person', ...card, sig: toText(ghost.publicKey), compartments: ['health'] },
      { t: 'epoch', commits: commits('health'), why: 'withdrawn' },
    ]) {
      goesOnFrom(before, at)
      await signs(amara, words)
      const believed = await reads(await proofs(3))
      expect(doubtsOf(believed), words.t).toEqual([[5, words.t, false]])
      const { now } = believed
      expect([now.owner, now.state, now.person?.sig]).toEqual([SHELTER, 'open', card.sig])
    }
  })

  test('a key that she turns afterwards is nobody’s: its number is used up, and what is written waits for the next', async () => {
    await dismissAmara()
    await signs(amara, { t: 'epoch', commits: commits('health'), why: 'withdrawn' })
    await signs(mira, { t: 'epoch', commits: commits('health'), why: 'withdrawn', over: [4] })
    const { now } = await reads(await proofs(3))
    expect(now.commits.get('health')?.map((one) => one !== '')).toEqual([true, false, true])
  })

  test('what she takes back afterwards is taken back: nobody reads more by it', async () => {
    await dismissAmara()
    await signs(amara, { t: 'revoke', grant: 'doctor' })
    const believed = await reads(await proofs(3))
    expect(doubtsOf(believed)).toEqual([[4, 'revoke', true]])
    expect(health(believed)).toEqual([SHELTER, OLENA])
  })

  test('Mira, who knows of it, strikes the line, and then everybody reads the chain so', async () => {
    await dismissAmara()
    await signs(amara, grant('ghost', ELSEWHERE, ['health']))
    await signs(kofi, grant('more', LAWYERS, ['health']))
    await signs(mira, { t: 'settle', strike: [4], log: 9 })
    const believed = await reads(await proofs(3))
    expect(believed.doubts).toEqual([])
    expect(health(believed)).toEqual([SHELTER, OLENA, CLINIC])
    await signs(kofi, grant('again', LAWYERS, ['health']))
    await expect(reads(await proofs(3))).rejects.toThrow('bad-chain')
  })

  test('Mira builds on what she found in order, and whoever comes later needs no proof', async () => {
    await dismissAmara()
    await signs(mira, { t: 'close', log: 9 })
    expect((await reads()).doubts).toEqual([])
    expect(health(await reads())).toContain(CLINIC)
  })

  test('Mira does not vouch for what she names, nor for what she could not know', async () => {
    await dismissAmara()
    await signs(mira, { t: 'close', log: 9, over: [3] })
    expect(doubtsOf(await reads())).toEqual([[3, 'grant', false]])
    await begin(2)
    await dismissAmara()
    await signs(mira, { t: 'close', log: 8 })
    expect(doubtsOf(await reads()), 'her log was older than the dismissal').toEqual([[3, 'grant', false]])
  })

  test('a doctor of another house who reads by a grant vouches for nothing of hers, and Amara not for herself', async () => {
    await dismissAmara()
    await signs(amara, grant('ghost', ELSEWHERE, ['health']))
    await signs(sato, grant('on', LAWYERS, ['health'], { log: 9 }))
    await signs(amara, { t: 'close' })
    expect(doubtsOf(await reads(await proofs(3)))).toEqual([
      [4, 'grant', false],
      [6, 'close', false],
    ])
  })

  test('where Mira has left too, her word on it counts by its own proof', async () => {
    await dismissAmara()
    await signs(mira, { t: 'close', log: 9 })
    const hers = await Promise.all([0, 1, 3].map((at) => hashOf(chain[at]!)))
    ended.set('mira', { at: 12, spoken: await spokenRoot(hers) })
    const found = await spokenProofs(hers, hers)
    const own = [1, 2, 4].map((n, at): LineProof => ({ n, proof: found.get(hers[at]!)! }))
    expect((await reads(own)).doubts).toEqual([])
    expect(doubtsOf(await reads(own.slice(0, 2)))).toEqual([
      [3, 'grant', false],
      [4, 'close', false],
    ])
  })
})

describe('a chain by rules 1', () => {
  beforeEach(() => begin(1))

  test('stays as it was read, and asks nobody about what nobody can prove any more', async () => {
    await dismissAmara(9, false)
    await signs(amara, grant('ghost', ELSEWHERE, ['health']))
    const believed = await reads()
    expect(doubtsOf(believed)).toEqual([])
    expect(health(believed)).toContain(ELSEWHERE)
  })

  test('goes over to rules 2 once, by its carrier, who may strike what cannot be; by rules 1 nothing follows', async () => {
    await dismissAmara(9, false)
    await signs(amara, grant('ghost', ELSEWHERE, ['health']))
    const [lines, before] = [chain, head]
    goesOnFrom(lines, { ...before, rules: 2 })
    for (const [by, words] of [
      [mira, { t: 'close' }],
      [sato, { t: 'upgrade' }],
      [olena, { t: 'upgrade' }],
    ] as const) {
      await signs(by, words)
      await expect(reads(), words.t).rejects.toThrow('bad-chain')
      goesOnFrom(lines, { ...before, rules: 2 })
    }
    await signs(mira, { t: 'upgrade', log: 9, over: [4] })
    await signs(mira, { t: 'settle', strike: [4], log: 9 })
    const believed = await reads()
    expect(believed.doubts).toEqual([])
    expect(health(believed)).toEqual([SHELTER, OLENA, CLINIC])
    expect(believed.rules).toBe(2)
    await signs(mira, { t: 'upgrade', log: 9 })
    await expect(reads(), 'again').rejects.toThrow('bad-chain')
    await takesBack(1)
    await signs(mira, { t: 'close' })
    await expect(reads(), 'by rules 1').rejects.toThrow('bad-chain')
  })

  test('says nothing of rules 2', async () => {
    for (const words of [
      { t: 'freeze', circle: OLENA },
      { t: 'look' },
      { t: 'settle' },
      { t: 'close', over: [1] },
      { t: 'epoch', commits: commits('health'), why: 'x', waits: [] },
    ]) {
      await signs(mira, words)
      await expect(reads(), JSON.stringify(words)).rejects.toThrow('bad-chain')
      await begin(1)
    }
  })
})

describe('time', () => {
  beforeEach(() => begin(2))

  test('what is dated later than it can be is told, and is put right by who carries the case', async () => {
    const latest = '2026-03-01T11:00Z'
    expect(await reads([], { latest })).not.toHaveProperty('ahead')
    await signs(mira, { t: 'close', at: '2036-03-01T10:00Z' })
    await signs(mira, { t: 'reopen', at: '2036-03-01T10:00Z' })
    expect((await reads([], { latest })).ahead).toBe(4)
    await signs(sato, { t: 'settle', at: '2026-03-01T10:30Z' }, true)
    await expect(reads([], { latest }), 'by the doctor').rejects.toThrow('bad-chain')
    await takesBack()
    await signs(mira, { t: 'close', at: '2026-03-01T10:30Z' }, true)
    await expect(reads([], { latest }), 'by any other line').rejects.toThrow('bad-chain')
    await takesBack()
    await signs(mira, { t: 'settle', at: '2026-03-01T10:30Z' }, true)
    const right = await reads([], { latest })
    expect([right.ahead, right.at, right.now.state]).toEqual([undefined, '2026-03-01T10:30Z', 'open'])
  })

  test('what comes after a reader’s last look was not said before it', async () => {
    const seen = { n: 3, at: '2026-03-01T10:20Z' }
    await signs(mira, { t: 'close', at: '2026-03-01T10:20Z' })
    expect((await reads([], { seen })).now.state).toBe('closed')
    await begin(2)
    await signs(mira, { t: 'close', at: '2026-03-01T10:19Z' })
    await expect(reads([], { seen })).rejects.toThrow('bad-chain')
    expect((await reads([], { seen: { ...seen, n: 4 } })).now.state, 'seen then').toBe('closed')
  })
})

test('a worker who was shown another log of their house than the reader is a fork', async () => {
  await begin(2)
  await signs(mira, { t: 'close', head: toText(newSecret()) })
  await expect(reads()).rejects.toThrow('fork')
})
