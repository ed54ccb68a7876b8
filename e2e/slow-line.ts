// A line as old telephones have it, and proof that it is one: a proxy that lets so many bits a second through in each direction and
// holds each part back for a while, and a processor that is slowed in the worker that does the work as in the page.

import { createServer, connect, type Socket } from 'node:net'
import { PassThrough, Transform, type TransformCallback } from 'node:stream'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from '@playwright/test'

export interface SlowLine {
  url: string
  /** Bytes that came down so far. */
  down: () => number
  /** Nothing passes, and what is under way is cut, until it is mended. */
  cut: () => void
  mend: () => void
  close: () => Promise<void>
}

/** Lets through at most `bitsPerSecond`, all connections together, each part `delayMs` later. */
function throttle(bitsPerSecond: number, delayMs: number) {
  let free = 0
  return (): Transform =>
    new Transform({
      transform(part: Buffer, _encoding, done: TransformCallback) {
        const now = performance.now()
        free = Math.max(free, now) + (part.length * 8000) / bitsPerSecond
        setTimeout(() => done(null, part), free - now + delayMs)
      },
    })
}

/** Small parts, so that two answers share the line. */
const inParts = () =>
  new Transform({
    transform(part: Buffer, _encoding, done: TransformCallback) {
      for (let from = 0; from < part.length; from += 512) this.push(part.subarray(from, from + 512))
      done()
    },
  })

export async function slowLine(
  to: string,
  { downBits, upBits, delayMs }: { downBits: number; upBits: number; delayMs: number },
): Promise<SlowLine> {
  const target = new URL(to)
  const [down, up] = [throttle(downBits, 0), throttle(upBits, 0)]
  const open = new Set<Socket>()
  let came = 0
  let isCut = false
  const server = createServer((near) => {
    open.add(near)
    near.once('close', () => open.delete(near))
    near.on('error', () => near.destroy())
    if (isCut) return void near.destroy()
    const far = connect(Number(target.port), target.hostname)
    far.on('error', () => near.destroy())
    near.once('close', () => far.destroy())
    const count = new PassThrough()
    count.on('data', (part: Buffer) => (came += part.length))
    // A round takes the delay once: held back on the way there.
    const held = new Transform({
      transform(part: Buffer, _encoding, done) {
        setTimeout(() => done(null, part), delayMs)
      },
    })
    near.pipe(held).pipe(up()).pipe(far)
    far.pipe(inParts()).pipe(down()).pipe(count).pipe(near)
  })
  await new Promise<void>((ready) => {
    server.listen(0, '127.0.0.1', ready)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    down: () => came,
    cut: () => {
      isCut = true
      for (const one of open) one.destroy()
    },
    mend: () => void (isCut = false),
    close: () => {
      for (const one of open) one.destroy()
      return new Promise((gone) => {
        server.close(() => gone())
      })
    },
  }
}

/** How long the same work takes in a worker of the page, in milliseconds. */
export const workInWorker = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const busy = new Worker('/busy.js')
    const took = await new Promise<number>((done) => {
      busy.addEventListener('message', ({ data }: MessageEvent<number>) => done(data))
    })
    busy.terminate()
    return took
  })

/** An empty page without a policy, at `/busy`, and the script of that worker beside it. */
export async function busyPage(page: Page, url: string): Promise<void> {
  const answers = { '/busy': ['text/html', '<!doctype html><p>.'], '/busy.js': ['text/javascript', work] }
  for (const [path, [contentType, body]] of Object.entries(answers))
    await page.route(url + path, (route) => route.fulfill({ contentType: contentType!, body: body! }))
  await page.goto(`${url}/busy`)
}
const work =
  'const at = performance.now(); let sum = 0; for (let n = 0; n < 2e8; n += 1) sum += n % 7; postMessage(performance.now() - at)'

/**
 * Every renderer of this browser runs for one part of the time and is stopped for the others: its workers too, which Chromium's
 * own slowing leaves out. `whole` lets them run again.
 */
export async function slowProcessor(browser: Browser, times: number): Promise<{ whole: () => void }> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id)
  const runMs = 30
  let isOver = false
  const signal = (name: 'SIGSTOP' | 'SIGCONT') => {
    for (const id of renderers)
      try {
        process.kill(id, name)
      } catch {
        // It has gone by itself.
      }
  }
  const turn = (isRunning: boolean): void => {
    if (isOver) return
    signal(isRunning ? 'SIGCONT' : 'SIGSTOP')
    setTimeout(() => turn(!isRunning), isRunning ? runMs : runMs * (times - 1))
  }
  turn(true)
  return {
    whole: () => {
      isOver = true
      signal('SIGCONT')
    },
  }
}
