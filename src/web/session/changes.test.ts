// How a browser listens: it begins anew after pauses that grow, asks for everything that it may have missed, and stops where its session is over.

import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { asking, listen, readEvents } from './changes.ts'

const bytes = (...texts: string[]) =>
  new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      for (const text of texts) controller.enqueue(new TextEncoder().encode(text))
      controller.close()
    },
  })

it('an event is heard however it arrives in pieces, and a kind that is not on the list is none', async () => {
  const told: (string | undefined)[] = []
  await readEvents(bytes('event: wo', 'rk\ndata:\n', '\n:\n\nevent: story\ndata: x\n\n'), (one) =>
    told.push(one),
  )
  expect(told).toEqual(['work', undefined, undefined])
})

/** Listens to these answers, one after the other, and leaves after the last. */
async function hears(
  ...answers: ({ status: number; body: ReadableStream<Uint8Array<ArrayBuffer>> | null } | Error)[]
) {
  const left = new AbortController()
  const happened: unknown[] = []
  await listen(
    {
      open: async () => {
        const next = answers.shift()
        if (answers.length === 0) left.abort()
        if (next instanceof Error || !next) throw next ?? new Error('away')
        return next
      },
      told: (event) => happened.push(event),
      standing: (stands) => happened.push(stands),
      wait: async (ms) => void happened.push(ms),
      chance: () => 0.5,
    },
    left.signal,
  )
  return happened
}
const stream = (...texts: string[]) => ({ status: 200, body: bytes(...texts) })
const full = { status: 503, body: null }

it('pauses grow from a second to five minutes while there is no stream', async () => {
  const pauses = (await hears(...Array.from({ length: 12 }, () => full))).filter(
    (one) => typeof one === 'number',
  )
  expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300].map((seconds) => seconds * 1_000))
})

it('after a stream that broke everything is asked for once, and the pauses begin anew', async () => {
  expect(await hears(full, full, stream('event: calls\ndata:\n\n'), stream())).toEqual(
    [
      [false, 1_000, false, 2_000],
      [true, 'calls', false, 1_000],
      [true, 'any', false, 1_000],
    ].flat(),
  )
})

it('an error of the line is no end, and a session that is over is', async () => {
  expect(await hears(new Error('away'), { status: 401, body: null }, stream())).toEqual([false, 1_000, false])
})

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('what is heard often is asked for at most every five seconds, and once more at the end', async () => {
  const left = new AbortController()
  const asked: number[] = []
  const began = Date.now()
  const told = asking(() => asked.push(Date.now() - began), left.signal)
  for (let at = 0; at < 12_000; at += 250) {
    told('calls')
    await vi.advanceTimersByTimeAsync(250)
  }
  await vi.advanceTimersByTimeAsync(10_000)
  expect(asked.length).toBeLessThanOrEqual(4)
  expect(asked[0]).toBeLessThan(1_000)
  expect(asked.at(-1)).toBeGreaterThan(11_000)
  told('calls')
  left.abort()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(asked.length).toBeLessThanOrEqual(4)
})
