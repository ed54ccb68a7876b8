#!/usr/bin/env node
// npm run bench -- files [--megabytes 20,500] [--json]
// A paper brought and saved again on the real screen, in a real browser, against the real server: how long it takes, and
// how much memory the server, the page (with its key worker) and the browser itself held at most. Needs `npm run build`.

import { createHash, randomBytes } from 'node:crypto'
import { createReadStream, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { appendFile } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium, type Page } from '@playwright/test'
import begin from '../e2e/before.ts'
import { goTo, signIn, Stage } from '../e2e/stage.ts'
import { chromiumPath } from '../scripts/chromium.ts'

const { values: asked } = parseArgs({
  // The word that leads here stands before the options.
  allowPositionals: true,
  options: { megabytes: { type: 'string', default: '20,500' }, json: { type: 'boolean', default: false } },
})
const mega = 1_000_000
const wide = { language: 'en', width: 1280, height: 800 } as const

interface Process {
  pid: number
  parent: number
  line: string
}

/** Every process of this machine that can still be read. */
function processes(): Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
        const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
        return [{ pid: Number(name), parent, line: readFileSync(`/proc/${name}/cmdline`, 'utf8') }]
      } catch {
        return []
      }
    })
}

/** A process and all that came from it. */
function family(root: number): Process[] {
  const all = processes()
  const known = new Set([root])
  for (let before = 0; before !== known.size;) {
    before = known.size
    for (const one of all) if (known.has(one.parent)) known.add(one.pid)
  }
  return all.filter((one) => known.has(one.pid))
}

/** Megabytes that a process has in memory now. */
function held(pid: number): number {
  try {
    return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}

type Held = Record<'server' | 'page' | 'browser', number>

/** Looks five times a second; `most` answers with the largest values since it was last asked. */
function watch(server: number, browser: number) {
  const none = (): Held => ({ server: 0, page: 0, browser: 0 })
  let peak = none()
  const timer = setInterval(() => {
    const all = family(browser)
    const most = (those: typeof all) => Math.max(0, ...those.map(({ pid }) => held(pid)))
    const now: Held = {
      server: held(server),
      page: most(all.filter(({ line }) => line.includes('--type=renderer'))),
      // What was started may be a script that started it.
      browser: most(all.filter(({ line }) => !line.includes('--type='))),
    }
    for (const key of ['server', 'page', 'browser'] as const) peak[key] = Math.max(peak[key], now[key])
  }, 200)
  return {
    most: () => {
      const seen = peak
      peak = none()
      return seen
    },
    stop: () => clearInterval(timer),
  }
}

async function makeFile(path: string, bytes: number): Promise<void> {
  for (let left = bytes; left > 0; left -= 8 * mega)
    await appendFile(path, randomBytes(Math.min(left, 8 * mega)))
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const part of createReadStream(path)) hash.update(part as Buffer)
  return hash.digest('hex')
}

interface Result {
  megabytes: number
  bringSeconds: number
  saveSeconds: number
  bringing: Held
  saving: Held
}

async function measure(page: Page, path: string, megabytes: number, most: () => Held): Promise<Result> {
  const papers = page.locator('section.card', {
    has: page.getByRole('heading', { name: 'Papers', exact: true }),
  })
  const name = path.split('/').at(-1) as string
  await papers.locator('input[type=file]').last().setInputFiles(path)
  most()
  let started = performance.now()
  await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click()
  const line = papers.locator('li', { hasText: name })
  await line.waitFor({ timeout: 600_000 })
  const bringSeconds = (performance.now() - started) / 1000
  const bringing = most()
  await line.getByRole('button').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('cannot be shown here').waitFor()
  started = performance.now()
  const coming = page.waitForEvent('download', { timeout: 600_000 })
  await dialog.getByRole('button', { name: 'Save on this device' }).click()
  const saved = `${path}.saved`
  await (await coming).saveAs(saved)
  const saveSeconds = (performance.now() - started) / 1000
  const saving = most()
  if ((await digestOf(saved)) !== (await digestOf(path))) throw new Error('It did not come back as it went.')
  await page.keyboard.press('Escape')
  return { megabytes, bringSeconds, saveSeconds, bringing, saving }
}

const folder = mkdtempSync(join(tmpdir(), 'continuum-bench-files-'))
const end = begin()
const stage = await Stage.open()
const browser = await chromium.launch({
  executablePath: chromiumPath(),
  args: ['--no-sandbox', '--disable-background-networking', '--disable-quic', '--no-first-run'],
})
const children = processes().filter(({ parent }) => parent === process.pid)
const pidOf = (word: string): number => children.find(({ line }) => line.includes(word))?.pid ?? 0
const watching = watch(pidOf('world.ts'), pidOf('chromium'))
try {
  const caseId = await stage.act<string>('amara', 'openCase', { name: 'Mariam', language: 'ar' })
  const page = await signIn(browser, stage, 'amara', wide)
  // There is nobody here to choose a place, so also a large paper is gathered by the browser: the worse way for memory.
  await page.evaluate(() => Reflect.deleteProperty(globalThis, 'showSaveFilePicker'))
  await goTo(page, `/cases/${caseId}`)
  await page.getByRole('heading', { name: 'Papers', exact: true }).waitFor()
  await new Promise((rest) => {
    setTimeout(rest, 1000)
  })
  const before = watching.most()
  const results: Result[] = []
  for (const megabytes of asked.megabytes.split(',').map(Number)) {
    const path = join(folder, `paper-${megabytes}.bin`)
    await makeFile(path, megabytes * mega)
    results.push(await measure(page, path, megabytes, watching.most))
    process.stderr.write(`${JSON.stringify(results.at(-1))}\n`)
  }
  if (asked.json)
    process.stdout.write(`${JSON.stringify({ before, results, load: loadavg()[0] }, null, 2)}\n`)
  else {
    const mb = ({ server: s, page: p, browser: b }: Held) =>
      `server ${s.toFixed(0)}, page ${p.toFixed(0)}, browser ${b.toFixed(0)} MB`
    process.stdout.write(`before: ${mb(before)}; load average ${loadavg()[0]?.toFixed(1)}\n`)
    for (const one of results) {
      process.stdout.write(
        `${one.megabytes} MB: sealed and sent ${one.bringSeconds.toFixed(1)} s (${mb(one.bringing)}), fetched, opened and saved ${one.saveSeconds.toFixed(1)} s (${mb(one.saving)})\n`,
      )
    }
  }
} finally {
  watching.stop()
  await browser.close()
  await stage.close()
  end()
  rmSync(folder, { recursive: true, force: true })
}
