// Makes what is handed out of a release into an empty folder: the archive with everything that a production machine needs but Node and
// PostgreSQL, the systemd units in it, the list of parts, what has changed, where all of it comes from (provenance), checksums over all, and
// their signature by minisign where a key is named.
//
//   node scripts/release.ts FOLDER [--key FILE] [--image]
//
// Two runs of one commit make the same bytes, but for the signature, which bears its time.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { sizeOf, sumOf, writeArchive } from './archive.ts'
import { makeClientPackage } from './client-package.ts'
import { makeImage } from './image.ts'
import { changesOf, provenanceOf } from './provenance.ts'
import { checkClean, commitAndTag, releaseTime, releaseTree, version } from './release-tree.ts'

const root = join(import.meta.dirname, '..')

/** Every file of the folder, with its SHA-256. */
async function sumsIn(folder: string): Promise<{ name: string; sum: string }[]> {
  const sums = []
  for (const name of readdirSync(folder).toSorted()) sums.push({ name, sum: await sumOf(join(folder, name)) })
  return sums
}

/** The statement of where what lies in the folder comes from, with the words that this was called by, but for places on this machine. */
async function provenance(folder: string): Promise<string> {
  const statement = provenanceOf({
    version,
    ...commitAndTag(),
    lock: await sumOf(join(root, 'package-lock.json')),
    node: {
      version: process.versions.node,
      platform: `${process.platform}-${process.arch}`,
      sum: await sumOf(process.execPath),
    },
    commands: [
      ['npm', 'ci'],
      ['node', 'scripts/build.ts', '--if-needed'],
      ['node', 'scripts/release.ts', 'FOLDER', ...(values.image ? ['--image'] : [])],
    ],
    made: await sumsIn(folder),
  })
  return `${JSON.stringify(statement, null, 2)}\n`
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
if (!commitAndTag().tag) console.log(`No tag v${version} names this commit: a trial, and no release.`)
const changes = changesOf(version, readFileSync(join(root, 'CHANGELOG.md'), 'utf8'))
const seconds = releaseTime()
const name = `continuum-${version}`
await writeArchive(join(folder, `${name}.tar.gz`), releaseTree(name), seconds)
writeFileSync(
  join(folder, `${name}.cdx.json`),
  execFileSync(process.execPath, [join(root, 'scripts', 'sbom.ts')], { maxBuffer: 1 << 26 }),
)
await makeClientPackage(folder)
if (values.image) await makeImage(join(folder, `${name}.oci.tar`), seconds)
writeFileSync(join(folder, `${name}.changes.md`), changes)
writeFileSync(join(folder, `${name}.provenance.json`), await provenance(folder))
const list = join(folder, 'SHA256SUMS')
// As `sha256sum --check` reads them.
writeFileSync(list, (await sumsIn(folder)).map(({ name: file, sum }) => `${sum}  ${file}\n`).join(''))
if (values.key) sign(list, values.key)
for (const file of readdirSync(folder)) console.log(`${sizeOf(join(folder, file)).padStart(9)}  ${file}`)
