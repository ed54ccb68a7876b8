// What a release serves to browsers, as a list that can be compared: by whoever builds it again from the source, and by
// whoever asks a running server. A server that was broken into and serves another script shows itself here, at least to
// those who look, and as long as it does not know who looks.

import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { addresses, exitAddresses } from '../api/addresses.ts'
import { packedEnding, tagOf } from './files.ts'
import { islandName } from './islands.ts'
import { publicPolicy, staffPolicy, viewerPolicy, workerPolicy } from './headers.ts'
import { exitScript } from './quick-exit.ts'
import { styleHash } from './style.ts'

export type HostName = 'staff' | 'public' | 'viewer'

export interface Manifest {
  version: string
  /** SHA-256 in hexadecimal of each file, by host and address. */
  files: Record<HostName, Record<string, string>>
  /** The content policy of each host, and that of the workers on both. Which addresses stand in one is the installation's: `policyAt`. */
  policies: Record<HostName | 'worker', string>
}

/** In the viewer host's policy, where its own address and the staff host's go. */
const [ownPlace, staffPlace] = ['{viewer}', '{staff}']

/** A policy of the release as it is sent where the staff host and the viewer host know each other by these addresses. */
function policyAt(text: string, host: HostName | 'worker', url: string, beside: string | undefined): string {
  if (host === 'viewer')
    return text.replaceAll(ownPlace, new URL(url).origin).replaceAll(staffPlace, beside ?? '')
  return host === 'staff' && beside ? text.replace('frame-src blob:', `frame-src blob: ${beside}`) : text
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
      viewer: digests(join(dist, 'viewer'), (path) => (path === '/viewer.html' ? '/' : path)),
    },
    policies: {
      staff: staffPolicy(),
      public: publicPolicy(styleHash),
      viewer: viewerPolicy(ownPlace, staffPlace),
      worker: workerPolicy,
    },
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
  viewer: ['/'],
}

interface Asking {
  /** The address of the viewer host where the staff host is asked, and the other way round. */
  beside?: string | undefined
  ask?: (url: string) => Promise<Response>
}

/** Asks a server for every file of the release, and looks at the scripts of some pages. Throws where it does not answer. */
export async function compareServer(
  release: Manifest,
  host: HostName,
  url: string,
  {
    beside,
    ask = (address) => fetch(address, { redirect: 'manual', headers: { accept: 'text/html, */*' } }),
  }: Asking = {},
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
    const kind = path.startsWith('/workers/') ? 'worker' : host
    const policy = policyAt(release.policies[kind], kind, url, beside)
    if (response.headers.get('content-security-policy') !== policy) found.policy.push(path)
  }
  for (const path of pagesOf[host]) {
    const response = await get(path)
    const page = await response.text()
    const policy = policyAt(release.policies[host], host, url, beside)
    if (response.headers.get('content-security-policy') !== policy) found.policy.push(path)
    for (const [tag] of page.matchAll(/<script\b[^>]*>/gi)) {
      const src = /\ssrc="([^"]*)"/i.exec(tag)?.[1]
      if (src === undefined || !(src in files))
        found.foreign.push(`${path}: ${src ?? 'a script in the page'}`)
    }
  }
  return found
}

/** Which of the hosts answers there: only the public one has a script for the way out, only the viewer one for a frame. */
export async function hostAt(
  url: string,
  ask: (url: string) => Promise<Response> = fetch,
): Promise<HostName> {
  const isThere = async (script: string): Promise<boolean> => {
    const response = await ask(new URL(script, url).href)
    await response.arrayBuffer()
    return response.headers.get('content-type')?.startsWith('text/javascript') ?? false
  }
  if (await isThere(exitAddresses.script)) return 'public'
  return (await isThere('/frame.js')) ? 'viewer' : 'staff'
}
