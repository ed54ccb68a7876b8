// npm run bench -- door [--rounds 3] [--fast] [--list] [--json]
// The first minute on a telephone: a real browser on Slow 4G (562 ms a round, 1.44 Mbit/s) with a processor at a quarter, in front of the
// invented country behind TLS and HTTP/2. Seconds, requests and bytes of each step, as the line carries them. `--fast` slows nothing, so that
// only requests and bytes are figures; `--list` names each request of the first round, and when it was sent. Needs `npm run build`, openssl and Chromium.

import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { chromium, type Browser, type Page } from '@playwright/test'
import { passphrase } from '../demo/network.ts'
import { chromiumArgs, chromiumPath } from '../scripts/chromium.ts'
import { freePort } from '../bin/free-port.ts'
import { continuum } from '../test/program.ts'

import { tlsFront, type Front, type Sent } from './tls-front.ts'

const root = join(import.meta.dirname, '..')

/** As Chromium's own tools name it. */
const slow4G = { latency: 562.5, downloadThroughput: 1_440_000 / 8, uploadThroughput: 675_000 / 8 }
const processorShare = 4
/** Nothing asked for so long: a page is quiet. */
const quietMs = 2500
/** Longer than a browser waits before it changes keys (src/web/shell/workspace-layout.tsx). */
const afterRotationMs = 7000

export interface Step {
  name: string
  seconds: number
  /** Until the step was there. */
  requests: number
  api: number
  kB: number
  /** And until nothing more was asked for. */
  quiet: { seconds: number; requests: number; api: number; kB: number }
}

const countsOf = (sent: readonly Sent[]) => ({
  requests: sent.length,
  api: sent.filter(({ path }) => path.includes(' /api/')).length,
  kB: sent.reduce((sum, { bytes }) => sum + bytes, 0) / 1000,
})

/** Until nothing is asked for any more; answers with when that was. */
async function untilQuiet(front: Front): Promise<number> {
  for (;;) {
    const { at, open } = front.last()
    if (open === 0 && performance.now() - at > quietMs) return at
    await sleep(50)
  }
}

/** One step: what is done, and what has to stand there then. */
async function step(
  { front, list }: Way,
  name: string,
  act: () => Promise<unknown>,
  there: () => Promise<unknown>,
): Promise<Step> {
  front.sent.length = 0
  const started = performance.now()
  await act()
  await there()
  const seconds = (performance.now() - started) / 1000
  const first = countsOf(front.sent)
  const last = await untilQuiet(front)
  const quiet = { seconds: (last - started) / 1000, ...countsOf(front.sent) }
  if (list)
    for (const { path, bytes, at } of front.sent)
      process.stderr.write(
        `  ${name}: ${((at - started) / 1000).toFixed(2)} s ${path} ${(bytes / 1000).toFixed(1)} kB\n`,
      )
  return { name, seconds, ...first, quiet }
}

const heard = (page: Page, selector: string, at = 0) =>
  page.locator(selector).nth(at).waitFor({ timeout: 120_000 })

interface Way {
  page: Page
  front: Front
  url: string
  list: boolean
}

const field = 'input[type=password]'
const firstDuty = 'main a[href^="/tracks/"]'
/** A case, and not what stands beside the list. */
const caseRow = 'main a[href^="/cases/0"]'

async function unlock({ page }: Way, handle?: string): Promise<void> {
  if (handle) await page.locator('input').first().fill(handle)
  await page.locator(field).fill(passphrase)
  await page.locator('form button[type=submit]').click()
}

/** Opens the case of one row of the list. */
async function openRow({ page }: Way, at: number): Promise<void> {
  await page.locator(caseRow).nth(at).click()
}

/** The whole first minute of one telephone. */
async function firstMinute(way: Way): Promise<Step[]> {
  const { page, front, url } = way
  const door = [() => page.goto(url, { waitUntil: 'commit' }), () => heard(page, field)] as const
  const open = (at: number) => [() => openRow(way, at), () => heard(page, 'main .case-head')] as const
  const cases = () => page.locator('nav a[href="/cases"]').first().click()
  const steps = [
    await step(way, 'door, first visit', ...door),
    await step(
      way,
      'sign in → My work',
      () => unlock(way, 'amara'),
      () => heard(page, firstDuty),
    ),
    await step(way, 'Cases', cases, () => heard(page, caseRow)),
    await step(way, 'first case', ...open(0)),
  ]
  await page.goBack()
  await heard(page, caseRow)
  await untilQuiet(front)
  return [
    ...steps,
    await step(way, 'second case', ...open(1)),
    await step(way, 'door, reload', ...door),
    await step(
      way,
      'unlock → My work',
      () => unlock(way),
      () => heard(page, firstDuty),
    ),
  ]
}

/** Keys that are due to be changed are changed by whoever comes first: once, and not by the telephone that is measured. */
async function doWhatIsDue(browser: Browser, { front, url }: Place): Promise<void> {
  const page = await browser.newPage({ locale: 'en' })
  await page.goto(url)
  await heard(page, field)
  await unlock({ page, front, url, list: false }, 'amara')
  await heard(page, firstDuty)
  await sleep(afterRotationMs)
  await untilQuiet(front)
  await page.context().close()
}

/** A telephone of its own, with nothing kept. */
async function telephone(browser: Browser, place: Place, how: { isSlow: boolean; list: boolean }) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'en' })
  try {
    const page = await context.newPage()
    if (how.isSlow) {
      const line = await context.newCDPSession(page)
      await line.send('Network.enable')
      await line.send('Network.emulateNetworkConditions', { offline: false, ...slow4G })
      await line.send('Emulation.setCPUThrottlingRate', { rate: processorShare })
    }
    return await firstMinute({ page, front: place.front, url: place.url, list: how.list })
  } finally {
    await context.close()
  }
}

interface Place {
  url: string
  front: Front
  end: () => Promise<void>
}

/** The invented country from its seed, behind a front. */
async function openPlace(): Promise<Place> {
  const data = mkdtempSync(join(tmpdir(), 'continuum-door-'))
  const site = {
    data,
    port: await freePort(),
    publicPort: await freePort(),
    viewerPort: await freePort(),
  }
  const frontPort = await freePort()
  const url = `https://localhost:${frontPort}`
  const program = continuum({ ...site, url }, 'demo')
  await program.until(/a caseworker’s morning/)
  const front = await tlsFront(frontPort, site.port)
  return {
    url,
    front,
    end: async () => {
      front.close()
      program.child.kill('SIGTERM')
      await program.ended
      rmSync(data, { recursive: true, force: true })
    },
  }
}

const middle = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!

function report(rounds: readonly Step[][], isSlow: boolean): void {
  const say = (...cells: (string | number)[]) => process.stdout.write(`| ${cells.join(' | ')} |\n`)
  say(
    'step',
    isSlow ? 's (each round)' : 's (not slowed)',
    'requests',
    'of the API',
    'kB',
    'until quiet: s',
    'requests',
    'of the API',
    'kB',
  )
  say(...Array.from({ length: 9 }, () => '---'))
  for (const [at, { name }] of rounds[0]!.entries()) {
    const all = rounds.map((round) => round[at]!)
    const of = (value: (one: Step) => number) => middle(all.map(value))
    say(
      name,
      `${of((one) => one.seconds).toFixed(1)} (${all.map((one) => one.seconds.toFixed(1)).join(', ')})`,
      of((one) => one.requests),
      of((one) => one.api),
      of((one) => one.kB).toFixed(0),
      of((one) => one.quiet.seconds).toFixed(1),
      of((one) => one.quiet.requests),
      of((one) => one.quiet.api),
      of((one) => one.quiet.kB).toFixed(0),
    )
  }
}

export async function benchDoor(words: readonly string[]): Promise<void> {
  const { values: asked } = parseArgs({
    args: [...words],
    options: {
      rounds: { type: 'string', default: '3' },
      fast: { type: 'boolean', default: false },
      list: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  })
  if (!existsSync(join(root, 'dist/staff'))) throw new Error('The screens are not built: npm run build')
  const place = await openPlace()
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: [...chromiumArgs, `--ignore-certificate-errors-spki-list=${place.front.spki}`],
  })
  try {
    await doWhatIsDue(browser, place)
    const rounds: Step[][] = []
    for (let round = 0; round < Number(asked.rounds); round += 1)
      rounds.push(await telephone(browser, place, { isSlow: !asked.fast, list: asked.list && round === 0 }))
    if (asked.json) process.stdout.write(`${JSON.stringify({ rounds, load: loadavg()[0] }, null, 2)}\n`)
    else {
      report(rounds, !asked.fast)
      process.stdout.write(`load average ${loadavg()[0]!.toFixed(1)}\n`)
    }
  } finally {
    await browser.close()
    await place.end()
  }
}
