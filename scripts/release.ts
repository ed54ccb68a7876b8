// Makes what is handed out of a release into an empty folder: the archive with everything that a production machine needs but Node and
// PostgreSQL, the systemd units in it, the list of parts, checksums over all, and their signature by minisign where a key is named.
//
//   node scripts/release.ts FOLDER [--key FILE] [--image]
//
// Two runs of one commit make the same bytes, but for the signature, which bears its time.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { sizeOf, sumOf, writeArchive } from './archive.ts'
import { makeImage } from './image.ts'
import { checkClean, releaseTime, releaseTree, version } from './release-tree.ts'

const root = join(import.meta.dirname, '..')

/** Files of the folder under their sums, as `sha256sum --check` reads them. */
async function sums(folder: string): Promise<string> {
  const lines: string[] = []
  for (const name of readdirSync(folder).toSorted())
    lines.push(`${await sumOf(join(folder, name))}  ${name}\n`)
  return lines.join('')
}

/** Asks minisign, which asks for the key's words where it has some. */
function sign(file: string, key: string): void {
  const told = spawnSync('minisign', ['-S', '-s', key, '-m', file, '-t', `continuum ${version}`], {
    stdio: 'inherit',
  })
  if (told.error) throw new Error('minisign is not installed: apt install minisign', { cause: told.error })
  if (told.status !== 0) throw new Error(`minisign ended with ${told.status}; nothing is signed.`)
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { key: { type: 'string' }, image: { type: 'boolean' }, dirty: { type: 'boolean' } },
})
const [to] = positionals
if (!to || positionals.length > 1) throw new Error('node scripts/release.ts FOLDER [--key FILE] [--image]')
const folder = resolve(to)
mkdirSync(folder, { recursive: true })
if (readdirSync(folder).length > 0) throw new Error(`${to} is not empty.`)
if (!values.dirty) checkClean()
const seconds = releaseTime()
const name = `continuum-${version}`
await writeArchive(join(folder, `${name}.tar.gz`), releaseTree(name), seconds)
writeFileSync(
  join(folder, `${name}.cdx.json`),
  execFileSync(process.execPath, [join(root, 'scripts', 'sbom.ts')], { maxBuffer: 1 << 26 }),
)
if (values.image) await makeImage(join(folder, `${name}.oci.tar`), seconds)
const list = join(folder, 'SHA256SUMS')
writeFileSync(list, await sums(folder))
if (values.key) sign(list, values.key)
for (const file of readdirSync(folder)) console.log(`${sizeOf(join(folder, file)).padStart(9)}  ${file}`)
