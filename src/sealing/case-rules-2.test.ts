// What rules 2 let somebody say in Olena's case: a card is frozen, a human has looked at who reads, somebody waits for that.
import { beforeEach, describe, expect, test } from 'vitest'
import { card, CLINIC, commits, ELSEWHERE, LAWYERS, mira, OLENA, olena, sato, SHELTER } from './case-cast.ts'
import { unlookedReaders } from './case-readers.ts'
import { newKeyPair } from './keys.ts'
import { begin, grant, health, reads, signs, takesBack } from './replay-cast.ts'
import { toText } from './text.ts'

describe('a frozen card', () => {
  beforeEach(() => begin(2))

  test('gives nothing, takes nothing and reads nothing from there on, until there is another', async () => {
    await signs(mira, { t: 'freeze', circle: OLENA })
    expect(health(await reads())).toEqual([SHELTER, CLINIC])
    await signs(olena, grant('thief', ELSEWHERE, ['health'], { agreed: undefined }))
    await expect(reads()).rejects.toThrow('bad-chain')
    await takesBack()
    await signs(mira, { t: 'person', ...card, compartments: ['health'] })
    await expect(reads(), 'the same one').rejects.toThrow('bad-chain')
    await takesBack()
    const next = (await newKeyPair('sig')).pair
    await signs(mira, { t: 'person', ...card, sig: toText(next.publicKey), compartments: ['health'] })
    expect(health(await reads())).toEqual([SHELTER, OLENA, CLINIC])
  })

  test('is frozen by the carrier or by Olena, once, and by nobody else', async () => {
    for (const [by, circle] of [
      [sato, OLENA],
      [mira, CLINIC],
      [olena, SHELTER],
    ] as const) {
      await signs(by, { t: 'freeze', circle })
      await expect(reads()).rejects.toThrow('bad-chain')
      await begin(2)
    }
    await signs(olena, { t: 'freeze', circle: OLENA })
    expect((await reads()).now.person?.frozen).toBe(true)
    await signs(mira, { t: 'freeze', circle: OLENA })
    await expect(reads(), 'again').rejects.toThrow('bad-chain')
  })
})

describe('what somebody gave on', () => {
  beforeEach(() => begin(2))

  test('waits for a look of who reads it first; what the carrier and Olena gave does not', async () => {
    await signs(sato, grant('on', LAWYERS, ['health']))
    await signs(olena, grant('own', ELSEWHERE, ['health'], { agreed: undefined }))
    const day = '2026-03-01'
    expect(unlookedReaders((await reads()).now, 'health', day)).toEqual([LAWYERS])
    await signs(sato, { t: 'look' })
    await expect(reads(), 'by the doctor').rejects.toThrow('bad-chain')
    await takesBack()
    await signs(mira, { t: 'look' })
    expect(unlookedReaders((await reads()).now, 'health', day)).toEqual([])
    await signs(sato, grant('later', LAWYERS, ['health'], { purpose: 'advice' }))
    expect(unlookedReaders((await reads()).now, 'health', day), 'read by the first yes').toEqual([])
  })

  test('is named where a key leaves it out, and nobody else is', async () => {
    await signs(sato, grant('on', LAWYERS, ['health']))
    const rotated = { t: 'epoch', commits: commits('health'), why: 'withdrawn' }
    for (const waits of [['doctor'], ['nobody'], ['on', 'doctor'], 'on', [3]]) {
      await signs(mira, { ...rotated, waits })
      await expect(reads(), JSON.stringify(waits)).rejects.toThrow('bad-chain')
      await takesBack()
    }
    await signs(mira, { ...rotated, waits: ['on'] })
    expect((await reads()).now.waits.get('health')).toEqual([LAWYERS])
    await signs(mira, { t: 'look' })
    expect((await reads()).now.waits.size).toBe(0)
  })
})
