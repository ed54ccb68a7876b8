// Power cuts. A server takes requests for help and is killed without warning, every third time with its database server; every
// reopening works, nothing that was acknowledged is lost, and nothing stands half written. Three times here, fifty times and
// with a longer absence in `npm run soak -- endurance`.

import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { openCase } from '../demo/case-work.ts'
import { sealRecord } from '../src/client/records.ts'
import { startHosts } from '../src/app/hosts.ts'
import { asOwner, lockOf, openDatabase } from '../src/database/open.ts'
import { bringUpToDate, openNetwork, openSecrets } from '../src/app/boot.ts'
import { pino } from 'pino'
import { newNetwork } from './people.ts'
import { trailLines } from './trail-lines.ts'

const rounds = Number(process.env['KILLS'] ?? 3)
/** How long nobody reaches the database. */
const secondsAway = Number(process.env['SECONDS_AWAY'] ?? 2)

/** Starts the writer; answers with what it has acknowledged when it is killed. */
function writeUntilKilled(folder: string, round: number): Promise<string[]> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'writer.ts'), folder], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    let wrong = ''
    let armed = false
    let serverKilled = false
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      // Killed at a moment that nobody chose: some milliseconds after the first request was acknowledged.
      if (armed || !said.includes('kept ')) return
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
        (round * 37) % 120,
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

it(`a server killed ${rounds} times in the middle of its work loses nothing that it acknowledged`, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'continuum-endurance-'))
  const open = () => openDatabase({ embedded: join(folder, 'data') })
  try {
    const first = await open()
    await bringUpToDate(first)
    await (await newNetwork(first)).organisation('Night Line', 'hotline', ['hotline'])
    await first.close()

    const kept: string[] = []
    for (let round = 1; round <= rounds; round += 1) kept.push(...(await writeUntilKilled(folder, round)))

    const database = await open()
    const whole = await asOwner(database, async (client) => {
      // A request is a process, its story, its clock, its sealed words and its line in the trail: all of them, or nothing.
      const { rows } = await client.query<{ id: string; parts: number }>(`select t.id,
        (select count(*) from track_events e where e.track = t.id)::int
        + (select count(*) from clocks k where k.track = t.id)::int
        + (select count(*) from reports r where r.track = t.id)::int as parts
        from tracks t where t.kind = 'contact'`)
      return rows
    })
    // What a line is about is read with the secret beside the database.
    lockOf(database.owner).use((await openSecrets(join(folder, 'secrets'))).oprf)
    const lines = await trailLines(database)
    await database.close()
    const there = new Set(whole.map(({ id }) => `kept ${id}`))
    expect(kept.length).toBeGreaterThanOrEqual(rounds)
    expect(kept.filter((line) => !there.has(line))).toEqual([])
    const written = whole.map(({ id, parts }) => parts + lines.filter(({ about }) => about === id).length)
    expect([...new Set(written)]).toEqual([4])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}, 900_000)

it(`a caseworker is told when the database is away for ${secondsAway} seconds, and what she sends again is written once`, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'continuum-gone-'))
  const database = await openDatabase({ embedded: folder })
  try {
    await bringUpToDate(database)
    const network = await newNetwork(database)
    const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
    const opened = await openCase(amara, { name: 'Mariam Test', language: 'ar' })
    const record = await sealRecord(amara, opened.id, {
      compartment: 'narrative',
      kind: 'note',
      value: {
        text: 'Written while it was away.',
      },
    })
    const key = newId()
    const send = async () => {
      const response = await amara.send(`/api/cases/${opened.id}/records`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': key },
        body: JSON.stringify({ record }),
      })
      const { code } = (await response.json()) as { code?: string }
      return { status: response.status, code }
    }

    // Nobody can reach the server, and whoever had is cut off.
    const socket = join(database.owner.host as string, '.s.PGSQL.5432')
    await rename(socket, `${socket}.away`)
    const ends = Date.now() + secondsAway * 1000
    await database.pool
      .query('select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()')
      .catch(() => undefined)
    const answers: Awaited<ReturnType<typeof send>>[] = []
    for (; Date.now() < ends; await sleep(200)) answers.push(await send())
    await rename(`${socket}.away`, socket)

    const refused = answers.filter(({ status }) => status !== 200)
    expect(refused.length).toBeGreaterThan(5)
    expect([...new Set(refused.map(({ status, code }) => `${status} ${code}`))]).toEqual(['503 unavailable'])
    await expect.poll(async () => (await send()).status, { timeout: 10_000 }).toBe(200)
    expect((await send()).status).toBe(200)
    const { records } = await amara.api.cases.read({ id: opened.id })
    expect(records.filter(({ id }) => id === record.id)).toHaveLength(1)
  } finally {
    await database.close()
    await rm(folder, { recursive: true, force: true })
  }
}, 60_000)

it('a server whose database was away says so and goes on when it is back', async () => {
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
