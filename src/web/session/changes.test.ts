// How a browser listens: it begins anew after pauses that grow, asks for everything that it may have missed, and stops where its session is over.

import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { QueryObserver } from '@tanstack/react-query'
import type { ChangeKind } from '../../api/change-kinds.ts'
import { whenSignedOut } from './api.ts'
import { askAgain } from './ask-again.ts'
import { asking, hearChanges, listen, readChanges } from './changes.ts'
import { queries } from './queries.ts'

const bytes = (...texts: string[]) =>
  new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      for (const text of texts) controller.enqueue(new TextEncoder().encode(text))
      controller.close()
    },
  })

it('an event is heard however it arrives in pieces, and a kind that is not on the list is none', async () => {
  const told: (string | undefined)[] = []
  await readChanges(bytes('event: wo', 'rk\ndata:\n', '\n:\n\nevent: story\ndata: x\n\n'), (one) =>
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
      over: () => happened.push('over'),
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

it('after a stream that broke the pauses begin anew', async () => {
  expect(await hears(full, full, stream('event: calls\ndata:\n\n'), stream())).toEqual(
    [
      [false, 1_000, false, 2_000],
      [true, 'calls', false, 1_000],
      [true, false, 1_000],
    ].flat(),
  )
})

it('an error of the line is no end, and a session that is over is', async () => {
  const heard = await hears(new Error('away'), { status: 401, body: null }, stream())
  expect(heard).toEqual([false, 1_000, 'over', false])
})

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  queries.clear()
})

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

it('a change that is heard while an earlier one is due is asked for with its own time', async () => {
  const left = new AbortController()
  const since: number[] = []
  const told = asking((_event, newest) => since.push(newest), left.signal)
  told('rota')
  await vi.advanceTimersByTimeAsync(1_000)
  told('rota')
  await vi.advanceTimersByTimeAsync(2_000)
  const second = Date.now()
  told('rota')
  await vi.advanceTimersByTimeAsync(10_000)
  expect(since).toHaveLength(2)
  expect(since[1]).toBe(second)
  left.abort()
})

/** A list of calls, or of what goes by another kind, on screen whose answers come when it is said so, each with the number of its question. */
function callsOnScreen(kind: ChangeKind = 'calls') {
  vi.stubGlobal('document', { visibilityState: 'visible' })
  const answers: (() => void)[] = []
  const seen = new QueryObserver<number>(queries, {
    queryKey: ['calls on screen'],
    queryFn: () =>
      new Promise((done) => {
        answers.push(() => done(answers.length))
      }),
    meta: { heard: [kind] },
  })
  const stop = seen.subscribe(() => undefined)
  const settle = () => vi.advanceTimersByTimeAsync(10)
  return {
    asked: () => answers.length,
    shown: () => seen.getCurrentResult().data,
    answer: async () => {
      answers.at(-1)?.()
      await settle()
    },
    settle,
    stop,
  }
}

it('a call that came while an answer was on its way is asked for, though the answer arrived afterwards', async () => {
  const calls = callsOnScreen()
  await calls.answer()
  await calls.settle()
  void queries.refetchQueries({ queryKey: ['calls on screen'] })
  await calls.settle()
  const since = Date.now()
  await calls.settle()
  await calls.answer()
  expect([calls.asked(), calls.shown()]).toEqual([2, 2])
  askAgain('calls', since)
  await calls.settle()
  await calls.answer()
  expect([calls.asked(), calls.shown()]).toEqual([3, 3])
  // What was asked for afterwards is young, and what goes by something else is let alone.
  askAgain('calls', since)
  askAgain('rota', Date.now())
  await calls.settle()
  expect(calls.asked()).toBe(3)
  calls.stop()
})

it('a call that came while the first answer of a window was on its way is asked for as well', async () => {
  const calls = callsOnScreen()
  await calls.settle()
  askAgain('calls', Date.now())
  await calls.settle()
  expect(calls.asked()).toBe(1)
  await calls.answer()
  expect(calls.asked()).toBe(2)
  await calls.answer()
  expect(calls.shown()).toBe(2)
  calls.stop()
})

/** A window beside another one, which is played here; its requests for the stream get these answers, one after the other. */
function twoWindows(...answers: Response[]) {
  const signedOut = vi.fn<() => void>()
  whenSignedOut(signedOut)
  const work = vi.fn<() => unknown>()
  vi.stubGlobal('document', { visibilityState: 'visible' })
  vi.stubGlobal('fetch', async () => answers.shift() ?? Promise.withResolvers().promise)
  const other = new BroadcastChannel('continuum.changes')
  const said: unknown[] = []
  other.onmessage = ({ data }: MessageEvent<unknown>) => void said.push(data)
  vi.stubGlobal('navigator', {
    locks: {
      request: async (_name: string, _options: object, take: () => Promise<void>) => {
        work.mockImplementation(take)
      },
    },
  })
  const stop = hearChanges()
  return {
    other,
    said,
    signedOut,
    /** The lock comes to this window. */
    takesLock: () => void work(),
    end() {
      stop()
      other.close()
      whenSignedOut(() => undefined)
    },
  }
}

it('after a stream that broke everything is asked for once', async () => {
  const answered = callsOnScreen('answered')
  await answered.answer()
  const endless = new ReadableStream({ start: () => undefined })
  const { takesLock, end } = twoWindows(new Response(stream('').body), new Response(endless))
  takesLock()
  await vi.advanceTimersByTimeAsync(45_000)
  expect(answered.asked()).toBe(2)
  answered.stop()
  end()
})

it('a session that was ended elsewhere is over on screen, here and in the windows that do not listen', async () => {
  vi.useRealTimers()
  const { takesLock, said, signedOut, end } = twoWindows(new Response(null, { status: 401 }))
  takesLock()
  await vi.waitFor(() => expect(said).toContain('over'))
  expect(signedOut).toHaveBeenCalledOnce()
  end()

  const silent = twoWindows()
  silent.other.postMessage('over')
  await vi.waitFor(() => expect(silent.signedOut).toHaveBeenCalledOnce())
  silent.end()
})

it('a window that takes the lock says that no stream stands, and when its own does', async () => {
  vi.useRealTimers()
  const stands = new Response(new ReadableStream({ start: () => undefined }))
  const { other, takesLock, said, end } = twoWindows(stands)
  // The window that listened has said that it stands, and is gone without a word.
  other.postMessage(true)
  await vi.waitFor(() => expect(said).toContain('stands?'))
  takesLock()
  await vi.waitFor(() => expect(said).toEqual(['stands?', false, true]))
  other.postMessage('stands?')
  await vi.waitFor(() => expect(said).toEqual(['stands?', false, true, true]))
  end()
})
