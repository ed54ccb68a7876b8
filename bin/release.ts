// Is what runs somewhere what was released? And the secrets with which an installation begins. Plain words on standard error;
// exit code 0 the same, 1 not the same, 2 asked wrongly.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  compareFiles,
  compareServer,
  hostAt,
  manifestOf,
  type Differences,
  type HostName,
  type Manifest,
} from '../src/http/release.ts'
import { webcatOf } from '../src/http/webcat.ts'
import { version } from '../src/http/about.ts'

const own = new URL('../dist/release.json', import.meta.url).pathname
const dist = new URL('../dist', import.meta.url).pathname
const say = (text: string): void => void process.stderr.write(`${text}\n`)

/** Compares with the list in a file: `dist/release.json` of this source where no other is named. */
export async function verifyRelease(what: string, manifest = own, beside?: string): Promise<number> {
  if (!existsSync(manifest)) {
    say(`There is no list to compare with at ${manifest}: build the release first (npm run build).`)
    return 2
  }
  const release = JSON.parse(readFileSync(manifest, 'utf8')) as Manifest
  if (!/^https?:/.test(what)) {
    // What is no release at all was mistyped or not built; the warning is for one that was changed.
    if (!existsSync(join(what, 'staff')) && !existsSync(join(what, 'workers'))) {
      say(
        existsSync(what)
          ? `In ${what} there are no built files. Nothing was compared.`
          : `${what} is no address (https://…), and there is no such folder. Nothing was compared.`,
      )
      return 2
    }
    const other = manifestOf(what, version)
    const hosts: HostName[] = ['staff', 'public', 'viewer']
    const all = hosts.map((host) => tell(host, what, compareFiles(release.files[host], other.files[host])))
    return all.every(Boolean) ? 0 : 1
  }
  const wrong = [what, beside].find((address) => address !== undefined && !URL.canParse(address))
  if (wrong) {
    say(`${wrong} is no address. Nothing was compared.`)
    return 2
  }
  const host = await hostAt(what).catch(() => undefined)
  if (!host) {
    say(`${what} does not answer. Nothing is known about it.`)
    return 1
  }
  const same = tell(
    host,
    what,
    await compareServer(release, host, what, { beside: beside && new URL(beside).origin }),
  )
  say(
    'This is what the server sends to this computer now. To others it may send something else: let several people look.',
  )
  return same ? 0 : 1
}

/** Prints `webcat.config.json` for the staff host at an address. */
export function printWebcat(
  origin: string,
  {
    from = dist,
    viewer = undefined as string | undefined,
    out = (text: string): void => void process.stdout.write(text),
  } = {},
): number {
  if (!existsSync(join(from, 'workers'))) {
    say('Nothing is built yet: run `npm run build` first, from the very source that is released.')
    return 2
  }
  if (viewer !== undefined && !URL.canParse(viewer)) {
    say(`${viewer} is no address. Nothing was printed.`)
    return 2
  }
  out(`${JSON.stringify(webcatOf(from, origin, version, viewer && new URL(viewer).origin), null, 2)}\n`)
  return 0
}

/** Says it; true where everything is the same. */
export function tell(
  host: HostName,
  where: string,
  found: Differences,
  out: (text: string) => void = say,
): boolean {
  const { same, changed, missing, policy, foreign } = found
  const groups: [string, string[]][] = [
    ['has other bytes than the release', changed],
    ['is missing', missing],
    ['comes with another content policy', policy],
    ['is not part of the release', foreign],
  ]
  const wrong = groups.filter(([, paths]) => paths.length > 0)
  if (wrong.length === 0) {
    out(
      `${where} (${host} host) is the release: ${same} files, every byte the same, the same content policy.`,
    )
    return true
  }
  out(`${where} (${host} host) is NOT the release. Type nothing there until somebody has explained this:`)
  for (const [what, paths] of wrong) for (const path of paths) out(`  ${path} ${what}`)
  return false
}

/** Makes the files that `deploy/continuum.service` hands to the service; those that exist stay as they are. */
export async function makeSecrets(folder: string): Promise<number> {
  const { openSecrets } = await import('../src/app/boot.ts')
  await openSecrets(folder, '')
  say(
    `The secrets are in ${join(folder, '')}: keep a copy where no backup of the database is. Without them no card opens.`,
  )
  return 0
}
