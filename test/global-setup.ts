// One database server per test run, in a folder that goes with it. It starts while the first test files are already
// running: those without a database never wait for it.
import { rmSync } from 'node:fs'
import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { makeTemporaryFolder } from '../scripts/temporary-folder.ts'
import { startEmbedded, type Embedded } from '../src/database/launcher.ts'
import { accessFiles, migrate } from '../src/database/migrate.ts'
import { asOwner, prepare } from '../src/database/open.ts'
import { order } from '../src/app/features.ts'
import { template } from './database.ts'

const root = join(import.meta.dirname, '..')

async function ready(server: Embedded) {
  const owner = await prepare({ connection: { ...server.connection, database: template } })
  const plan = { migrations: join(root, 'migrations'), access: accessFiles(join(root, 'src'), order) }
  await asOwner({ owner }, (client) => migrate(client, plan))
  return server.connection
}

/** Starts the server and answers the teardown. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = makeTemporaryFolder()
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const report = join(folder, 'ready.json')
  project.provide('databaseReport', report)
  const server = startEmbedded(join(folder, 'data'), { fsync: false, sharedBuffers: '64MB' })
  const told = server
    .then(ready)
    .then(
      (connection) => ({ connection }),
      (error: unknown) => ({ error: String(error) }),
    )
    // Written aside and renamed: nobody reads half of it.
    .then((content) => writeFile(`${report}.new`, JSON.stringify(content)))
    .then(() => rename(`${report}.new`, report))
  return async () => {
    await told
    await server.then(
      (running) => running.stop(),
      () => undefined,
    )
    rmSync(folder, { recursive: true, force: true })
  }
}
