// The list of parts of a release (CycloneDX 1.5) on standard output: what a production installation has, and what stands in the
// files that browsers are served. Each part says which of the two it is.

import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { releaseParts, type Sbom } from './parts.ts'
import { releaseTime } from './release-tree.ts'
import { bundledPlaces, installedPlaces, lockedPackages } from './production.ts'

const root = join(import.meta.dirname, '..')
const places = lockedPackages()

/** `react@19.3.1` of `node_modules/react`: how npm calls a part. */
const referenceOf = (place: string): string =>
  `${place.split('node_modules/').at(-1)!}@${places[place]?.version ?? 'unknown'}`

const bundled = new Set(bundledPlaces(join(root, 'dist')).map(referenceOf))
if (bundled.size === 0) throw new Error('Nothing is built yet, so half of the list is missing: npm run build')
const installed = new Set(installedPlaces(places).map(referenceOf))

const told = spawnSync('npm', ['sbom', '--sbom-format=cyclonedx', '--package-lock-only'], {
  cwd: root,
  encoding: 'utf8',
  maxBuffer: 1 << 26,
})
if (told.status !== 0) throw new Error(`npm sbom ended with ${told.status}: ${told.stderr}`)
const parts = releaseParts(JSON.parse(told.stdout) as Sbom, { installed, bundled })
// npm gives each list a number and the hour of today; one release has one list, of the time of its commit. It calls
// the whole by the folder that it lies in.
const timestamp = new Date(releaseTime() * 1000).toISOString()
const component = { ...parts.metadata.component, name: 'continuum' }
const listed = { ...parts, serialNumber: undefined, metadata: { ...parts.metadata, component, timestamp } }
process.stdout.write(`${JSON.stringify(listed, null, 2)}\n`)
