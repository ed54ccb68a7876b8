// What a newcomer waits for: a clean clone of the last commit, the two commands of README.md, and amara signed in through a browser; then the
// second start. Once with an empty cache of npm, once with the one that this filled. Prints seconds; stops and removes all that it made.
//
//   npm run newcomer [-- --seed=FOLDER] [--warm]
//
// `--seed` puts a seed into the clone that no commit holds yet; `--warm` alone leaves the cold round out, and uses npm's own cache.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { chromium } from '@playwright/test'
import { passphrase } from '../demo/network.ts'
import { freePort } from '../bin/free-port.ts'

import { argumentsOf } from './arguments.ts'
import { chromiumArgs, chromiumPath } from './chromium.ts'

if (!existsSync(chromiumPath()))
  throw new Error('There is no Chromium here: apt install chromium-headless-shell')
const root = join(import.meta.dirname, '..')
const asked = argumentsOf({ flags: ['warm'], values: ['seed'] })
/** On a disk, as a newcomer has it. */
const above = mkdtempSync('/var/tmp/continuum-newcomer-')
/** What runs, each with a group of its own. */
const running = new Set<ChildProcess>()

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now()
  await work()
  return (performance.now() - started) / 1000
}

/** Nothing of whoever starts this but where programs and the home are. */
const environment = (more: Record<string, string>) => ({
  PATH: (process.env['PATH'] ?? '')
    .split(':')
    .filter((folder) => !folder.includes('node_modules'))
    .join(':'),
  HOME: process.env['HOME'] ?? above,
  ...more,
})

function start(words: readonly string[], cwd: string, more: Record<string, string>): ChildProcess {
  const child = spawn('npm', words, { cwd, env: environment(more), stdio: 'ignore', detached: true })
  running.add(child)
  child.once('exit', () => running.delete(child))
  return child
}

async function run(words: readonly string[], cwd: string, more: Record<string, string>): Promise<void> {
  const [code] = (await once(start(words, cwd, more), 'exit')) as [number | null]
  if (code !== 0) throw new Error(`npm ${words.join(' ')} ended with ${code}.`)
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.pid === undefined) return
  const ended = once(child, 'exit')
  process.kill(-child.pid, 'SIGTERM')
  await ended
}

const answers = (url: string): Promise<boolean> =>
  fetch(`${url}/health`).then(
    ({ ok }) => ok,
    () => false,
  )

/** Until both hosts answer; throws where the program ends before. */
async function untilBoth(child: ChildProcess, hosts: readonly string[]): Promise<void> {
  while (!(await Promise.all(hosts.map(answers))).every(Boolean)) {
    if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}.`)
    await sleep(100)
  }
}

/** Until no host answers: npm ends before the program that it has started. */
async function untilNone(hosts: readonly string[]): Promise<void> {
  while ((await Promise.all(hosts.map(answers))).some(Boolean)) await sleep(100)
}

async function signIn(staff: string): Promise<void> {
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArgs })
  try {
    const page = await browser.newPage()
    await page.goto(staff)
    await page.locator('input').first().fill('amara')
    await page.locator('input[type=password]').fill(passphrase)
    await page.locator('form button[type=submit]').click()
    await page.locator('main a[href^="/tracks/"]').first().waitFor({ timeout: 120_000 })
  } finally {
    await browser.close()
  }
}

async function round(name: string, cache: Record<string, string>): Promise<void> {
  const clone = join(above, name)
  execFileSync('git', ['clone', '--quiet', root, clone])
  const seed = asked.value('seed')
  if (seed) cpSync(seed, join(clone, 'demo', 'seed'), { recursive: true })
  const ports = [await freePort(), await freePort(), await freePort()]
  const hosts = [`http://localhost:${ports[0]}`, `http://127.0.0.1:${ports[1]}`]
  const at = {
    CONTINUUM_PORT: String(ports[0]),
    CONTINUUM_PUBLIC_PORT: String(ports[1]),
    CONTINUUM_VIEWER_PORT: String(ports[2]),
  }
  const tell = (what: string, seconds: number) =>
    console.log(`${name.padEnd(5)} ${what.padEnd(46)} ${seconds.toFixed(1).padStart(6)} s`)
  const load = loadavg()[0]!.toFixed(1)
  console.log(`${name}: ${cpus().length} cores, load ${load}`)
  tell('npm ci', await timed(() => run(['ci'], clone, cache)))
  let child = start(['start'], clone, at)
  const both = await timed(() => untilBoth(child, hosts))
  tell('npm start, until both hosts answer', both)
  tell('… and amara has her cases before her', both + (await timed(() => signIn(hosts[0]!))))
  await stop(child)
  await untilNone(hosts)
  // Its database is closed after its hosts.
  await sleep(2000)
  child = start(['start'], clone, at)
  tell('the second npm start, until both hosts answer', await timed(() => untilBoth(child, hosts)))
  await stop(child)
  rmSync(clone, { recursive: true, force: true })
}

try {
  const cache = { npm_config_cache: join(above, 'cache') }
  if (asked.has('warm')) await round('warm', {})
  else {
    await round('cold', cache)
    await round('warm', cache)
  }
} finally {
  await Promise.all([...running].map(stop))
  rmSync(above, { recursive: true, force: true })
}
