// What a drill does to a copy, one after the other, and how the program should bear it. Each step leaves the copy as it found it: served and ready.
import { randomBytes } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Copy } from './drill-copy.ts'
import { startWrites } from './drill-writes.ts'

export interface Step {
  /** What is done. */
  act: string
  /** What should come of it. */
  expected: string
  /** Answers with what came of it. Throws where it is not what should have, `NotTried` where it could not be done here. */
  run: (copy: Copy) => Promise<string>
}

/** What this machine does not let a drill do. */
export class NotTried extends Error {}

const patience = 300_000

/** Waits until it is so; answers with the seconds that it took. */
async function until(
  { interrupted }: Copy,
  what: string,
  holds: () => Promise<boolean>,
  within = patience,
): Promise<number> {
  const since = performance.now()
  while (!(await holds())) {
    interrupted.throwIfAborted()
    if (performance.now() - since > within) throw new Error(`Not within ${within / 1000} s: ${what}.`)
    await sleep(100)
  }
  return (performance.now() - since) / 1000
}

const ready = (copy: Copy): Promise<number> =>
  until(copy, 'the server is ready', async () => (await copy.troubles())?.length === 0)

const inSeconds = (seconds: number): string => `${seconds.toFixed(1)} s`

/** Does it while rows are written, and wants every acknowledged one back. */
async function underWrites(copy: Copy, work: () => Promise<string>): Promise<string> {
  const writes = await startWrites(copy)
  try {
    await sleep(500)
    if (writes.acknowledged() === 0) throw new Error('Nothing could be written before.')
    const found = await work()
    await sleep(300)
    const lost = await writes.lost()
    if (lost > 0) throw new Error(`${lost} of ${writes.acknowledged()} acknowledged rows are lost. ${found}`)
    return `${found} ${writes.acknowledged()} rows acknowledged, 0 lost.`
  } finally {
    await writes.end()
  }
}

const start: Step = {
  act: 'A server is started on the copy.',
  expected: 'It is ready, and the public host answers.',
  async run(copy) {
    copy.start()
    const seconds = await ready(copy)
    const status = await copy.publicStatus()
    if (status !== 200) throw new Error(`The public host answers ${status ?? 'nothing'}.`)
    return `Ready after ${inSeconds(seconds)}.`
  },
}

const killDatabase: Step = {
  act: 'The database is killed (SIGKILL) while rows are written.',
  expected: 'The server starts it again and is ready; no acknowledged row is lost.',
  run: (copy) =>
    underWrites(copy, async () => {
      const pid = copy.databasePid()
      process.kill(pid, 'SIGKILL')
      const seconds = await until(copy, 'another database answers', async () => {
        const next = await copy.asOwner(() => Promise.resolve(copy.databasePid())).catch(() => pid)
        return next !== pid
      })
      // What the server said a moment before is asked of it for another second.
      await sleep(1_100)
      await ready(copy)
      return `Another one answered after ${inSeconds(seconds)}, and the server was ready.`
    }),
}

const killServer: Step = {
  act: 'The server is killed (SIGKILL) while rows are written, and started again.',
  expected: 'It is ready; no acknowledged row is lost.',
  run: (copy) =>
    underWrites(copy, async () => {
      copy.signal('SIGKILL')
      await copy.ended()
      copy.start()
      return `Ready again after ${inSeconds(await ready(copy))}.`
    }),
}

/** The database's process and those of its connections. */
const processesOf = (copy: Copy): Promise<number[]> =>
  copy.asOwner(async (client) => {
    const { rows } = await client.query<{ pid: number }>(
      'select pid from pg_stat_activity where pid <> pg_backend_pid()',
    )
    return [...rows.map(({ pid }) => pid), copy.databasePid()]
  })

const signalAll = (pids: readonly number[], signal: NodeJS.Signals): void => {
  for (const pid of pids)
    try {
      process.kill(pid, signal)
    } catch {
      // It has ended meanwhile.
    }
}

const freeze: Step = {
  act: 'The database is frozen (SIGSTOP) and thawed.',
  expected: 'The server says within ten seconds that it is not ready, and is ready afterwards.',
  async run(copy) {
    const frozen = await processesOf(copy)
    signalAll(frozen, 'SIGSTOP')
    let noticed: number
    try {
      noticed = await until(
        copy,
        'the server says that the database is away',
        async () => (await copy.troubles())?.includes('database') ?? false,
        10_000,
      )
    } finally {
      signalAll(frozen, 'SIGCONT')
    }
    return `Noticed after ${inSeconds(noticed)}, ready again ${inSeconds(await ready(copy))} later.`
  },
}

/** Puts the journal of the database onto a small disk of its own. Undoing it is what it answers with. */
function onSmallDisk(folder: string): () => void {
  const before = readdirSync(folder).map((name) => statSync(join(folder, name)).size)
  const size = before.reduce((sum, one) => sum + one, 0) + 48 * 1024 * 1024
  const { uid, gid } = statSync(folder)
  const aside = `${folder}.aside`
  execFileSync('cp', ['-a', folder, aside])
  try {
    const options = `size=${size},uid=${uid},gid=${gid},mode=700`
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'continuum-drill', folder], { stdio: 'pipe' })
  } catch {
    rmSync(aside, { recursive: true, force: true })
    throw new NotTried('A small disk can be mounted by root alone, and not in every container.')
  }
  execFileSync('cp', ['-a', `${aside}/.`, folder])
  return () => {
    execFileSync('cp', ['-a', `${folder}/.`, aside])
    execFileSync('umount', [folder])
    execFileSync('cp', ['-a', `${aside}/.`, folder])
    rmSync(aside, { recursive: true, force: true })
  }
}

const fillWith = (file: string): void => {
  try {
    for (;;) writeFileSync(file, Buffer.alloc(1024 * 1024), { flag: 'a' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
  }
}

/** Segments until none fits. */
const writeUntilFull = (copy: Copy): Promise<void> =>
  copy
    .asOwner(async (client) => {
      for (let segment = 0; segment < 1_000; segment += 1) {
        await client.query(`insert into drill.writes (number, filling) values ($1, repeat('x', 4000))`, [
          -segment - 1,
        ])
        await client.query('select pg_switch_wal()')
      }
    })
    .catch(() => undefined)

async function filled(copy: Copy, filler: string): Promise<string> {
  fillWith(filler)
  const full = writeUntilFull(copy)
  const noticed = await until(copy, 'the server says that nothing can be saved', async () =>
    ((await copy.troubles()) ?? []).some((one) => ['database', 'write'].includes(one)),
  )
  await full
  const told = () => copy.said().includes('"because":"no-room"')
  await until(copy, 'the log names the room that is missing', () => Promise.resolve(told()), 60_000)
  rmSync(filler)
  return `Noticed after ${inSeconds(noticed)} and told in the log; with room, ready again after ${inSeconds(await ready(copy))}.`
}

const fill: Step = {
  act: 'The disk of the database’s journal is filled to its last byte while rows are written, and emptied.',
  expected:
    'The server says that it is not ready and why; with room it goes on by itself; no acknowledged row is lost.',
  async run(copy) {
    await stop(copy)
    const journal = join(copy.data, 'postgres', 'pg_wal')
    let undo: (() => void) | undefined
    try {
      undo = onSmallDisk(journal)
      copy.start()
      await ready(copy)
      return await underWrites(copy, () => filled(copy, join(journal, 'filler')))
    } finally {
      await copy.halt()
      undo?.()
      copy.start()
      await ready(copy)
    }
  },
}

async function stop(copy: Copy): Promise<void> {
  copy.signal('SIGTERM')
  const code = await copy.ended()
  if (code !== 0) throw new Error(`The server ended with ${code} when it was told to stop.`)
}

/** Two days behind, for everything that Node asks the time of. */
const behind = `const real=Date,by=-172800000;globalThis.Date=new Proxy(real,{
construct:(at,given,as)=>Reflect.construct(at,given.length?given:[real.now()+by],as),
apply:()=>new Date().toString(),
get:(at,name)=>name==='now'?()=>real.now()+by:Reflect.get(at,name)})`

const newestJob = (copy: Copy): Promise<number> =>
  copy.asOwner(async (client) => {
    const { rows } = await client.query<{ at: number | null }>(
      `select extract(epoch from max(ran_at))::float8 as at from job_runs where job <> 'readiness'`,
    )
    return rows[0]?.at ?? 0
  })

const skew: Step = {
  act: 'The server is started with a clock two days behind its database, and with the right one again.',
  expected: 'It says that its clock is wrong and runs no job; with the right clock it is ready and jobs run.',
  async run(copy) {
    await stop(copy)
    copy.start('--import', `data:text/javascript,${encodeURIComponent(behind)}`)
    await until(
      copy,
      'the server names its clock',
      async () => (await copy.troubles())?.includes('clock') ?? false,
    )
    const before = await newestJob(copy)
    await sleep(75_000, undefined, { signal: copy.interrupted })
    if ((await newestJob(copy)) !== before) throw new Error('A job ran by a clock that was two days behind.')
    await stop(copy)
    copy.start()
    await ready(copy)
    const seconds = await until(copy, 'a job runs', async () => (await newestJob(copy)) > before)
    return `Named, and no job ran in 75 s; with the right clock one ran ${inSeconds(seconds)} after it was ready.`
  },
}

const exchangeSecret: Step = {
  act: 'A secret is exchanged for another, and the server started.',
  expected: 'It refuses in a sentence that names the secret; with the right one it is ready.',
  async run(copy) {
    await stop(copy)
    const path = join(copy.data, 'secrets', 'oprf-key')
    const right = readFileSync(path)
    writeFileSync(path, randomBytes(32).toString('base64url'))
    try {
      copy.start()
      const code = await copy.ended()
      const refused = code === 1 && copy.said().includes('The secret oprf-key')
      if (!refused) throw new Error(`It ended with ${code} and did not name the secret.`)
    } finally {
      writeFileSync(path, right)
      copy.start()
    }
    return `Refused; with the right one ready after ${inSeconds(await ready(copy))}.`
  },
}

const trails: Step = {
  act: 'Every audit trail is read from its first line to its last.',
  expected: 'Each line follows from the one before it.',
  run: (copy) =>
    copy.asOwner(async (client) => {
      const { rows } = await client.query<{ trails: number; broken: number }>(
        `select count(*)::int as trails, count(*) filter (where audit.first_break(chain) is not null)::int as broken
          from audit.heads`,
      )
      const { trails: all, broken } = rows[0]!
      if (broken > 0) throw new Error(`${broken} of ${all} trails are broken.`)
      return `${all} trails hold.`
    }),
}

export const steps: readonly Step[] = [
  start,
  killDatabase,
  killServer,
  freeze,
  fill,
  skew,
  exchangeSecret,
  trails,
]
