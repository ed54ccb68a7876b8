// The drill of deploy/ha: three machines as network namespaces, each with Debian's etcd and Patroni on PostgreSQL 17 under the very files of
// that folder, and a house that writes to them. The one that leads is killed, cut off, paused, and told to hand over; what was acknowledged
// is looked up afterwards, one by one, and how long nobody could write is measured. Needs root and the packages etcd-server, patroni,
// haproxy, postgresql-17 and iproute2.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { argumentsOf } from './arguments.ts'

const asked = argumentsOf({ words: 1 })
const root = join(import.meta.dirname, '..')
const above = mkdtempSync('/var/tmp/continuum-failover-')
chmodSync(above, 0o755)
const machines = [1, 2, 3] as const
type Machine = (typeof machines)[number]
const space = (machine: number): string => `ctm${process.pid}-${machine}`
const client = 9
const address = (machine: number): string => `10.77.0.${machine}`
/** Longest that nobody may be able to write. */
const mostSeconds = 25
const passwords = { superuser: 'for-the-drill', replication: 'for-the-drill', owner: 'for-the-drill' }
const databaseUrl = `postgres://continuum:${passwords.owner}@${machines.map((one) => `${address(one)}:5432`).join()}/continuum`

const run = (command: string, words: readonly string[], env: Record<string, string> = {}): string =>
  execFileSync(command, words, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  })
const ip = (...words: string[]): string => run('ip', words)
const within = (machine: number, ...words: string[]): string => ip('netns', 'exec', space(machine), ...words)

/** A switch, and the machines' wires into it. */
function wire(): void {
  ip('netns', 'add', space(0))
  within(0, 'ip', 'link', 'add', 'br0', 'type', 'bridge')
  within(0, 'ip', 'link', 'set', 'br0', 'up')
  for (const one of [...machines, client]) {
    ip('netns', 'add', space(one))
    ip('link', 'add', 'v0', 'netns', space(one), 'type', 'veth', 'peer', 'name', `p${one}`, 'netns', space(0))
    within(one, 'ip', 'addr', 'add', `${address(one)}/24`, 'dev', 'v0')
    for (const device of ['v0', 'lo']) within(one, 'ip', 'link', 'set', device, 'up')
    within(0, 'ip', 'link', 'set', `p${one}`, 'master', 'br0')
    within(0, 'ip', 'link', 'set', `p${one}`, 'up')
  }
}

/** A file of deploy/ha for one machine; only names, folders and sizes are others than it says. */
function settings(file: string, machine: Machine): string {
  const folder = join(above, `n${machine}`)
  const text = readFileSync(join(root, 'deploy', 'ha', file), 'utf8')
    .replaceAll('NAME=NAME', `NAME=n${machine}`)
    .replaceAll('name: NAME', `name: n${machine}`)
    .replaceAll('ADDRESS', address(machine))
    .replace('/var/lib/postgresql/17/continuum', join(folder, 'data'))
    .replace('/var/lib/postgresql/pgpass', join(folder, 'pgpass'))
    .replace('/var/run/postgresql', join(folder, 'socket'))
    .replace('/var/lib/etcd/continuum', join(folder, 'etcd'))
    .replace('1GB', '128MB')
  const at = join(folder, file)
  writeFileSync(at, text)
  return at
}

const asPostgres = ['setpriv', '--reuid=postgres', '--regid=postgres', '--init-groups']

/** Starts something on a machine for as long as the drill lasts. */
function start(
  machine: number,
  words: readonly string[],
  env: Record<string, string> = {},
  log = 'log',
): ChildProcess {
  const out = openSync(join(above, `${log}-${machine}`), 'a')
  return spawn('ip', ['netns', 'exec', space(machine), ...words], {
    stdio: ['ignore', out, out],
    env: { PATH: '/usr/bin:/bin:/usr/sbin:/sbin', LANG: 'C.UTF-8', HOME: '/tmp', ...env },
  })
}

function startMachine(machine: Machine): void {
  const folder = join(above, `n${machine}`)
  for (const part of ['etcd', 'socket']) mkdirSync(join(folder, part), { recursive: true, mode: 0o700 })
  run('chown', ['-R', 'postgres:', folder])
  const lines = readFileSync(settings('etcd.env', machine), 'utf8').split('\n')
  const env = Object.fromEntries(
    lines
      .filter((line) => line.startsWith('ETCD_'))
      .map((line) => line.split(/=(.*)/s).slice(0, 2) as [string, string]),
  )
  start(machine, [...asPostgres, '/usr/bin/etcd'], env, 'etcd')
  start(
    machine,
    [...asPostgres, '/usr/bin/patroni', settings('patroni.yml', machine)],
    {
      PATRONI_SUPERUSER_PASSWORD: passwords.superuser,
      PATRONI_REPLICATION_PASSWORD: passwords.replication,
      PATRONI_REWIND_PASSWORD: passwords.replication,
    },
    'patroni',
  )
}

const pidsOf = (machine: number): number[] =>
  ip('netns', 'pids', space(machine)).split('\n').filter(Boolean).map(Number)

/** To everything on a machine. */
function signal(machine: number, kind: NodeJS.Signals): void {
  for (const pid of pidsOf(machine))
    try {
      process.kill(pid, kind)
    } catch {
      // Ended by itself meanwhile.
    }
}

interface Member {
  name: string
  role: string
  state: string
  timeline?: number | undefined
}

/** Who is who, where all three tell the same: whoever was cut off believes for a while that nothing has changed. */
function members(): Member[] {
  const told = machines.map((one) => {
    try {
      const text = within(client, 'curl', '-s', '-m2', `http://${address(one)}:8008/cluster`)
      const { members: all } = JSON.parse(text) as { members: Member[] }
      return all.map(({ name, role, state, timeline }) => ({ name, role, state, timeline }))
    } catch {
      return []
    }
  })
  const [first = []] = told
  return told.every((one) => JSON.stringify(one) === JSON.stringify(first)) ? first : []
}
const numberOf = (member: Member | undefined): Machine | undefined =>
  member && (Number(member.name.slice(1)) as Machine)

/** Waits until one leads, one agrees to each write and the third follows; answers with who. */
async function whole(seconds = 120): Promise<{ leader: Machine; second: Machine }> {
  for (const ends = Date.now() + seconds * 1000; Date.now() < ends; await sleep(500)) {
    const all = members()
    const leader = numberOf(all.find(({ role, state }) => role === 'leader' && state === 'running'))
    const second = numberOf(all.find(({ role, state }) => role === 'quorum_standby' && state === 'streaming'))
    if (leader && second && all.filter(({ state }) => state === 'streaming').length === 2)
      return { leader, second }
  }
  throw new Error(`The three are not whole: ${JSON.stringify(members())}`)
}

const psql = (machine: Machine, database: string, ...words: string[]): string =>
  within(
    client,
    'env',
    `PGPASSWORD=${passwords.superuser}`,
    'psql',
    '-h',
    address(machine),
    '-U',
    'postgres',
    '-d',
    database,
    '-qAt',
    ...words,
  )

const writer = (what: 'make' | 'write'): string[] => [
  process.execPath,
  join(root, 'scripts', 'failover-writer.ts'),
  databaseUrl,
  what,
]

/** What is done to the machine that leads, and what mends it. */
const faults: Record<string, (now: { leader: Machine; second: Machine }) => Promise<() => void>> = {
  async kill({ leader }) {
    signal(leader, 'SIGKILL')
    await sleep(35_000)
    return () => startMachine(leader)
  },
  async cut({ leader }) {
    within(0, 'ip', 'link', 'set', `p${leader}`, 'down')
    await sleep(35_000)
    return () => void within(0, 'ip', 'link', 'set', `p${leader}`, 'up')
  },
  async pause({ leader }) {
    signal(leader, 'SIGSTOP')
    await sleep(35_000)
    // It wakes in the belief that it leads, while the house writes.
    signal(leader, 'SIGCONT')
    await sleep(10_000)
    return () => undefined
  },
  async promote({ leader, second }) {
    const asked = JSON.stringify({ leader: `n${leader}`, candidate: `n${second}` })
    within(client, 'curl', '-s', '-XPOST', '-d', asked, `http://${address(leader)}:8008/switchover`)
    await sleep(20_000)
    return () => undefined
  },
}

interface Kept {
  id: string
  at: number
}

/**
 * One fault, and then the next: a machine that was cut off hears the two others again only when their lines, which waited longer and longer
 * between two tries, have tried once more. A second fault within that time finds etcd without a majority that speaks (35 s, measured).
 */
const betweenFaults = 40_000

async function drill(fault: string): Promise<{ lost: number; seconds: number }> {
  await whole()
  await sleep(betweenFaults)
  const before = await whole()
  const out = openSync(join(above, `kept-${fault}`), 'w')
  const house = spawn('ip', ['netns', 'exec', space(client), ...writer('write')], {
    stdio: ['ignore', out, 'inherit'],
  })
  const kept = (): Kept[] =>
    [...readFileSync(join(above, `kept-${fault}`), 'utf8').matchAll(/^kept (\S+) (\d+)$/gm)].map(
      ([, id, at]) => ({ id: id!, at: Number(at) }),
    )
  while (kept().length < 20) await sleep(100)
  const mend = await faults[fault]!(before)
  house.kill('SIGKILL')
  mend()
  const after = await whole()
  if (psql(after.leader, 'postgres', '-c', 'select pg_is_in_recovery()').trim() !== 'f')
    throw new Error('Whoever leads does not write.')
  const there = new Set(
    psql(after.leader, 'continuum', '-c', "select id from tracks where kind = 'contact'").split('\n'),
  )
  const all = kept().toSorted((a, b) => a.at - b.at)
  const gaps = all.slice(1).map(({ at }, before_) => at - all[before_]!.at)
  const lost = all.filter(({ id }) => !there.has(id)).length
  const seconds = Math.max(...gaps) / 1000
  console.log(
    `${fault}: n${before.leader} → n${after.leader}, ${all.length} acknowledged, ${lost} lost, nobody wrote for ${seconds.toFixed(1)} s`,
  )
  return { lost, seconds }
}

try {
  wire()
  for (const one of machines) startMachine(one)
  const { leader } = await whole()
  psql(
    leader,
    'postgres',
    '-c',
    `create role continuum login password '${passwords.owner}'`,
    '-c',
    'create database continuum owner continuum',
  )
  psql(leader, 'continuum', '-v', 'owner=continuum', '-f', join(root, 'deploy', 'first.sql'))
  within(client, ...writer('make'))
  start(client, ['haproxy', '-db', '-f', join(root, 'deploy', 'ha', 'haproxy.cfg')], {}, 'haproxy')
  const wrong: string[] = []
  for (const fault of asked.words[0]?.split(',') ?? Object.keys(faults)) {
    const { lost, seconds } = await drill(fault)
    if (lost > 0 || seconds > mostSeconds) wrong.push(fault)
    const through = within(
      client,
      'env',
      `PGPASSWORD=${passwords.owner}`,
      'psql',
      '-h',
      '127.0.0.1',
      '-p',
      '5000',
      '-U',
      'continuum',
      '-d',
      'continuum',
      '-qAtc',
      'select not pg_is_in_recovery()',
    )
    if (through.trim() !== 't') wrong.push(`${fault}: HAProxy leads elsewhere`)
  }
  if (wrong.length > 0) throw new Error(`Not held: ${wrong.join(', ')}`)
} finally {
  for (const one of [...machines, client]) signal(one, 'SIGKILL')
  await sleep(500)
  for (const one of [0, ...machines, client])
    try {
      ip('netns', 'del', space(one))
    } catch {
      // Never made.
    }
  if (!process.env['KEEP']) rmSync(above, { recursive: true, force: true })
}
