// What a line of the trail is about is read by whoever has the secret, and joined with nothing by whoever has only the lines.

import { createCipheriv, hkdfSync, randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { newHiding, shown } from './hidden.ts'
import { hiddenIds, newLock, unlocking } from './locked.ts'

const secret = new Uint8Array(32).fill(7)
const hiding = newHiding(secret)
const id = randomUUID()
const spot = { chain: 3, day: 20_700, hour: 13 }

describe('an id in a trail', () => {
  it('is read again with the secret, and not with another one', () => {
    const hidden = hiding.hide(id, spot)
    expect(hiding.show(hidden, spot)).toBe(id)
    expect(newHiding(new Uint8Array(32).fill(8)).show(hidden, spot)).not.toBe(id)
  })

  it('is the same in one hour, so that its lines are found, and another in the next hour, on the next day and in every other trail', () => {
    const [once, again, later, tomorrow, elsewhere] = [
      spot,
      spot,
      { ...spot, hour: spot.hour + 1 },
      { ...spot, day: spot.day + 1 },
      { ...spot, chain: 4 },
    ].map((where) => hiding.hide(id, where))
    expect(again).toBe(once)
    expect(new Set([id, once, later, tomorrow, elsewhere]).size).toBe(5)
  })

  it('is as it was on the days when one form served a whole day', () => {
    const key = Buffer.from(hkdfSync('sha256', secret, '', 'continuum trail ids', 64))
    const tweak = Buffer.alloc(16)
    tweak.writeInt32LE(spot.chain)
    tweak.writeInt32LE(spot.day, 4)
    const before = createCipheriv('aes-256-xts', key, tweak).update(id.replaceAll('-', ''), 'hex', 'hex')
    const was = { ...spot, hour: 0 }
    expect(hiding.hide(id, was).replaceAll('-', '')).toBe(before)
    expect(hiding.show(hiding.hide(id, was), was)).toBe(id)
  })

  it('is found over many years at once, together with lines from before they were hidden', () => {
    const lock = newLock()
    lock.use(secret)
    const at = (day: number) => new Date(day * 86_400_000 + 1)
    const list = hiddenIds(id, spot.chain, at(spot.day - 7300), at(spot.day))
      .by(lock)
      .slice(1, -1)
      .split(',')
    expect(list).toHaveLength(1 + 7301 * 24)
    expect(list).toEqual(expect.arrayContaining([id, hiding.hide(id, spot)]))
  })

  const answer = `hidden1:3:20700:13:${hiding.hide(id, spot)}`

  it('is shown where a line is read, with the secret; what is no hidden id is nothing, and one from before stays', () => {
    expect(shown(answer, undefined)).toBeNull()
    expect(shown(answer, hiding)).toBe(id)
    expect(shown(id, hiding)).toBe(id)
    expect(shown(null, hiding)).toBeNull()
    for (const broken of [
      'hidden1:',
      'hidden1:3:20700:13:',
      'hidden1:3:20700:24:' + id,
      'hidden1:3:20700:' + id,
      'hidden1:x:20700:13:' + id,
      answer + '0',
      'hidden1:3:20700:13:zz',
    ])
      expect(shown(broken, hiding), broken).toBeNull()
  })

  it('is not looked for in other texts of the database: what Amara typed comes back as she typed it', () => {
    const lock = newLock()
    lock.use(secret)
    const text = new Map(unlocking(lock)).get(25)!
    for (const typed of [answer, 'hidden1: under the stairs', 'hidden1:3:20700:13:zz'])
      expect(text(typed)).toBe(typed)
  })
})
