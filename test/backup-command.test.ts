// Backups as an operator makes them, with the executable: beside a running server, put back in an empty folder, and a start with secrets
// that are missing or another network's.
import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it, vi } from 'vitest'
import { makeBackupKey } from '../bin/backup.ts'
import { freePort } from '../bin/free-port.ts'
import { continuum, type Site } from './program.ts'

const above = mkdtempSync(join(tmpdir(), 'continuum-drill-'))
afterAll(() => rmSync(above, { recursive: true, force: true }))
const at = (name: string): string => join(above, name)
const siteOf = async (name: string): Promise<Site> => ({
  data: at(name),
  port: await freePort(),
  publicPort: await freePort(),
  viewerPort: await freePort(),
})
const here = await siteOf('here')

/** Runs to its end; answers with its exit code and all that it said. */
async function run(site: Site, ...args: string[]): Promise<[number | null, string]> {
  const program = continuum(site, ...args)
  return [await program.ended, program.said()]
}
const serve = (site: Site) => continuum(site, 'serve', '--embedded-database')

/** A night with another machine, whose disk is memory here; its restore, and the night in which its receipt is found. */
async function aNight(by: readonly string[]): Promise<void> {
  const elsewhere = mkdtempSync('/dev/shm/continuum-elsewhere-')
  try {
    for (const name of ['nights', 'next', 'third']) mkdirSync(at(name))
    const night = (folder: string, to = elsewhere) =>
      run(
        { ...here, settings: { CONTINUUM_BACKUPS_ELSEWHERE: to } },
        'backup-nightly',
        at(folder),
        '--to',
        at('recipients'),
      )
    expect(await night('nights')).toEqual([
      0,
      expect.stringMatching(/^The backup of 20\S+ lies on another machine\.$/m),
    ])
    expect(readdirSync(elsewhere)).toEqual(readdirSync(at('nights')))
    const tried = await run(here, 'backup-try', elsewhere, ...by, '--secrets', at('secrets.backup'))
    expect(tried).toEqual([0, expect.stringContaining('It is signed by the key of this network.')])
    expect(await night('next')).toEqual([0, expect.stringContaining('was restored and found whole on 20')])
    expect(await night('third', at('next'))).toEqual([
      0,
      expect.stringContaining('is no disk of another machine'),
    ])
  } finally {
    rmSync(elsewhere, { recursive: true, force: true })
  }
}

// The soak goes the whole way with the executable; `npm test` goes it in test/backup.test.ts, in one process.
const inSoak = process.env['BACKUPS'] ? ['is verified, and restored into an empty folder that starts'] : []
it.each(inSoak)(
  'a backup of the running network %s',
  async () => {
    expect((await run(here, 'backup-key', at('odile.key')))[0]).toBe(0)
    await makeBackupKey(at('hana.key'))
    const keys = ['hana', 'odile'].map((name) => /age1\w+/.exec(readFileSync(at(`${name}.key`), 'utf8'))![0])
    writeFileSync(at('recipients'), keys.join('\n'))

    const server = serve(here)
    await server.until(/Ready in/)
    expect(await run(here, 'migrate', '--check')).toEqual([
      0,
      'Nothing to run: the database is up to date.\n',
    ])
    const [made, said] = await run(here, 'backup', at('network.backup'), '--to', at('recipients'))
    expect([made, said]).toEqual([0, expect.stringContaining('The secrets are not in it')])
    expect((await run(here, 'backup', at('secrets.backup'), '--secrets', '--to', at('recipients')))[0]).toBe(
      0,
    )
    server.child.kill('SIGTERM')
    expect(await server.ended).toBe(0)

    const by = ['--identity', at('odile.key')]
    const [secretsOf, receipt] = [
      ['--secrets', at('secrets.backup')],
      ['--receipt', at('receipt')],
    ]
    expect(await run(here, 'verify-backup', at('network.backup'), ...by, ...receipt)).toEqual([
      1,
      expect.stringContaining('name their backup with --secrets'),
    ])
    expect(await run(here, 'verify-backup', at('network.backup'), ...by, ...secretsOf, ...receipt)).toEqual([
      0,
      expect.stringContaining('It is signed by the key of this network.'),
    ])
    expect(await run({ ...here, input: readFileSync(at('receipt'), 'utf8') }, 'backup-restored')).toEqual([
      0,
      expect.stringMatching(/^The backup of 20\S+ was restored and found whole on 20/),
    ])
    const sum = createHash('sha256')
      .update(readFileSync(at('network.backup')))
      .digest('hex')
    expect((await run({ ...here, input: `${sum}  x` }, 'backup-copied'))[0]).toBe(0)
    expect((await run({ ...here, input: '' }, 'backup-copied'))[0]).toBe(1)
    await aNight(by)
    const there = await siteOf('there')
    expect(await run(there, 'restore', at('network.backup'), ...by)).toEqual([
      1,
      expect.stringContaining('The secrets of this network are not in'),
    ])
    expect(existsSync(there.data)).toBe(false)
    // As the guide does it: the folder from which the unit takes them is named, and its secrets lie there afterwards.
    const credentials = at('credentials')
    mkdirSync(credentials, { mode: 0o700 })
    vi.stubEnv('CREDENTIALS_DIRECTORY', credentials)
    expect(
      await run(there, 'restore', at('network.backup'), ...by, '--secrets', at('secrets.backup')),
    ).toEqual([0, expect.stringContaining(`The secrets lie in ${credentials}`)])
    expect(readdirSync(credentials).toSorted()).toEqual(['checkpoint-key', 'opaque-setup', 'oprf-key'])
    expect(existsSync(join(there.data, 'secrets'))).toBe(false)
    const again = serve(there)
    await again.until(/Ready in/)
    vi.unstubAllEnvs()
    again.child.kill('SIGTERM')
    expect(await again.ended).toBe(0)
    // Nothing of it is left half made or readable by others.
    expect(readdirSync(there.data).filter((name) => name.includes('restoring'))).toEqual([])
  },
  300_000,
)

it('a start with a secret that is missing, or another network’s, refuses in one sentence and makes none', async () => {
  if (!existsSync(here.data)) {
    const first = serve(here)
    await first.until(/Ready in/)
    first.child.kill('SIGTERM')
    await first.ended
  }
  const secret = join(here.data, 'secrets', 'oprf-key')
  cpSync(secret, at('kept'))
  rmSync(secret)
  expect(await run(here, 'serve', '--embedded-database')).toEqual([
    1,
    expect.stringMatching(/^The secret oprf-key is missing in .*nothing was changed\.\n$/),
  ])
  expect(existsSync(secret)).toBe(false)
  writeFileSync(secret, Buffer.alloc(32, 7).toString('base64url'), { mode: 0o600 })
  expect(await run(here, 'serve', '--embedded-database')).toEqual([
    1,
    expect.stringMatching(/^The secret oprf-key in .* is not the one of this network.*\n$/),
  ])
  cpSync(at('kept'), secret)
}, 120_000)
