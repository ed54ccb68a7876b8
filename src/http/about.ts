// What this program says of itself: its version, its licence, and where whoever uses it finds the source (AGPL-3.0, section 13).
// All three stand in package.json; whoever runs a changed program writes the address of the changed source there.

import { readFileSync } from 'node:fs'

const stated = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string
  license: string
  repository: { url: string }
}

export const { version, license: licence } = stated

/** The version inside a sentence of any script: left to right by itself. */
export const shownVersion = `\u2066${version}\u2069`

/** Where the source is, as an address that a browser opens. */
export const sourceAddress = stated.repository.url.replace(/^git\+/, '').replace(/\.git$/, '')
