// Makes a whole release and tries it as somebody does who has no registry and no build: the same bytes twice, a signature that holds and one
// that does not, units that systemd reads, and the image, started in a chroot behind Debian's Caddy on Debian's PostgreSQL 17 with the
// very files of deploy/compose. Containers are not started: neither Docker nor podman is asked for. Needs root and the packages
// mmdebstrap, buildah, netavark, minisign, caddy, postgresql-17 and systemd.
import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { request as plainly } from 'node:http'
import { request } from 'node:https'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../bin/free-port.ts'

import { mustHold } from './must-hold.ts'
import { sumOf } from './archive.ts'
import { imageUser } from './image.ts'
import { version } from './release-tree.ts'
import { argumentsOf } from './arguments.ts'

const asked = argumentsOf({ flags: ['dirty'] })
const root = join(import.meta.dirname, '..')
const compose = join(root, 'deploy', 'compose')
// On a disk: systemd takes no unit that works below /dev.
const above = mkdtempSync('/var/tmp/continuum-release-')
chmodSync(above, 0o755)
const name = `continuum-${version}`
const postgres = '/usr/lib/postgresql/17/bin'
const running: ChildProcess[] = []

const run = (command: string, words: readonly string[], options: object = {}): string =>
  execFileSync(command, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], ...options })

/** Two releases of this commit, the first one signed with a key that is thrown away. */
async function release(): Promise<string> {
  const key = join(above, 'key')
  run('minisign', ['-G', '-W', '-p', `${key}.pub`, '-s', key])
  const [first, second] = ['first', 'second'].map((folder) => join(above, folder)) as [string, string]
  const make = [join(root, 'scripts', 'release.ts'), ...(asked.has('dirty') ? ['--dirty'] : []), '--image']
  run(process.execPath, [...make, first, '--key', key])
  run(process.execPath, [...make, second])
  const endings = ['tar.gz', 'cdx.json', 'changes.md', 'oci.tar', 'provenance.json']
  for (const file of [...endings.map((ending) => `${name}.${ending}`), `continuum-client-${version}.tgz`])
    mustHold(
      (await sumOf(join(first, file))) === (await sumOf(join(second, file))),
      `${file} is the same bytes a second time`,
    )
  const verify = () =>
    spawnSync('minisign', ['-V', '-p', `${key}.pub`, '-m', join(first, 'SHA256SUMS')]).status
  mustHold(verify() === 0, 'the signature over the checksums holds')
  run('sha256sum', ['--check', '--quiet', 'SHA256SUMS'], { cwd: first })
  const sums = readFileSync(join(first, 'SHA256SUMS'), 'utf8')
  writeFileSync(
    join(first, 'SHA256SUMS'),
    sums.replace(/^./, (digit) => (digit === '0' ? '1' : '0')),
  )
  mustHold(verify() !== 0, 'with one digit changed it does not')
  return first
}

/** What stands in the archive is what systemd reads; only where Node lies is another place here. */
function units(folder: string): void {
  const unpacked = join(above, 'unpacked')
  mkdirSync(unpacked)
  run('tar', ['-xzf', join(folder, `${name}.tar.gz`), '-C', unpacked, '--strip-components=1'])
  const files = globSync('deploy/*.{service,timer}', { cwd: unpacked }).map((file) => join(unpacked, file))
  for (const file of files)
    writeFileSync(
      file,
      readFileSync(file, 'utf8')
        .replaceAll('/usr/bin/node', process.execPath)
        .replaceAll('/opt/continuum', unpacked),
    )
  const told = spawnSync('systemd-analyze', ['verify', ...files], { encoding: 'utf8' })
  mustHold(
    told.status === 0 && told.stderr === '',
    `systemd finds nothing in ${files.length} units ${told.stderr}`,
  )
}

interface Config {
  User: string
  Env: string[]
  Entrypoint: string[]
  Cmd: string[]
  WorkingDir: string
}

/** Lays the image's layers over each other, and says how it wants to be started. */
function unpack(file: string, into: string): Config {
  const layout = join(above, 'layout')
  for (const folder of [layout, into]) mkdirSync(folder)
  run('tar', ['-xf', file, '-C', layout])
  const blob = (digest: string) => join(layout, 'blobs', ...digest.split(':'))
  const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))
  const { manifests } = read(join(layout, 'index.json')) as { manifests: { digest: string }[] }
  const manifest = read(blob(manifests[0]!.digest)) as {
    layers: { digest: string }[]
    config: { digest: string }
  }
  for (const { digest } of manifest.layers) run('tar', ['-xzf', blob(digest), '-C', into])
  return (read(blob(manifest.config.digest)) as { config: Config }).config
}

/** Debian's PostgreSQL with the SQL of compose.yaml, as its image runs it: by psql, as the superuser. */
async function database(password: string): Promise<number> {
  const [data, port] = [join(above, 'database'), await freePort()]
  mkdirSync(data)
  run('chown', ['postgres:', data])
  const as = (command: string, words: string[], env = {}) =>
    run('runuser', ['-u', 'postgres', '--', command, ...words], { cwd: '/', env: { ...process.env, ...env } })
  as(join(postgres, 'initdb'), [
    '-D',
    data,
    '-A',
    'scram-sha-256',
    '--no-sync',
    '--pwfile',
    owned('superuser', password),
  ])
  const options = `-p ${port} -k ${data} -c listen_addresses=127.0.0.1`
  as(join(postgres, 'pg_ctl'), ['-D', data, '-w', '-l', join(data, 'log'), '-o', options, 'start'])
  const sql = [
    '-v',
    'ON_ERROR_STOP=1',
    '-h',
    data,
    '-p',
    String(port),
    '-q',
    '-f',
    join(compose, 'database.sql'),
  ]
  const env = {
    PGPASSWORD: password,
    POSTGRES_OWNER_PASSWORD_FILE: owned('owner', password),
    FIRST_SQL: join(root, 'deploy', 'first.sql'),
  }
  as('psql', sql, env)
  return port
}

/** A file that the database's user may read. */
function owned(what: string, text: string): string {
  const file = join(above, what)
  writeFileSync(file, text)
  run('chown', ['postgres:', file])
  return file
}

/** A command of the image, in its root, as its user, with what it was built to be given. */
function inImage(
  folder: string,
  config: Config,
  words: readonly string[],
  env: Record<string, string> = {},
): ChildProcess {
  const given = Object.fromEntries(
    config.Env.map((line) => line.split(/=(.*)/s).slice(0, 2) as [string, string]),
  )
  const [user = '', group = user] = config.User.split(':')
  const place = [`--root=${folder}`, `--wd=${config.WorkingDir}`, `--setgid=${group}`, `--setuid=${user}`]
  const child = spawn('unshare', [...place, ...config.Entrypoint, ...words], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { PATH: process.env['PATH'], ...given, ...env },
  })
  running.push(child)
  return child
}

const endOf = async (child: ChildProcess): Promise<number | null> =>
  child.exitCode ?? ((await once(child, 'close')) as [number | null])[0]

/** The secrets as compose.yaml shows them: made by the image's own command, owned by its user. */
async function secrets(folder: string, config: Config, databaseUrl: string): Promise<void> {
  const given = join(folder, 'run', 'secrets')
  mkdirSync(given, { recursive: true })
  chownSync(given, imageUser, imageUser)
  mustHold(
    (await endOf(inImage(folder, config, ['secrets', '/run/secrets']))) === 0,
    'the image makes the secrets',
  )
  writeFileSync(join(given, 'database-url'), databaseUrl, { mode: 0o400 })
  chownSync(join(given, 'database-url'), imageUser, imageUser)
}

interface Names {
  secure: number
  plain: number
}
const [staff, open, viewer] = ['staff.localhost', 'weather.localhost', 'papers.localhost'] as const

async function proxy(
  upstream: { staff: number; open: number; viewer: number },
  { secure, plain }: Names,
): Promise<() => string> {
  const options = [
    'local_certs',
    'skip_install_trust',
    'admin off',
    `https_port ${secure}`,
    `http_port ${plain}`,
  ]
  const child = spawn('caddy', ['run', '--config', join(compose, 'Caddyfile'), '--adapter', 'caddyfile'], {
    stdio: ['ignore', 'ignore', 'ignore'],
    env: {
      PATH: process.env['PATH'],
      HOME: above,
      XDG_DATA_HOME: join(above, 'caddy'),
      STAFF_HOST: staff,
      PUBLIC_HOST: open,
      VIEWER_HOST: viewer,
      CADDY_OPTIONS: options.join('\n'),
      STAFF_UPSTREAM: `127.0.0.1:${upstream.staff}`,
      PUBLIC_UPSTREAM: `127.0.0.1:${upstream.open}`,
      VIEWER_UPSTREAM: `127.0.0.1:${upstream.viewer}`,
    },
  })
  running.push(child)
  return () => readFileSync(join(above, 'caddy', 'caddy', 'pki', 'authorities', 'local', 'root.crt'), 'utf8')
}

interface Answer {
  status: number
  headers: Record<string, string | string[] | undefined>
}

const ask = (url: string, ca: string, host?: string): Promise<Answer> =>
  new Promise((done, failed) => {
    const { hostname, port, pathname } = new URL(url)
    const make = url.startsWith('https:') ? request : plainly
    const headers = { host: host ?? `${hostname}:${port}` }
    make({ host: '127.0.0.1', port, path: pathname, ca, servername: hostname, headers }, (response) => {
      response.resume()
      done({ status: response.statusCode ?? 0, headers: response.headers })
    })
      .on('error', failed)
      .end()
  })

async function until(url: string, ca: () => string, runs: () => boolean): Promise<Answer> {
  for (;;) {
    const answer = await Promise.resolve()
      .then(() => ask(url, ca()))
      .catch(() => undefined)
    if (answer && answer.status < 500) return answer
    if (!runs()) throw new Error('The image ended before it answered.')
    await sleep(300)
  }
}

/** Everything that compose.yaml starts, without the containers. */
async function started(archive: string): Promise<void> {
  const folder = join(above, 'image')
  const config = unpack(archive, folder)
  const password = crypto.randomUUID()
  const port = await database(password)
  await secrets(folder, config, `postgres://continuum:${password}@127.0.0.1:${port}/continuum`)
  const upstream = { staff: await freePort(), open: await freePort(), viewer: await freePort() }
  const names = { secure: await freePort(), plain: await freePort() }
  const authority = await proxy(upstream, names)
  const server = inImage(folder, config, config.Cmd, {
    CONTINUUM_PORT: String(upstream.staff),
    CONTINUUM_PUBLIC_PORT: String(upstream.open),
    CONTINUUM_VIEWER_PORT: String(upstream.viewer),
    CONTINUUM_URL: `https://${staff}:${names.secure}`,
    CONTINUUM_PUBLIC_URL: `https://${open}:${names.secure}`,
    CONTINUUM_VIEWER_URL: `https://${viewer}:${names.secure}`,
    CONTINUUM_PROXY: 'yes',
    CONTINUUM_LOG: 'error',
  })
  const began = performance.now()
  const runs = () => server.exitCode === null
  const page = await until(`https://${staff}:${names.secure}/`, authority, runs)
  console.log(`answers after ${((performance.now() - began) / 1000).toFixed(1)} s`)
  mustHold(
    page.status === 200 && page.headers['strict-transport-security'] !== undefined,
    'the staff’s page comes over TLS',
  )
  mustHold(
    (await until(`https://${open}:${names.secure}/en`, authority, runs)).status === 200,
    'so does the public’s',
  )
  mustHold(
    (await until(`https://${viewer}:${names.secure}/`, authority, runs)).status === 200,
    'so does the page at which PDFs are read',
  )
  mustHold(page.headers['server'] === undefined, 'nothing says what the proxy is')
  const crossed = await ask(`https://${open}:${names.secure}/`, authority(), `${staff}:${names.secure}`)
  mustHold(crossed.status === 421, 'who called the public name gets no page of the staff')
  const redirect = await ask(`http://${staff}:${names.plain}/`, '')
  mustHold(redirect.status === 308, 'plain HTTP is only led to TLS')
  server.kill('SIGTERM')
  mustHold((await endOf(server)) === 0, 'told to stop, it ends with 0')
}

try {
  run(process.execPath, [join(root, 'scripts', 'build.ts'), '--if-needed'])
  const folder = await release()
  units(folder)
  await started(join(folder, `${name}.oci.tar`))
} finally {
  for (const child of running) if (child.exitCode === null) child.kill('SIGKILL')
  spawnSync(
    'runuser',
    [
      '-u',
      'postgres',
      '--',
      join(postgres, 'pg_ctl'),
      '-D',
      join(above, 'database'),
      '-m',
      'immediate',
      'stop',
    ],
    { cwd: '/' },
  )
  rmSync(above, { recursive: true, force: true })
}
