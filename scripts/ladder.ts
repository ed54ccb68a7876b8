// The ladder: installations that earlier versions of Continuum made are opened by this version. The old program is taken out of git with its own
// packages, makes its network and a backup itself, and ends. This version then works on both: on the old data folder, and on an empty one into
// which it restores the old backup. It migrates, verifies every audit trail, signs everybody in with their old passphrase, and opens all that
// they may read: records, messages, files, names, requests for help. One that does not open fails the run. The rungs: test/ladder.json.
//
//   npm run soak -- ladder
//   node scripts/ladder.ts [--only=COMMIT]
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { clocks, signIn } from '../demo/actor.ts'
import { passphrase } from '../demo/network.ts'
import { freePort } from '../bin/free-port.ts'
import { bringUpToDate, openNetwork, openSecrets } from '../src/app/boot.ts'
import { asOwner, openDatabase } from '../src/database/open.ts'
import { readAll } from '../test/corpus/reading.ts'
import { argumentsOf } from './arguments.ts'
import { mustHold } from './must-hold.ts'
import { quietHosts } from './quiet-hosts.ts'

interface Rung {
  version: string
  /** A commit of that version whose seed was made by itself. */
  commit: string
  /** Why it is a rung: what no earlier one holds. */
  holds: string
}

const root = join(import.meta.dirname, '..')
const only = argumentsOf({ values: ['only'] }).value('only')
const rungs = (JSON.parse(readFileSync(join(root, 'test/ladder.json'), 'utf8')) as Rung[]).filter(
  ({ commit }) => !only || commit === only,
)
mustHold(rungs.length > 0, `${rungs.length} old installations`)
/** On a disk: each has packages of its own. */
const above = mkdtempSync('/var/tmp/continuum-ladder-')

/** One command of a program in a folder, with what it prints. */
function continuum(program: string, data: string, ...words: string[]): string {
  return execFileSync(nodeOf(program), [join(program, 'bin/continuum.ts'), ...words], {
    cwd: program,
    encoding: 'utf8',
    env: { ...process.env, CONTINUUM_DATA: data },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

const nodeOf = (program: string): string => join(program, 'node_modules/.bin/node')

/** The files of a commit, with the packages that its lock names. */
function takeOut(commit: string, to: string): void {
  mkdirSync(to)
  const archive = execFileSync('git', ['archive', commit], { cwd: root, maxBuffer: 1 << 29 })
  execFileSync('tar', ['-x', '-C', to], { input: archive })
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: to,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

/** The old program makes its network, serves it, and is told to end. */
async function makeNetwork(program: string, data: string): Promise<void> {
  const env = { ...process.env, CONTINUUM_DATA: data }
  const ports = { CONTINUUM_PORT: String(await freePort()), CONTINUUM_PUBLIC_PORT: String(await freePort()) }
  const child = spawn(nodeOf(program), [join(program, 'bin/continuum.ts'), 'demo'], {
    cwd: program,
    env: { ...env, ...ports, CONTINUUM_VIEWER_PORT: String(await freePort()) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(child, 'exit')
  const said: string[] = []
  const isReady = new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      createInterface(stream).on('line', (line) => {
        said.push(line)
        if (line.startsWith('Ready in')) resolve()
      })
    child.once('exit', (code) => reject(new Error(`It ended with ${code}:\n${said.join('\n')}`)))
  })
  await isReady
  child.kill('SIGTERM')
  await ended
}

interface Opened {
  people: number
  cases: number
  values: number
  files: number
  refused: string[]
}

/** Counts the sealed values in what somebody read, and names those that were refused. */
function count(read: Awaited<ReturnType<typeof readAll>>, who: string, into: Opened): void {
  const look = (value: unknown, way: string): void => {
    if (typeof value !== 'object' || value === null) return
    if ('refused' in value) into.refused.push(`${who}: ${way}: ${String(value.refused)}`)
    if ('value' in value) into.values += 1
    if ('sha256' in value) into.files += 1
    for (const [name, inside] of Object.entries(value)) if (name !== 'value') look(inside, `${way}/${name}`)
  }
  into.people += 1
  into.cases += Object.keys(read.cases).length
  look(read, '')
}

/** Everybody of the invented country signs in and opens all that they may read. */
async function openAll(data: string): Promise<Opened> {
  const database = await openDatabase({ embedded: data })
  try {
    await bringUpToDate(database)
    const secrets = await openSecrets(join(data, 'secrets'))
    const { now } = await openNetwork(database)
    const hosts = await quietHosts(database, { secrets, data, unlimited: true })
    for (const host of [hosts.staff, hosts.public]) clocks.set(host, { now: () => now().getTime() })
    const opened: Opened = { people: 0, cases: 0, values: 0, files: 0, refused: [] }
    // Who was there then: today's invented country has others.
    const { rows } = await asOwner(database, (client) =>
      client.query<{ handle: string }>(`select handle from users where state = 'active' order by handle`),
    )
    for (const { handle } of rows) {
      const who = await signIn(hosts.staff, handle, passphrase)
      count(await readAll(who, []), handle, opened)
    }
    return opened
  } finally {
    await database.close()
  }
}

async function standOn({ version, commit, holds }: Rung): Promise<void> {
  const folder = join(above, commit)
  mkdirSync(folder)
  const [program, data, restored] = ['program', 'data', 'restored'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ]
  takeOut(commit, program)
  await makeNetwork(program, data)
  const [key, recipients, backup] = ['key', 'recipients', 'backup'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ]
  writeFileSync(
    recipients,
    [key, `${key}.second`].map((file) => continuum(program, data, 'backup-key', file)).join(''),
  )
  continuum(program, data, 'backup', backup, '--to', recipients)
  continuum(program, data, 'backup', `${backup}.secrets`, '--secrets', '--to', recipients)
  mustHold(true, `${version} (${commit}: ${holds}) made a network and its backup`)
  continuum(root, restored, 'restore', backup, '--identity', key, '--secrets', `${backup}.secrets`)
  continuum(root, data, 'migrate')
  for (const [name, where] of [
    ['its folder', data],
    ['its backup, restored', restored],
  ] as const) {
    continuum(root, where, 'audit', 'verify')
    const { people, cases, values, files, refused } = await openAll(where)
    console.log(`${name}: ${people} people, ${cases} cases, ${values} sealed values, ${files} files`)
    for (const line of refused.slice(0, 20)) console.log(`  refused: ${line}`)
    mustHold(refused.length === 0, `this version opens all of ${commit}: ${name}`)
  }
}

try {
  for (const rung of rungs) await standOn(rung)
} finally {
  if (!process.env['KEEP']) rmSync(above, { recursive: true, force: true })
}
