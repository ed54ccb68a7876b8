// Builds the browser's part with Vite. The server needs no build: Node runs the TypeScript as it is.
// `--if-needed` skips the build when nothing that goes into it has changed, so a second `npm start` is quick. `--twice`
// builds twice and fails unless every byte is the same: then anybody can build the release and compare. What is packed follows from
// those bytes and is on no list, so the second build, which is thrown away, packs nothing. `--light` is for `npm start`: nothing is packed and
// no list is written, which takes more than half of the time; what runs on one machine needs neither. A release is never made of it.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { version } from '../src/http/about.ts'
import { packedEnding } from '../src/http/files.ts'
import { compareFiles, manifestOf, type Manifest } from '../src/http/release.ts'
import './hooks.ts'
import { argumentsOf } from './arguments.ts'

const root = join(import.meta.dirname, '..')
const stamp = join(root, 'dist', '.built')

/** One hash over everything that can change the bundle. */
function fingerprint(): string {
  const files = globSync(
    [
      'src/**/*.{ts,tsx,css,html,svg}',
      'locales/*.json',
      'jurisdictions/**/*',
      'vite.config.ts',
      'scripts/{browser-tables,bundled,chunks,locale,staff-words,viewer-data}.ts',
      'package-lock.json',
      '*.html',
    ],
    { cwd: root },
  )
  const hash = createHash('sha256')
  for (const file of files.filter((name) => /\.\w+$/.test(name) && !name.endsWith('.test.ts')).sort()) {
    hash.update(`${file}\0`).update(readFileSync(join(root, file)))
  }
  return hash.digest('hex')
}

const asked = argumentsOf({ flags: ['if-needed', 'light', 'twice'] })
const isLight = asked.has('light')
if (isLight && asked.has('twice'))
  throw new Error('What is compared is a whole build: --twice without --light.')
const source = fingerprint()
/** What the stamp says of a build of this source: a whole one serves where a light one is enough, never the other way. */
const [whole, light] = [source, `${source} light`]
const there = existsSync(stamp) ? readFileSync(stamp, 'utf8') : undefined
const fresh = there === whole || (isLight && there === light)

if (asked.has('if-needed') && fresh) process.exit(0)

const PATH = `${join(root, 'node_modules', '.bin')}${delimiter}${process.env['PATH'] ?? ''}`
const dist = join(root, 'dist')

/** Beside each file that a browser loads the same one packed: done once and well, for telephones on the worst line. */
function pack(folder: string): void {
  for (const path of globSync('{staff,workers,public,viewer}/**/*.{js,css,svg,json}', { cwd: folder })) {
    const body = readFileSync(join(folder, path))
    const smaller = { params: { [constants.BROTLI_PARAM_SIZE_HINT]: body.length } }
    writeFileSync(join(folder, path + packedEnding), brotliCompressSync(body, smaller))
  }
}

/** Builds into a folder of its own; answers with the list of what would be served from it. */
function build(name: string): Manifest {
  const folder = join(root, name)
  rmSync(folder, { recursive: true, force: true })
  const result = spawnSync('vite', ['build', ...(isLight ? ['--logLevel', 'error'] : [])], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH, BUILD_FOLDER: name },
  })
  if (result.status !== 0) process.exit(result.status ?? 1)
  return manifestOf(folder, version)
}

const made = build('dist.new')
if (!isLight) {
  pack(join(root, 'dist.new'))
  writeFileSync(join(root, 'dist.new', 'release.json'), `${JSON.stringify(made, null, 2)}\n`)
}
if (asked.has('twice')) {
  const again = build('dist.again')
  rmSync(join(root, 'dist.again'), { recursive: true })
  for (const host of ['staff', 'public', 'viewer'] as const) {
    const { changed, missing, foreign } = compareFiles(made.files[host], again.files[host])
    const other = [...changed, ...missing, ...foreign]
    if (other.length === 0) continue
    console.error(`Built twice, these files of the ${host} host are not the same: ${other.join(', ')}`)
    process.exitCode = 1
  }
}
// Whoever reads it at this moment (a server that starts, a test beside this) finds the old one or the new one, never half of one.
writeFileSync(join(root, 'dist.new', '.built'), isLight ? light : whole)
rmSync(join(root, 'dist.old'), { recursive: true, force: true })
if (existsSync(dist)) renameSync(dist, join(root, 'dist.old'))
renameSync(join(root, 'dist.new'), dist)
rmSync(join(root, 'dist.old'), { recursive: true, force: true })
