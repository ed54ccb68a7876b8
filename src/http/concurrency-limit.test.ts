// At nine o'clock sixty people of one house come back from a slow provider: each gets their turn, and nobody else waits for it.

import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { queuePatienceMs, concurrencyLimit, retryWhenFree } from './concurrency-limit.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const after = (ms: number) =>
  new Promise<void>((done) => {
    setTimeout(done, ms)
  })
const terms = { each: 4, together: 6, queue: 30 }
const codeOf = (one: Promise<unknown>) =>
  one.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  )
const settled = (all: readonly Promise<unknown>[]) =>
  Promise.allSettled(all).then((ends) => ends.map(({ status }) => status === 'fulfilled'))

it('sixty people within a minute all come through a provider that takes three seconds for each, four at once', async () => {
  const withSlot = concurrencyLimit(terms)
  let [busy, most] = [0, 0]
  const asks = async () => {
    busy += 1
    most = Math.max(most, busy)
    await after(3000)
    busy -= 1
  }
  // Three come in the same moment, every three seconds.
  const all = Array.from({ length: 60 }, async (_, at) => {
    await after(Math.floor(at / 3) * 3000 - (at % 3) * 10)
    await retryWhenFree(() => withSlot('harbour', asks))
  })
  const ends = settled(all)
  await vi.advanceTimersByTimeAsync(90_000)
  expect((await ends).filter((came) => came)).toHaveLength(60)
  expect(most).toBeLessThanOrEqual(4)
})

it('eight who come at once have their turn one after the other, and begin what they do once', async () => {
  const withSlot = concurrencyLimit(terms)
  const begun: number[] = []
  const asks = (at: number) => async () => {
    begun.push(at)
    await after(2000)
  }
  const ends = settled(
    Array.from({ length: 8 }, (_, at) => retryWhenFree(() => withSlot('harbour', asks(at)))),
  )
  await vi.advanceTimersByTimeAsync(4000)
  expect((await ends).filter((came) => came)).toHaveLength(8)
  expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
})

it('whoever waits too long is told so, and whoever finds the queue full at once', async () => {
  const withSlot = concurrencyLimit({ each: 1, together: 6, queue: 1 })
  const asks = () => retryWhenFree(() => withSlot('harbour', () => after(60_000)))
  const first = asks()
  const second = codeOf(asks())
  await expect(asks()).rejects.toMatchObject({ code: 'unavailable' })
  await vi.advanceTimersByTimeAsync(queuePatienceMs)
  expect(await second).toBe('unavailable')
  // The queue is empty again, and the slot is given on.
  const third = codeOf(asks())
  await vi.advanceTimersByTimeAsync(queuePatienceMs)
  expect(await third).toBe('unavailable')
  await vi.advanceTimersByTimeAsync(60_000)
  await first
  const last = settled([asks()])
  await vi.advanceTimersByTimeAsync(60_000)
  expect(await last).toEqual([true])
})

it('a slow provider of one house leaves slots to another', async () => {
  const withSlot = concurrencyLimit(terms)
  const slow = settled(
    Array.from({ length: 20 }, () => retryWhenFree(() => withSlot('harbour', () => after(9000)))),
  )
  const quick = retryWhenFree(() => withSlot('lighthouse', async () => 'in'))
  expect(await quick).toBe('in')
  await vi.advanceTimersByTimeAsync(30_000)
  await slow
})

it('whose turn comes and who does not need it any more gives it to the next', async () => {
  const withSlot = concurrencyLimit({ each: 1, together: 6, queue: 5 })
  const first = withSlot('harbour', () => after(1000))
  let tries = 0
  const gone = retryWhenFree(async () => {
    tries += 1
    if (tries === 2) throw Object.assign(new Error('the ticket is too old now'), { code: 'too-late' })
    return withSlot('harbour', () => after(1))
  })
  const told = codeOf(gone)
  const next = retryWhenFree(() => withSlot('harbour', async () => 'in'))
  await vi.advanceTimersByTimeAsync(1000)
  await first
  expect(await told).toBe('too-late')
  expect(await next).toBe('in')
})
