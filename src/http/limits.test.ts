// A flood is held back, and nobody else is held back by it.
import { expect, test } from 'vitest'
import { limiter, mostCallers, mostShared, type Take } from './limits.ts'

const many = { code: 'too-many' }

/** What a database would count, by hand; `calls` are how often it was asked. */
function counting(): { take: Take; calls: () => number } {
  const taken = new Map<string, number>()
  let calls = 0
  const take: Take = async (name, more) => {
    calls += 1
    const now = (taken.get(name.toString('hex')) ?? 0) + more
    taken.set(name.toString('hex'), now)
    return now
  }
  return { take, calls: () => calls }
}

async function refusedOf(calls: number, call: () => Promise<void>): Promise<number> {
  let refused = 0
  for (let time = 0; time < calls; time += 1)
    await call().catch((error: { code?: string }) => {
      if (error.code !== 'too-many') throw error
      refused += 1
    })
  return refused
}

test('a caller has a budget for each name and minute, and the next minute a new one', async () => {
  let now = 0
  const spend = limiter(() => now)
  const call = () => spend('begin', 'ana', 2)
  await call()
  await call()
  await expect(call()).rejects.toMatchObject(many)
  await spend('begin', 'olena', 2)
  await spend('finish', 'ana', 2)
  now += 60_000
  await call()
})

test('all callers together have one where it is said; a single caller’s refused calls do not use it up', async () => {
  const spend = limiter(() => 0)
  expect(await refusedOf(50, () => spend('begin', 'robot', 2, 5))).toBe(48)
  for (const who of ['a', 'b', 'c']) await spend('begin', who, 2, 5)
  await expect(spend('begin', 'd', 2, 5)).rejects.toMatchObject(many)
  await spend('finish', 'd', 2, 5)
})

test('a flood from more addresses than are counted neither fills the memory nor refuses whoever comes after it', async () => {
  const spend = limiter(() => 0)
  const before = process.memoryUsage().heapUsed
  for (let address = 0; address < mostCallers * 3; address += 1) await spend('help', `${address}`, 10)
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(64 * 1024 * 1024)
  for (let call = 0; call < 20; call += 1) await spend('help', 'olena', 10)
})

test.each([1, 2, 5, 10, 19, 30, 60, 1200])(
  'of a budget of %i one server gives out each call, and two together never more, nor a tenth less',
  async (budget) => {
    const alone = limiter(() => 0, { secret: 'ours', take: counting().take })
    expect(await refusedOf(budget + 7, () => alone('begin', 'ana', budget))).toBe(7)
    const { take } = counting()
    const servers = [1, 2].map(() => limiter(() => 0, { secret: 'ours', take }))
    let turn = 0
    const refused = await refusedOf(3 * budget, () => servers[(turn += 1) % 2]!('begin', 'ana', budget))
    expect(3 * budget - refused).toBeLessThanOrEqual(budget)
    expect(3 * budget - refused).toBeGreaterThan(0.9 * budget - 1)
  },
)

test('twelve hundred calls of a large budget cost the database twenty statements, and a refused flood none', async () => {
  const { take, calls } = counting()
  const spend = limiter(() => 0, { secret: 'ours', take })
  expect(await refusedOf(5000, () => spend('any', 'ana', 1200))).toBe(3800)
  expect(calls()).toBe(20)
})

test('a flood of more addresses than are counted with others asks the database no more for them, and is limited all the same', async () => {
  const { take, calls } = counting()
  const spend = limiter(() => 0, { secret: 'ours', take })
  for (let address = 0; address < mostShared * 3; address += 1) await spend('help', `${address}`, 10)
  expect(calls()).toBe(mostShared)
  expect(await refusedOf(19, () => spend('help', `${mostShared * 2}`, 10))).toBe(10)
})

test('many calls of one caller at once are counted one by one', async () => {
  const spend = limiter(() => 0, { secret: 'ours', take: counting().take })
  const calls = await Promise.allSettled(Array.from({ length: 40 }, () => spend('begin', 'ana', 10)))
  expect(calls.filter(({ status }) => status === 'fulfilled')).toHaveLength(10)
})

test('while the database does not answer a server counts alone, and does not let everything in', async () => {
  const spend = limiter(() => 0, { secret: 'ours', take: () => Promise.reject(new Error('away')) })
  expect(await refusedOf(40, () => spend('begin', 'ana', 30))).toBe(10)
})
