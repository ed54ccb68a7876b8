// What a line of the trail is about is read by whoever has the secret, and joined with nothing by whoever has only the lines.

import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { newHiding } from './hidden.ts'
import { hiddenIds, newLock, unlocking } from './locked.ts'

const secret = new Uint8Array(32).fill(7)
const hiding = newHiding(secret)
const id = randomUUID()
const spot = { chain: 3, day: 20_700 }

describe('an id in a trail', () => {
  it('is read again with the secret, and not with another one', () => {
    const hidden = hiding.hide(id, spot)
    expect(hiding.show(hidden, spot)).toBe(id)
    expect(newHiding(new Uint8Array(32).fill(8)).show(hidden, spot)).not.toBe(id)
  })

  it('is the same on one day, so that its lines are found, and another on the next day and in every other trail', () => {
    const [once, again, tomorrow, elsewhere] = [
      spot,
      spot,
      { ...spot, day: spot.day + 1 },
      { ...spot, chain: 4 },
    ].map((where) => hiding.hide(id, where))
    expect(again).toBe(once)
    expect(new Set([id, once, tomorrow, elsewhere]).size).toBe(4)
  })

  it('is found over many years at once, together with lines from before they were hidden', () => {
    const lock = newLock()
    lock.use(secret)
    const at = (day: number) => new Date(day * 86_400_000 + 1)
    const list = hiddenIds(id, spot.chain, at(spot.day - 7300), at(spot.day))
      .by(lock)
      .slice(1, -1)
      .split(',')
    expect(list).toHaveLength(7302)
    expect(list).toEqual(expect.arrayContaining([id, hiding.hide(id, spot)]))
  })

  it('is unlocked on its way out of the database', () => {
    const lock = newLock()
    const text = new Map(unlocking(lock)).get(25)!
    const answer = `hidden1:3:20700:${hiding.hide(id, spot)}`
    expect(text(answer)).toBeNull()
    lock.use(secret)
    expect(text(answer)).toBe(id)
  })
})
