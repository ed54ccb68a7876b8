// Installs a release as deploy/README.md says: its archive, unpacked into a folder of its own; weighs the packages in it, and starts it on
// a database beside it. A file that the program loads and a release has not is found here.

import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startEmbedded } from '../src/database/launcher.ts'
import { prepare } from '../src/database/open.ts'
import { freePort } from '../test/program.ts'
import { sizeOf, writeArchive } from './archive.ts'
import { heldIn, megabytesOf, productionLimits } from './production.ts'
import { releaseTree } from './release-tree.ts'

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

/** `serve` as the service does it, until both hosts have answered. */
async function serve(databaseUrl: string): Promise<void> {
  const [port, publicPort, viewerPort] = [await freePort(), await freePort(), await freePort()]
  const program = spawn(process.execPath, ['bin/continuum.ts', 'serve'], {
    cwd: release,
    stdio: 'inherit',
    env: {
      PATH: dirname(process.execPath),
      NODE_ENV: 'production',
      DATABASE_URL: databaseUrl,
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
  } finally {
    program.kill('SIGTERM')
  }
  const [code] = await ended
  if (code !== 0) throw new Error(`it ended with ${code}`)
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
  await serve(`postgres://${user}@localhost:${port}/${owner.database}?host=${encodeURIComponent(host)}`)
} finally {
  await database.stop()
  rmSync(above, { recursive: true, force: true })
}
