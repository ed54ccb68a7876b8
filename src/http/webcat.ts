// What WEBCAT, a browser extension that runs nothing but a signed release, is told of the staff host: the page that every
// address answers with, the policies, and the WebAssembly that lies inside the workers' scripts. It is made from the built
// files, so it cannot say anything else than they do; who signs it, and for which address, is the network's affair.
// (docs/decisions/0024)

import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { staffPolicy, workerPolicy } from './headers.ts'

interface WebcatConfig {
  app: string
  version: string
  default_index: string
  default_fallback: string
  default_csp: string
  extra_csp: Record<string, string>
  /** SHA-256 of each module, base64url. */
  wasm: string[]
}

/** Every WebAssembly module begins so, and lies in a script as base64. */
const inline = /AGFzbQEAAA[A-Za-z0-9+/]+={0,2}/g

/** The configuration for an address of the staff host, from its built files (`dist`). */
export function webcatOf(dist: string, origin: string, version: string, viewer?: string): WebcatConfig {
  const folder = join(dist, 'workers')
  const workers = readdirSync(folder)
    .filter((name) => name.endsWith('.js'))
    .toSorted()
  const modules = workers.flatMap((name) => readFileSync(join(folder, name), 'utf8').match(inline) ?? [])
  const digests = modules.map((text) =>
    createHash('sha256').update(Buffer.from(text, 'base64')).digest('base64url'),
  )
  return {
    app: new URL(origin).origin,
    version: `v${version}`,
    default_index: '/staff.html',
    default_fallback: '/staff.html',
    default_csp: staffPolicy(viewer),
    extra_csp: Object.fromEntries(workers.map((name) => [`/workers/${name}`, workerPolicy])),
    wasm: [...new Set(digests)].toSorted(),
  }
}
