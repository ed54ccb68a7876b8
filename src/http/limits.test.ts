// A flood is held back, and nobody else is held back by it.
import { expect, test } from 'vitest'
import { limiter, mostCallers } from './limits.ts'

const many = { code: 'too-many' }

test('a caller has a budget for each name and minute, and the next minute a new one', () => {
  let now = 0
  const spend = limiter(() => now)
  const call = () => spend('begin', 'ana', 2)
  call()
  call()
  expect(call).toThrow(expect.objectContaining(many))
  expect(() => spend('begin', 'olena', 2)).not.toThrow()
  expect(() => spend('finish', 'ana', 2)).not.toThrow()
  now += 60_000
  expect(call).not.toThrow()
})

test('all callers together have one where it is said; a single caller’s refused calls do not use it up', () => {
  const spend = limiter(() => 0)
  for (let call = 0; call < 50; call += 1)
    try {
      spend('begin', 'robot', 2, 5)
    } catch {
      // Refused 48 times.
    }
  for (const who of ['a', 'b', 'c']) spend('begin', who, 2, 5)
  expect(() => spend('begin', 'd', 2, 5)).toThrow(expect.objectContaining(many))
  expect(() => spend('finish', 'd', 2, 5)).not.toThrow()
})

test('a flood from more addresses than are counted neither fills the memory nor refuses whoever comes after it', () => {
  const spend = limiter(() => 0)
  const before = process.memoryUsage().heapUsed
  for (let address = 0; address < mostCallers * 3; address += 1) spend('help', `${address}`, 10)
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(64 * 1024 * 1024)
  for (let call = 0; call < 20; call += 1) expect(() => spend('help', 'olena', 10)).not.toThrow()
})
