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
 * Kilobytes (1000 bytes), gzipped, JavaScript only. `staff`: until somebody can sign in; `rooms`: what comes while the passphrase is typed,
 * with *My work*; `case`: the pages of a case, which come after it; `chunk`: any other file; `route`: what one screen adds to those three;
 * `door` and `words`: what the door says in one language, and every sentence of the rooms, of a case, of questions, and of screens
 * seldom opened, each fetched once and kept.
 */
const budgets = { staff: 126, rooms: 232, case: 98, chunk: 100, route: 380, person: 60, door: 3, words: 78 }
/** Files of screens, words apart: on a slow line each costs its share of a round. */
const mostFiles = 32
/** The workers that hold keys, in the browsers of today and, with the curves inside, in old ones. */
const workers = { vault: 69, 'vault-old': 85, receipt: 43, 'receipt-old': 47 }
const words = /\.json(\?(door|front|rooms|case|questions|occasional|person))?$/

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
  const all = Object.keys(manifest)
  const isStaff = entries.some((name) => name.endsWith('.html'))
  const own = (name: string) => all.find((one) => one.startsWith(`_${name}-`) && one.endsWith('.js'))!
  // The staff screens start at src/app/main.tsx; every other entry is an island on a public page.
  const first = entries.map((name) => ({
    name,
    size: kilobytes(folder, manifest, closure(manifest, name)),
    limit: isStaff ? budgets.staff : budgets.person,
  }))
  if (!isStaff) return first
  const firstLoad = new Set(entries.flatMap((name) => [...closure(manifest, name)]))
  const [inRooms, inCase] = [closure(manifest, own('rooms')), closure(manifest, own('case'))]
  const more = (names: Iterable<string>, there: ReadonlySet<string>) =>
    kilobytes(
      folder,
      manifest,
      [...names].filter((name) => !there.has(name)),
    )
  const scripts = all.filter((name) => manifest[name]!.file.endsWith('.js') && !firstLoad.has(name))
  const screens = scripts.filter((name) => !words.test(name))
  const common = new Set([...firstLoad, ...inRooms, ...inCase])
  return [
    ...first,
    { name: 'rooms, behind the door', size: more(inRooms, firstLoad), limit: budgets.rooms },
    {
      name: 'case, behind the rooms',
      size: more(inCase, new Set([...firstLoad, ...inRooms])),
      limit: budgets.case,
    },
    ...scripts
      .filter((name) => words.test(name))
      .map((name) => ({
        name,
        size: more([name], new Set()),
        limit: name.endsWith('?door') ? budgets.door : budgets.words,
      })),
    ...screens
      .filter((name) => !common.has(name))
      .flatMap((name) => [
        { name: `file ${name}`, size: more([name], new Set()), limit: budgets.chunk },
        { name: `+ ${name}`, size: more(closure(manifest, name), common), limit: budgets.route },
      ]),
    { name: 'files of screens', size: screens.length, limit: mostFiles },
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
