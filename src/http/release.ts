// What a release serves to browsers, as a list that can be compared: by whoever builds it again from the source, and by
// whoever asks a running server. A server that was broken into and serves another script shows itself here, at least to
// those who look, and as long as it does not know who looks.

import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { addresses, exitAddresses } from '../api/addresses.ts'
import { packedEnding, tagOf } from './files.ts'
import { islandName } from './islands.ts'
import { publicPolicy, staffPolicy, workerPolicy } from './headers.ts'
import { exitScript } from './quick-exit.ts'
import { styleHash } from './style.ts'

export type HostName = 'staff' | 'public'

export interface Manifest {
  version: string
  /** SHA-256 in hexadecimal of each file, by host and address. */
  files: Record<HostName, Record<string, string>>
  /** The content policy of each host, and that of the workers on both. */
  policies: Record<HostName | 'worker', string>
}

/** What differs, by address. Nothing in all four is the same release. */
export interface Differences {
  same: number
  changed: string[]
  missing: string[]
  /** Other content policy. */
  policy: string[]
  /** Scripts in a page that the release does not know. */
  foreign: string[]
}

const digest = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')

function digests(
  folder: string,
  addressOf: (path: string, bytes: Uint8Array) => string,
): Record<string, string> {
  if (!existsSync(folder)) return {}
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('.vite'))
    .filter(({ name }) => !name.endsWith(packedEnding))
    .map((entry) => join(entry.parentPath, entry.name))
  return Object.fromEntries(
    files.toSorted().map((path) => {
      const bytes = readFileSync(path)
      return [addressOf(path.slice(folder.length), bytes), digest(bytes)]
    }),
  )
}

/** The list for a folder of built files (`dist`). */
export function manifestOf(dist: string, version: string): Manifest {
  const workers = digests(join(dist, 'workers'), (path) => `/workers${path}`)
  return {
    version,
    files: {
      staff: { ...digests(join(dist, 'staff'), (path) => (path === '/staff.html' ? '/' : path)), ...workers },
      public: {
        ...digests(
          join(dist, 'public'),
          (path, bytes) => `/islands/${islandName(path.split('/').at(-1) as string, tagOf(bytes))}`,
        ),
        ...workers,
        [exitAddresses.script]: digest(exitScript),
      },
    },
    policies: { staff: staffPolicy, public: publicPolicy(styleHash), worker: workerPolicy },
  }
}

/** Two lists of files. */
export function compareFiles(release: Record<string, string>, other: Record<string, string>): Differences {
  const paths = Object.keys(release)
  return {
    same: paths.filter((path) => other[path] === release[path]).length,
    changed: paths.filter((path) => path in other && other[path] !== release[path]),
    missing: paths.filter((path) => !(path in other)),
    policy: [],
    foreign: Object.keys(other).filter((path) => !(path in release)),
  }
}

/** Pages whose scripts are looked at. */
const pagesOf: Readonly<Record<HostName, readonly string[]>> = {
  public: [addresses.start, addresses.help, addresses.concern, addresses.receipt, addresses.enter].map(
    (page) => `/en${page}`,
  ),
  staff: ['/', '/cases'],
}

/** Asks a server for every file of the release, and looks at the scripts of some pages. Throws where it does not answer. */
export async function compareServer(
  release: Manifest,
  host: HostName,
  url: string,
  ask: (url: string) => Promise<Response> = (address) =>
    fetch(address, { redirect: 'manual', headers: { accept: 'text/html, */*' } }),
): Promise<Differences> {
  const found: Differences = { same: 0, changed: [], missing: [], policy: [], foreign: [] }
  const get = (path: string) => ask(new URL(path, url).href)
  const { [host]: files } = release.files
  for (const [path, expected] of Object.entries(files)) {
    const response = await get(path)
    const body = new Uint8Array(await response.arrayBuffer())
    if (response.status !== 200) found.missing.push(path)
    else if (digest(body) !== expected) found.changed.push(path)
    else found.same += 1
    const policy = release.policies[path.startsWith('/workers/') ? 'worker' : host]
    if (response.headers.get('content-security-policy') !== policy) found.policy.push(path)
  }
  for (const path of pagesOf[host]) {
    const response = await get(path)
    const page = await response.text()
    if (response.headers.get('content-security-policy') !== release.policies[host]) found.policy.push(path)
    for (const [tag] of page.matchAll(/<script\b[^>]*>/gi)) {
      const src = /\ssrc="([^"]*)"/i.exec(tag)?.[1]
      if (src === undefined || !(src in files))
        found.foreign.push(`${path}: ${src ?? 'a script in the page'}`)
    }
  }
  return found
}

/** Which of the two hosts answers there: only the public one has a script for the way out. */
export async function hostAt(
  url: string,
  ask: (url: string) => Promise<Response> = fetch,
): Promise<HostName> {
  const response = await ask(new URL(exitAddresses.script, url).href)
  await response.arrayBuffer()
  return response.headers.get('content-type')?.startsWith('text/javascript') ? 'public' : 'staff'
}
