// `continuum drill`: kills, fills, freezes and skews a copy of a network, restored from a backup into a folder that is thrown away, and writes what
// came of it. The living network is neither asked nor told: no setting and no address of it reaches the copy.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, release, tmpdir, totalmem, type } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { version } from '../src/http/about.ts'
import { receiptFor } from './backup-record.ts'
import { digestOf } from './backup.ts'
import { openCopy, restoreCopy, type Copy } from './drill-copy.ts'
import { reportOf, verdictOf, type Outcome } from './drill-report.ts'
import { NotTried, steps, type Step } from './drill-steps.ts'
import { prepareWrites } from './drill-writes.ts'
import { sized } from './finding.ts'

const say = (line: string): void => void process.stderr.write(`${line}\n`)

const since = (moment: number): number => (performance.now() - moment) / 1000

async function outcomeOf(step: Step, copy: Copy): Promise<Outcome> {
  const { act, expected } = step
  const began = performance.now()
  const told = (verdict: Outcome['verdict'], found: string): Outcome => {
    say(`${verdict}: ${act} ${found}`)
    return { act, expected, found, verdict, seconds: since(began) }
  }
  try {
    return told('held', await step.run(copy))
  } catch (error) {
    copy.interrupted.throwIfAborted()
    return told(error instanceof NotTried ? 'not tried' : 'failed', (error as Error).message)
  }
}

/** All of them, until one leaves a copy on which nothing more can be tried. */
async function tryAll(copy: Copy): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const step of steps) {
    outcomes.push(await outcomeOf(step, copy))
    if (step === steps[0]) {
      if (outcomes[0]!.verdict !== 'held') break
      await prepareWrites(copy)
    } else if (outcomes.at(-1)!.verdict === 'failed' && !(await isBack(copy))) break
  }
  for (const { act, expected } of steps.slice(outcomes.length))
    outcomes.push({
      act,
      expected,
      found: 'The copy was not ready any more.',
      verdict: 'not tried',
      seconds: 0,
    })
  return outcomes
}

async function isBack(copy: Copy): Promise<boolean> {
  if ((await copy.troubles())?.length === 0) return true
  await copy.halt()
  copy.start()
  for (let second = 0; second < 60; second += 1) {
    if ((await copy.troubles())?.length === 0) return true
    await sleep(1_000, undefined, { signal: copy.interrupted })
  }
  return false
}

export interface DrillFiles {
  file: string
  identity: string
  secretsFile: string
  report: string
  receipt: string | undefined
}

async function drillIn(data: string, files: DrillFiles, interrupted: AbortSignal): Promise<Outcome[]> {
  const began = new Date()
  const from = performance.now()
  const { about, manifest, secrets } = await restoreCopy(data, files)
  const rows = manifest.tables.reduce((sum, one) => sum + one.rows, 0)
  const restored: Outcome = {
    act: 'The backup is restored into an empty place.',
    expected: 'Every row, paper and trail is as it was written, signed by the key of the network.',
    found: `${rows} rows, ${manifest.papers.count} papers.`,
    verdict: 'held',
    seconds: since(from),
  }
  say(`held: ${restored.act} ${restored.found}`)
  if (files.receipt) {
    const of = { network: about.network, digest: digestOf(about, manifest) }
    writeFileSync(files.receipt, await receiptFor(of, secrets, new Date()), { flag: 'wx', mode: 0o600 })
  }
  const copy = await openCopy(data, interrupted)
  try {
    const outcomes = [restored, ...(await tryAll(copy))]
    const database = await copy
      .asOwner(async (client) => {
        const { rows: found } = await client.query<{ version: string }>(
          `select 'PostgreSQL ' || current_setting('server_version') as version`,
        )
        return found[0]!.version
      })
      .catch(() => 'PostgreSQL')
    const report = reportOf({
      network: about.network,
      program: version,
      backup: about.at,
      rows,
      papers: manifest.papers.count,
      began,
      node: process.versions.node,
      database,
      machine: `${type()} ${release()}, ${availableParallelism()} processors, ${sized(totalmem())} of memory.`,
      outcomes,
    })
    writeFileSync(files.report, report, { flag: 'wx' })
    return outcomes
  } finally {
    await copy.halt()
  }
}

/** `continuum drill`. */
export async function drill(files: DrillFiles): Promise<number> {
  for (const path of [files.report, files.receipt])
    if (path && existsSync(path)) throw new Error(`There is a file ${path} already.`)
  const stopping = new AbortController()
  const stop = (): void => stopping.abort(new Error('The drill was ended; nothing of the copy is left.'))
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  const data = mkdtempSync(join(tmpdir(), 'continuum-drill-'))
  try {
    const outcomes = await drillIn(data, files, stopping.signal)
    say(`${verdictOf(outcomes)} ${files.report} says what was done.`)
    return outcomes.some(({ verdict }) => verdict === 'failed') ? 1 : 0
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
}
