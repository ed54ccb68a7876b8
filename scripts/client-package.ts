// Makes the package `@continuum/client` out of the product's own client and vault: compiled for Node and browsers, with its types, nothing
// to be installed beside it, packed by `npm pack`.
//
//   npm run client-package -- FOLDER
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build, type Plugin } from 'vite'
import { argumentsOf } from './arguments.ts'
import { aboutTable, endpointTable, featureTables, packFiles } from './browser-tables.ts'
import { placeOf } from './bundled.ts'
import { offeredTo } from './locale.ts'
import { shippedFiles } from './production.ts'
import { personWords } from './staff-words.ts'
import { makeTemporaryFolder } from './temporary-folder.ts'
import { writeTypes } from './client-declarations.ts'

const root = join(import.meta.dirname, '..')
const partner = join(root, 'src', 'app', 'partner')
/** Where its types begin: file → entry. */
const entries = { index: 'everywhere.ts', node: 'package.ts' }
const product = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, unknown>

/** What the roof and the server's words are in a program of somebody else's: written out while building, as for the screens. */
const withoutServer: Plugin = {
  name: 'continuum-partner',
  enforce: 'pre',
  resolveId(source, importer) {
    if (!importer?.startsWith(partner)) return null
    const instead = { '../machines.ts': 'virtual:machines', '../contract.ts': 'partner:contract' }
    if (source === '../../language/say.ts') return '\0partner:words'
    return Object.hasOwn(instead, source) ? `\0${instead[source as keyof typeof instead]}` : null
  },
  async load(id) {
    if (id === '\0partner:contract') return `export const contract = ${JSON.stringify(await endpointTable())}`
    if (id !== '\0partner:words') return null
    const words = Object.fromEntries(offeredTo('public').map((tag) => [tag, personWords(tag)]))
    return `import { messages } from ${JSON.stringify(join(root, 'src/language/messages.ts'))}
const words = ${JSON.stringify(words)}
const known = (tag) => [tag, tag.split('-')[0]].find((one) => Object.hasOwn(words, one)) ?? 'en'
export const speaker = (language) => messages(known(language), words[known(language)], words.en)`
  },
}

/** Writes down under which licence each package is that stands in the files. */
const licences: Plugin = {
  name: 'continuum-licences',
  generateBundle(_options, bundle) {
    const places = Object.values(bundle).flatMap((file) =>
      file.type === 'chunk' ? Object.keys(file.modules).flatMap((path) => placeOf(path) ?? []) : [],
    )
    const said = [...new Set(places)].toSorted().flatMap((place) => {
      const files = shippedFiles(place).filter((file) => /licen[cs]e|notice|copying|readme/i.test(file))
      return files.map(
        (file) => `── ${file.replace('node_modules/', '')}\n\n${readFileSync(join(root, file), 'utf8')}`,
      )
    })
    this.emitFile({ type: 'asset', fileName: 'licences-of-others.txt', source: said.join('\n') })
  },
}

const manifest = {
  name: '@continuum/client',
  version: product['version'],
  description:
    'Signs a program in to a network of Continuum, and opens and seals what it may read and write.',
  license: product['license'],
  homepage: product['homepage'],
  repository: product['repository'],
  type: 'module',
  engines: { node: '>=24' },
  exports: {
    '.': { types: './types/src/app/partner/everywhere.d.ts', default: './index.js' },
    './node': { types: './types/src/app/partner/package.d.ts', default: './node.js' },
    './package.json': './package.json',
  },
}

/** Builds and packs it into a folder; answers with the tarball's path. */
export async function makeClientPackage(folder: string): Promise<string> {
  const work = makeTemporaryFolder()
  try {
    await build({
      configFile: false,
      root,
      logLevel: 'error',
      publicDir: false,
      plugins: [withoutServer, featureTables, aboutTable, packFiles, licences],
      build: {
        outDir: work,
        emptyOutDir: true,
        target: 'es2024',
        lib: {
          entry: Object.fromEntries(
            Object.entries(entries).map(([name, file]) => [name, join(partner, file)]),
          ),
          formats: ['es'],
        },
        rolldownOptions: { external: [/^node:/], output: { minify: true } },
      },
    })
    writeTypes(
      Object.values(entries).map((file) => `src/app/partner/${file}`),
      join(work, 'types'),
    )
    writeFileSync(join(work, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
    copyFileSync(join(root, 'LICENSE'), join(work, 'LICENSE'))
    copyFileSync(join(root, 'docs', 'integrations.md'), join(work, 'README.md'))
    mkdirSync(folder, { recursive: true })
    const [packed] = JSON.parse(
      execFileSync('npm', ['pack', '--json', '--pack-destination', folder], { cwd: work, encoding: 'utf8' }),
    ) as { filename: string; unpackedSize: number; entryCount: number }[]
    return join(folder, packed!.filename)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

if (import.meta.main) {
  const { words } = argumentsOf({ words: 1 })
  console.log(await makeClientPackage(resolve(words[0] ?? '.')))
}
