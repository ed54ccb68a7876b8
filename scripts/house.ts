// Measures the house: the figures of docs/house.md, of this tree or of another one.
//
//   npm run house -- [FOLDER]
import { globSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { parseSync, Visitor } from 'oxc-parser'
import { importsOf } from '../test/architecture.ts'

const root = process.argv[2] ?? join(import.meta.dirname, '..')
const files = globSync('src/**/*.{ts,tsx}', { cwd: root })
  .filter((path) => !/\.test\.tsx?$/.test(path))
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
const folderOf = (path: string) => posix.dirname(path)

/** Lines and parameters of every function with a name of its own or none. */
function functionsOf({ path, text }: (typeof files)[number]): { lines: number; parameters: number }[] {
  const found: { lines: number; parameters: number }[] = []
  const take = (node: { start: number; end: number; params: unknown[] }) =>
    found.push({ lines: text.slice(node.start, node.end).split('\n').length, parameters: node.params.length })
  new Visitor({ FunctionDeclaration: take, FunctionExpression: take, ArrowFunctionExpression: take }).visit(
    parseSync(path, text).program,
  )
  return found
}

/** Folders of `src` (features, foundations) from which a way of imports leads back to themselves. What a feature holds is one. */
function foldersInCircle(): string[] {
  const unitOf = (path: string) => path.split('/').slice(0, 2).join('/')
  const next = new Map<string, Set<string>>()
  for (const file of files)
    for (const to of importsOf(file))
      if (to.startsWith('src/') && unitOf(to) !== unitOf(file.path))
        next.set(unitOf(file.path), (next.get(unitOf(file.path)) ?? new Set()).add(unitOf(to)))
  const reaches = (from: string): Set<string> => {
    const seen = new Set(next.get(from) ?? [])
    for (const one of seen) for (const more of next.get(one) ?? []) seen.add(more)
    return seen
  }
  return [...next.keys()].filter((folder) => reaches(folder).has(folder))
}

const functions = files.flatMap(functionsOf)
const perFolder = Map.groupBy(files, ({ path }) => folderOf(path))
const figures = {
  'features and foundations in a circle': foldersInCircle().length,
  'files called server.ts': files.filter(({ path }) => path.endsWith('/server.ts')).length,
  'folders with one file': [...perFolder.values()].filter((inside) => inside.length === 1).length,
  'flat files of web/': (perFolder.get('src/web') ?? []).length,
  'functions above 60 lines': functions.filter(({ lines }) => lines > 60).length,
  'functions with more than 4 parameters': functions.filter(({ parameters }) => parameters > 4).length,
  'lines of SQL above 160 characters': globSync('{src,migrations}/**/*.sql', { cwd: root })
    .flatMap((path) => readFileSync(join(root, path), 'utf8').split('\n'))
    .filter((line) => line.length > 160).length,
}
for (const [what, count] of Object.entries(figures)) console.log(`${String(count).padStart(5)}  ${what}`)
