// The recipe of deploy/README.md, *Back to a moment*, done: Debian's PostgreSQL 17 and pgBackRest with the very file of deploy/, a full backup while
// a house takes requests for help, and the server put back to a moment between two of them. What was acknowledged before it is there, what
// came after is not, and the house goes on. Needs root and the packages postgresql-17 and pgbackrest.
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../bin/free-port.ts'

import { mustHold } from './must-hold.ts'

const root = join(import.meta.dirname, '..')
const above = mkdtempSync('/var/tmp/continuum-moment-')
chmodSync(above, 0o755)
const postgres = '/usr/lib/postgresql/17/bin'
const [data, repository, config] = ['data', 'repository', 'pgbackrest.conf'].map((name) =>
  join(above, name),
) as [string, string, string]
const password = crypto.randomUUID()
const port = await freePort()
const url = `postgres://continuum:${password}@127.0.0.1:${port}/continuum`

const as = (command: string, words: readonly string[], env: Record<string, string> = {}): string =>
  execFileSync('runuser', ['-u', 'postgres', '--', command, ...words], {
    cwd: '/',
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, PGPASSWORD: password, ...env },
  })
const psql = (database: string, ...words: string[]): string =>
  as('psql', [
    '-h',
    '127.0.0.1',
    '-p',
    String(port),
    '-d',
    database,
    '-v',
    'ON_ERROR_STOP=1',
    '-qAt',
    ...words,
  ]).trim()
const pgbackrest = (...words: string[]): string =>
  as('pgbackrest', [`--config=${config}`, '--stanza=continuum', ...words])
const control = (...words: string[]): string =>
  as(join(postgres, 'pg_ctl'), ['-D', data, '-w', '-t', '300', '-l', join(above, 'log'), ...words])

function owned(name: string, text: string): string {
  writeFileSync(join(above, name), text, { mode: 0o600 })
  execFileSync('chown', ['postgres:', join(above, name)])
  return join(above, name)
}

/** The server that the guide asks for: it gives every segment of its log away before it forgets it. */
function startServer(): void {
  as(join(postgres, 'initdb'), [
    '-D',
    data,
    '-A',
    'scram-sha-256',
    '--no-sync',
    '--pwfile',
    owned('superuser', password),
  ])
  const lines = [
    `port = ${port}`,
    `unix_socket_directories = '${above}'`,
    `listen_addresses = '127.0.0.1'`,
    'archive_mode = on',
    `archive_command = 'pgbackrest --config=${config} --stanza=continuum archive-push %p'`,
    'archive_timeout = 60s',
  ]
  as('sh', ['-c', `printf '%s\\n' "$LINES_OF_IT" >> "$1"`, 'sh', join(data, 'postgresql.conf')], {
    LINES_OF_IT: lines.join('\n'),
  })
  control('start')
  as(
    'psql',
    [
      '-h',
      '127.0.0.1',
      '-p',
      String(port),
      '-d',
      'postgres',
      '-v',
      'ON_ERROR_STOP=1',
      '-qf',
      join(root, 'deploy/compose/database.sql'),
    ],
    {
      POSTGRES_OWNER_PASSWORD_FILE: owned('owner', password),
      FIRST_SQL: join(root, 'deploy', 'first.sql'),
    },
  )
}

/** A house that takes requests for help until so many were acknowledged; answers with which, and does something meanwhile. */
async function house(count: number, meanwhile?: () => void): Promise<string[]> {
  const file = join(above, `kept-${Date.now()}`)
  const child = spawn(process.execPath, [join(root, 'scripts', 'failover-writer.ts'), url, 'write'], {
    stdio: ['ignore', openSync(file, 'w'), 'inherit'],
  })
  const kept = () => [...readFileSync(file, 'utf8').matchAll(/^kept (\S+) /gm)].map(([, id]) => id as string)
  const until = async (least: number) => {
    while (kept().length < least) {
      if (child.exitCode !== null) throw new Error('The house ended by itself.')
      await sleep(100)
    }
  }
  await until(5)
  meanwhile?.()
  await until(count)
  child.kill('SIGKILL')
  await sleep(500)
  return kept()
}

const there = (): Set<string> =>
  new Set(psql('continuum', '-c', "select id from tracks where kind = 'contact'").split('\n'))

try {
  for (const folder of [data, repository]) mkdirSync(folder)
  execFileSync('chown', ['-R', 'postgres:', above])
  const words = readFileSync(join(root, 'deploy', 'pgbackrest.conf'), 'utf8')
    .replace('WORDS', crypto.randomUUID())
    .replace('/var/lib/pgbackrest', repository)
    .replace('/var/lib/postgresql/17/main', data)
    .replace('5432', String(port))
    .replace('/var/run/postgresql', above)
  const pass = `\npg1-user=postgres\n`
  owned('pgbackrest.conf', words + pass)
  startServer()
  execFileSync(process.execPath, [join(root, 'scripts', 'failover-writer.ts'), url, 'make'], {
    stdio: 'inherit',
  })
  pgbackrest('stanza-create')
  const before = await house(60, () => {
    const began = performance.now()
    pgbackrest('backup', '--type=full')
    console.log(`a full backup while people wrote: ${((performance.now() - began) / 1000).toFixed(1)} s`)
  })
  const moment = psql('postgres', '-c', 'select clock_timestamp()')
  await sleep(1000)
  const after = await house(30)
  psql('postgres', '-c', 'select pg_switch_wal()')
  pgbackrest('check')
  control('-m', 'immediate', 'stop')
  rmSync(data, { recursive: true })
  as('sh', ['-c', `mkdir -m 700 "$1"`, 'sh', data])
  const began = performance.now()
  pgbackrest('restore', '--type=time', `--target=${moment}`, '--target-action=promote')
  control('start')
  while (psql('postgres', '-c', 'select pg_is_in_recovery()') === 't') await sleep(300)
  console.log(`back at ${moment} after ${((performance.now() - began) / 1000).toFixed(1)} s`)
  const now = there()
  mustHold(
    before.length >= 60 && before.every((id) => now.has(id)),
    `all ${before.length} that were acknowledged before the moment are there`,
  )
  mustHold(
    after.length >= 30 && !after.some((id) => now.has(id)),
    `none of the ${after.length} that came after it`,
  )
  mustHold(psql('continuum', '-c', 'select audit.first_break(0)') === '', 'the trail of visitors is whole')
  const later = await house(10)
  const then = there()
  mustHold(
    later.every((id) => then.has(id)),
    'the house goes on',
  )
} finally {
  spawnSync(
    'runuser',
    ['-u', 'postgres', '--', join(postgres, 'pg_ctl'), '-D', data, '-m', 'immediate', 'stop'],
    { cwd: '/' },
  )
  if (!process.env['KEEP']) rmSync(above, { recursive: true, force: true })
}
