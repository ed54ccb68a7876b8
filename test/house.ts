// The figures of the house: what docs/house.md shows, and what the judge lets only shrink. It takes files as text, so that an
// older checkout can be measured too.

import { posix } from 'node:path'
import { parseSync, Visitor } from 'oxc-parser'
import { importsOf, type SourceFile } from './architecture.ts'

const limits = { lines: 60, parameters: 4, sql: 160 } as const

interface Measured {
  path: string
  line: number
  lines: number
  parameters: number
}

/** Lines and parameters of every function with a name of its own or none. */
function functionsOf({ path, text }: SourceFile): Measured[] {
  const found: Measured[] = []
  const take = ({ start, end, params }: { start: number; end: number; params: unknown[] }) =>
    found.push({
      path,
      line: text.slice(0, start).split('\n').length,
      lines: text.slice(start, end).split('\n').length,
      parameters: params.length,
    })
  new Visitor({ FunctionDeclaration: take, FunctionExpression: take, ArrowFunctionExpression: take }).visit(
    parseSync(path, text).program,
  )
  return found
}

/** Folders of `src` (features, foundations) from which a way of imports leads back to themselves. What a feature holds is one. */
export function foldersInCircle(files: readonly SourceFile[]): string[] {
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

/** Figures that only shrink, each with where they are. */
export interface Places {
  'functions above 60 lines': string[]
  'functions with more than 4 parameters': string[]
  'lines of SQL above 160 characters': string[]
  'files called server.ts': string[]
  'folders with one file': string[]
}

/** `files` of `src` without tests, and the SQL of `src` and `migrations`. */
export function placesOf(files: readonly SourceFile[], sql: readonly SourceFile[]): Places {
  const functions = files.flatMap(functionsOf)
  const said = ({ path, line }: { path: string; line: number }) => `${path}:${line}`
  const folders = Map.groupBy(files, ({ path }) => posix.dirname(path))
  return {
    'functions above 60 lines': functions.filter(({ lines }) => lines > limits.lines).map(said),
    'functions with more than 4 parameters': functions
      .filter(({ parameters }) => parameters > limits.parameters)
      .map(said),
    'lines of SQL above 160 characters': sql
      .flatMap(({ path, text }) => text.split('\n').map((words, at) => ({ path, line: at + 1, words })))
      .filter(({ words }) => words.length > limits.sql)
      .map(said),
    'files called server.ts': files.map(({ path }) => path).filter((path) => path.endsWith('/server.ts')),
    'folders with one file': [...folders]
      .filter(([, inside]) => inside.length === 1)
      .map(([folder]) => folder),
  }
}
