// Power cuts. A program writes and is killed without warning, fifty times over, sometimes with its database server; every
// reopening works and nothing that was acknowledged is lost.

import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { startHosts } from '../src/hosts.ts'
import { openDatabase } from '../src/database/open.ts'
import { bringUpToDate, openNetwork, openSecrets } from '../src/opening.ts'
import { pino } from 'pino'

const rounds = 50

/** Starts the writer; answers with what it has acknowledged when it is killed. */
function writeUntilKilled(folder: string, round: number): Promise<string[]> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'writer.ts'), folder, String(round)], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    let wrong = ''
    let armed = false
    let serverKilled = false
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      // Killed at a moment that nobody chose: some milliseconds into writing.
      if (armed || !said.includes('\n')) return
      armed = true
      setTimeout(
        () => {
          const server = /server (\d+)/.exec(said)?.[1]
          if (round % 3 === 0 && server) {
            process.kill(Number(server), 'SIGKILL')
            serverKilled = true
          }
          child.kill('SIGKILL')
        },
        20 + ((round * 37) % 90),
      )
    })
    child.stderr.on('data', (chunk: Buffer) => (wrong += chunk.toString()))
    child.on('error', failed)
    // With its server gone the writer may end a moment before it is killed itself: what it had acknowledged counts alike.
    child.on('exit', (_code, signal) =>
      signal === 'SIGKILL' || serverKilled
        ? done(
            said
              .split('\n')
              .slice(0, -1)
              .filter((line) => line.startsWith('kept ')),
          )
        : failed(new Error(wrong || 'the writer ended by itself')),
    )
  })
}

it(`killed ${rounds} times in the middle of writing, it loses nothing that it had acknowledged`, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'continuum-endurance-'))
  try {
    const kept: string[] = []
    for (let round = 1; round <= rounds; round += 1) kept.push(...(await writeUntilKilled(folder, round)))
    const database = await openDatabase({ embedded: folder })
    const { rows } = await database.pool.query<{ place: string }>('select place from endurance')
    await database.close()
    const there = new Set(rows.map((row) => `kept ${row.place}`))
    expect(kept.length).toBeGreaterThan(rounds)
    expect(kept.filter((line) => !there.has(line))).toEqual([])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}, 300_000)

it('a database that is away is said to be away, and everything goes on when it is back', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'continuum-away-'))
  const database = await openDatabase({ embedded: folder })
  try {
    await bringUpToDate(database)
    const network = await openNetwork(database)
    const { staff } = startHosts({
      database,
      network,
      secrets: await openSecrets(join(folder, 'secrets')),
      settings: {
        url: 'http://localhost:4600',
        publicUrl: 'http://127.0.0.1:4601',
        exitUrl: 'https://www.bbc.com/weather',
        data: folder,
      },
      logger: pino({ level: 'silent' }),
    })
    expect(await (await staff.request('/health')).json()).toMatchObject({ status: 'ok' })
    const pid = Number(
      (
        await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8').catch(() =>
          readFile(join(folder, 'postmaster.pid'), 'utf8'),
        )
      ).split('\n')[0],
    )
    process.kill(pid, 'SIGKILL')
    const statuses: number[] = []
    for (let at = 0; at < 200 && !(statuses.includes(503) && statuses.at(-1) === 200); at += 1) {
      statuses.push((await staff.request('/health')).status)
      await sleep(50)
    }
    expect(statuses).toContain(503)
    expect(statuses.at(-1)).toBe(200)
  } finally {
    await database.close()
    await rm(folder, { recursive: true, force: true })
  }
}, 60_000)
