// One data folder and several networks: what is running is never taken away, and what is real is never taken for invented.

import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { beginAnew, forDemonstration, forRealPeople, saidIn } from '../demo/folder.ts'
import { startEmbedded } from '../src/database/launcher.ts'
import { asOwner } from '../src/database/open.ts'

const above = mkdtempSync(join(tmpdir(), 'continuum-folder-'))
afterAll(() => rmSync(above, { recursive: true, force: true }))

/** A folder with these files in it. */
function folder(name: string, ...files: string[]): string {
  const path = join(above, name)
  mkdirSync(path)
  for (const file of files) {
    mkdirSync(join(path, file, '..'), { recursive: true })
    writeFileSync(join(path, file), 'dear')
  }
  return path
}

const invented = (path: string): void => writeFileSync(saidIn(path), '{"state":"ready"}')

describe('a reset of the demonstration', () => {
  it('deletes the invented country and nothing else in the folder', async () => {
    const path = folder('invented', 'postgres/PG_VERSION', 'secrets/oprf-key', 'objects/a', 'my-thesis.odt')
    invented(path)
    await beginAnew(path)
    expect(readdirSync(path)).toEqual(['my-thesis.odt'])
  })

  it('is refused where nothing marks the network as invented, and deletes nothing', async () => {
    for (const [at, files] of [
      ['postgres/PG_VERSION', 'secrets/oprf-key', 'objects/a'],
      ['secrets/oprf-key'],
      ['objects/a'],
    ].entries()) {
      const path = folder(`real-${at}`, ...files)
      await expect(beginAnew(path)).rejects.toThrow(
        /nothing says that they are an invented country’s\. Nothing was taken away\./,
      )
      for (const file of files) expect(existsSync(join(path, file)), file).toBe(true)
      writeFileSync(saidIn(path), '{"state"')
      await expect(beginAnew(path)).rejects.toThrow(/Nothing was taken away/)
    }
    await beginAnew(folder('empty'))
    await beginAnew(join(above, 'not-there'))
  })

  it('is refused while another program uses the folder, whose database goes on', async () => {
    const path = folder('in-use')
    const server = await startEmbedded(path, { fsync: false })
    invented(path)
    const owner = { ...server.connection, database: 'postgres' }
    await expect(beginAnew(path)).rejects.toThrow(
      `The data folder ${path} is in use by process ${process.pid}. Stop that one first.`,
    )
    await asOwner({ owner }, (client) => client.query('create table still_here (); checkpoint'))
    await server.stop()
    await beginAnew(path)
    expect(readdirSync(path)).toEqual([])
  })

  it('is refused for a folder whose database is elsewhere', () => {
    const real = folder('elsewhere', 'secrets/oprf-key')
    expect(() => forDemonstration(real)).toThrow(/a network that has its database elsewhere/)
    const path = folder('both', 'postgres/PG_VERSION', 'secrets/oprf-key')
    invented(path)
    forDemonstration(path)
    expect(() => forRealPeople(path, { elsewhere: true })).toThrow(/is an invented country’s/)
    expect(existsSync(saidIn(path))).toBe(true)
  })

  it('does not touch a real network that was started where a demonstration had failed', async () => {
    const path = folder('unfinished', 'postgres/PG_VERSION', 'secrets/oprf-key')
    writeFileSync(saidIn(path), '{"state":"making"}')
    forRealPeople(path, { elsewhere: false })
    await expect(beginAnew(path)).rejects.toThrow(/Nothing was taken away/)
  })
})
