// Size budgets of what a browser loads first, and of what a production machine has to hold. A telephone on a bad line is the
// rule, not the exception, and a bundle grows one import at a time. Reads Vite's manifests below dist/ (`build.manifest: true`).
import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { megabytesOf, productionLimits, shippedWeight } from './production.ts'

type Chunk = {
  file: string
  src?: string
  isEntry?: boolean
  isDynamicEntry?: boolean
  imports?: string[]
  css?: string[]
}
type Manifest = Record<string, Chunk>

/**
 * Kilobytes (1000 bytes), gzipped, JavaScript only. `staff`: until somebody can sign in; `rooms`: that and what stands round
 * every screen, which comes while the passphrase is typed; `route`: what one screen adds to it; `words`: every sentence of the rooms in one
 * language, those of a case, of questions, and of screens seldom opened, each fetched once and kept.
 */
const budgets = { staff: 185, rooms: 191, route: 93, person: 60, words: 75 }
/** The workers that hold keys, in the browsers of today and, with the curves inside, in old ones. */
const workers = { vault: 63, 'vault-old': 79, receipt: 43, 'receipt-old': 47 }
const words = /\/locales\/[\w-]+\.json\?(rooms|case|questions|occasional)$/

const rooms = '../web/shell/workspace-layout.tsx'
/** What comes as soon as the rooms stand: lists and dialogs over a page, which several screens then need no more. */
const menus = '../web/controls/menu-list.tsx'
/** Screens in front of the door, which need no rooms. */
const inFront = [
  '../accounts/ui/join.tsx',
  '../accounts/ui/set-up.tsx',
  '../organisations/ui/circle-start.tsx',
]

const root = join(import.meta.dirname, '..')

/** The chunks that must arrive before this one can run, itself included. */
function closure(manifest: Manifest, name: string): Set<string> {
  const names = new Set([name])
  for (const one of names) for (const next of manifest[one]?.imports ?? []) names.add(next)
  return names
}

function kilobytes(folder: string, manifest: Manifest, names: Iterable<string>): number {
  const files = [...names].map((name) => manifest[name]!.file).filter((file) => file.endsWith('.js'))
  return files.reduce((total, file) => total + gzipSync(readFileSync(join(folder, file))).length, 0) / 1000
}

const manifests = globSync('dist/**/.vite/manifest.json', { cwd: root })
if (manifests.length === 0) throw new Error('no manifest below dist/: build first, with build.manifest on')

const lines = manifests.flatMap((path) => {
  const folder = dirname(dirname(join(root, path)))
  const manifest = JSON.parse(readFileSync(join(root, path), 'utf8')) as Manifest
  const entries = Object.keys(manifest).filter((name) => manifest[name]!.isEntry)
  const firstLoad = new Set(entries.flatMap((name) => [...closure(manifest, name)]))
  const behind = new Set([...firstLoad, ...(manifest[rooms] ? closure(manifest, rooms) : [])])
  const then = new Set([...behind, ...(manifest[menus] ? closure(manifest, menus) : [])])
  const routes = Object.keys(manifest).filter((name) => manifest[name]!.isDynamicEntry)
  return [
    ...entries.map((name) => {
      // The staff shell starts at src/app/main.tsx; every other entry is an island on a public page.
      const limit = name.endsWith('.html') ? budgets.staff : budgets.person
      return { name, size: kilobytes(folder, manifest, closure(manifest, name)), limit }
    }),
    ...routes.map((name) => {
      if (name === rooms)
        return { name: `with ${name}`, size: kilobytes(folder, manifest, behind), limit: budgets.rooms }
      const there = inFront.includes(name) ? firstLoad : name === menus ? behind : then
      const more = [...closure(manifest, name)].filter((chunk) => !there.has(chunk))
      return {
        name: `+ ${name}`,
        size: kilobytes(folder, manifest, more),
        limit: words.test(name) ? budgets.words : budgets.route,
      }
    }),
  ]
})

// OPAQUE's WebAssembly is in another one, which comes where a passphrase is typed.
for (const [worker, limit] of Object.entries(workers)) {
  const name = `dist/workers/${worker}.js`
  lines.push({ name, size: gzipSync(readFileSync(join(root, name))).length / 1000, limit })
}

for (const { name, size, limit } of lines) {
  console.log(`${size <= limit ? ' ' : '!'} ${size.toFixed(1).padStart(7)} kB of ${limit}  ${name}`)
}
if (lines.some(({ size, limit }) => size > limit)) process.exitCode = 1

// The packages that a release brings onto a production machine.
const held = shippedWeight()
const { megabytes, files } = productionLimits
const light = held.bytes <= megabytes * 1_000_000 && held.files <= files
console.log(
  `${light ? ' ' : '!'} ${megabytesOf(held).padStart(7)} MB of ${megabytes}  production installation, ${held.files} files of ${files}`,
)
if (!light) process.exitCode = 1
