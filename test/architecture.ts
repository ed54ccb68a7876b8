// The judge of the layers: who may import whom, what a feature folder may hold, names, length, cycles.
// It takes files as text, so that architecture.test.ts can also show it crimes that nobody has committed.
// (dependency-cruiser reads no module at all under TypeScript 7 and reports success; hence our own.)
import { posix } from 'node:path'
import { parseSync } from 'oxc-parser'

/** A file of the repository: path from the root with forward slashes, and its whole text. */
export type SourceFile = { path: string; text: string }

/** The folders below the features. */
export const foundations = [
  'api',
  'audit',
  'client',
  'database',
  'http',
  'jobs',
  'jurisdiction',
  'language',
  'sealing',
  'statistics',
  'store',
  'tracks',
  'web',
]
const banned = /^(utils?|helpers?|common|misc|shared|libs?|types?|constants?|index)$/
const longest = 400

const onServer = foundations.filter((name) => !['client', 'web'].includes(name))

/** What each kind of file in a feature may reach: foundations by name, and kinds of its own and of earlier features. */
export const reach = {
  model: { foundations: ['api', 'jurisdiction', 'sealing', 'tracks'], kinds: ['model'] },
  api: { foundations: ['api', 'jurisdiction', 'sealing', 'tracks'], kinds: ['model', 'api'] },
  server: { foundations: onServer, kinds: ['model', 'api', 'server'] },
  jobs: { foundations: onServer, kinds: ['model', 'api', 'server', 'jobs'] },
  pages: { foundations: onServer, kinds: ['model', 'api', 'server', 'pages'] },
  /** A feature's manifest hands all of it to the roof. */
  feature: { foundations: onServer, kinds: ['model', 'api', 'server', 'jobs', 'pages'] },
  client: {
    foundations: ['api', 'client', 'jurisdiction', 'language', 'sealing', 'tracks'],
    kinds: ['model', 'api', 'client'],
  },
  ui: {
    foundations: ['api', 'client', 'jurisdiction', 'language', 'sealing', 'tracks', 'web'],
    kinds: ['model', 'api', 'client', 'ui'],
  },
} as const
type Kind = keyof typeof reach

// Which other foundations those may reach that run in the browser and nowhere else, or that the browser trusts.
const reachOfFoundation: Record<string, readonly string[]> = {
  sealing: [],
  client: ['api', 'jurisdiction', 'sealing', 'tracks'],
  web: ['api', 'client', 'jurisdiction', 'language', 'sealing', 'tracks'],
}

// Kinds and foundations that run in the browser too: nothing they reach, however far, may need a server. What the
// sealing's tests are built from (casts, specimens, vectors) is held to it like the rest; only tests are not.
const everywhere: readonly string[] = ['model', 'api', 'client', 'ui', ...Object.keys(reachOfFoundation)]
/** What draws: no act of a client needs it, however far its imports lead. */
const draws = /^(react($|[-/])|@tanstack\/react|src\/web\/)/
const serverOnly = /^(node:|pg$|pg-boss$|pino$|@hono\/node-server|src\/(database|http|jobs|audit)\/)/

// One importer for each library that could spread.
const keeper: [RegExp, string][] = [
  [/^pg$/, 'database'],
  [/^nodemailer$/, 'outbox'],
  [/^pg-boss$/, 'jobs'],
  [/^aws4fetch$/, 'store'],
  [/^intl-messageformat$/, 'language'],
  [/^src\/sealing\/(brief|wrap|signed-words|intent|vault-sealing)\.ts$/, 'sealing'],
  [/^(@hpke\/|@noble\/|hash-wasm|shamir-secret-sharing|@serenity-kit\/)/, 'sealing'],
]

function readImports({ path, text }: SourceFile): string[] {
  const { module, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path} does not parse: ${errors[0]!.message}`)
  const stated = [
    ...module.staticImports.map((one) => one.moduleRequest.value),
    ...module.staticExports.flatMap((one) => one.entries.map((entry) => entry.moduleRequest?.value ?? '')),
    ...[...text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]/g)].map((match) => match[1]!),
  ]
  const absolute = stated
    .filter((name) => name !== '')
    .map((name) => (name.startsWith('.') ? posix.join(posix.dirname(path), name) : name))
  return [...new Set(absolute)]
}

// Several rules ask the same file.
const readBefore = new WeakMap<SourceFile, string[]>()

/** Every module that a file names, type-only and dynamic ones too; relative ones as paths from the root. */
export function importsOf(file: SourceFile): string[] {
  const found = readBefore.get(file) ?? readImports(file)
  readBefore.set(file, found)
  return found
}

/** To seal to somebody outside a case a client names an intent, and these two bring the logs that prove it. */
const sealers: readonly string[] = ['src/client/seal-to.ts', 'src/portal/client/speak.ts']
const sealsToSomebody = /\.\s*sealTo(Person|Circle)\(/
function sealingFault(path: string, text: string): string | undefined {
  if (!path.startsWith('src/') || path.startsWith('src/sealing/') || isTest(path) || sealers.includes(path))
    return undefined
  return sealsToSomebody.test(text) ? 'seals to somebody past src/client/seal-to.ts' : undefined
}

const segments = (path: string) => path.split('/')
const isTest = (path: string) => /\.(test|spec)\.tsx?$/.test(path)

/** Where a file stands: in a foundation, in a feature (with its kind), or on the roof above both. */
function place(
  path: string,
  order: readonly string[],
): { layer: 'foundation' | 'feature' | 'roof' | 'outside'; name: string; kind?: Kind } {
  const [top, name = '', ...rest] = segments(path)
  // The packs are data on top of what a pack is, and are read wherever that is.
  if (top === 'jurisdictions') return { layer: 'foundation', name: 'jurisdiction' }
  if (top !== 'src') return { layer: 'outside', name: top ?? '' }
  if (name === 'app') return { layer: 'roof', name: rest.join('/') }
  if (foundations.includes(name)) return { layer: 'foundation', name }
  if (!order.includes(name)) return { layer: 'outside', name }
  const folder = rest[0]!
  if (rest.length > 1 && folder in reach) return { layer: 'feature', name, kind: folder as Kind }
  const stem = rest.at(-1)!.replace(/\.tsx?$/, '')
  // A named noun beside model.ts (`kinds.ts`, `catalogue.ts`) is held to the rules of a model: pure.
  return { layer: 'feature', name, kind: stem in reach ? (stem as Kind) : 'model' }
}

function forbidden(from: string, to: string, order: readonly string[]): string | undefined {
  const [here, there] = [place(from, order), place(to, order)]
  const owner = keeper.find(([library]) => library.test(to))?.[1]
  if (owner && here.layer !== 'outside' && here.name !== owner) return `only ${owner}/ imports ${to}`
  if (!to.startsWith('src/') || here.layer === 'outside' || here.layer === 'roof') return undefined
  if (there.layer === 'feature' && /^src\/[^/]+\/(ui\/)?feature\.ts$/.test(to))
    return 'only app/ imports what a feature says of itself'
  if (there.layer === 'roof') return 'app/ is above everything: nobody imports it'
  if (here.layer === 'foundation') {
    if (there.layer === 'feature') return `a foundation imports the feature ${there.name}`
    const others = reachOfFoundation[here.name]
    if (!others || here.name === there.name || others.includes(there.name)) return undefined
    return others.length === 0
      ? `${here.name}/ imports nothing of ours`
      : `${here.name}/ does not import ${there.name}/`
  }
  const allowed = reach[here.kind!]
  if (there.layer === 'foundation')
    return (allowed.foundations as readonly string[]).includes(there.name)
      ? undefined
      : `${here.kind} does not import ${there.name}/`
  if (order.indexOf(there.name) > order.indexOf(here.name)) return `${here.name} comes before ${there.name}`
  return (allowed.kinds as readonly string[]).includes(there.kind!)
    ? undefined
    : `${here.kind} does not import a ${there.kind}`
}

function cycleFrom(start: string, graph: Map<string, string[]>): string[] | undefined {
  const seen = new Set<string>()
  const walk = (path: string, trail: string[]): string[] | undefined => {
    if (path === start && trail.length > 0) return [...trail, path]
    if (seen.has(path)) return undefined
    seen.add(path)
    for (const next of graph.get(path) ?? []) {
      const found = walk(next, [...trail, path])
      if (found) return found
    }
    return undefined
  }
  return walk(start, [])
}

function reachable(start: string, graph: Map<string, string[]>): string[] {
  const seen = new Set([start])
  for (const path of seen) for (const next of graph.get(path) ?? []) seen.add(next)
  return [...seen].slice(1)
}

function nameFault(path: string): string | undefined {
  const parts = segments(path).flatMap((segment) => segment.replace(/\.\w+$/, '').split(/[.-]/))
  const bad = parts.find((part) => banned.test(part))
  if (bad) return `"${bad}" says nothing: name it after what it holds`
  const file = segments(path).at(-1)!
  return /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*$/.test(file) ? undefined : 'names are kebab-case'
}

const opens: Record<string, RegExp> = {
  ts: /^(#!.*\n)?(\/\/|\/\*)/,
  tsx: /^(\/\/|\/\*)/,
  css: /^\/\*/,
  sql: /^--/,
}

function folderFault(path: string, order: readonly string[]): string | undefined {
  const [top, name = '', ...rest] = segments(path)
  if (top !== 'src' || name === 'app' || foundations.includes(name)) return undefined
  if (rest.length === 0) return 'a file of src/ stands in a folder'
  if (!order.includes(name)) return `src/${name} is neither a foundation nor in src/app/features.ts`
  const file = rest.at(-1)!
  const inUi = rest.includes('ui')
  if (
    file.endsWith('.sql') &&
    !['access.sql', 'visible.sql', 'reach.sql', 'logs.sql', 'recovery.sql'].includes(file)
  )
    return 'the SQL of a feature is access.sql, with reach.sql and visible.sql before it, logs.sql and recovery.sql after it'
  if (file.endsWith('.tsx') && !inUi) return 'screens live in ui/'
  if (file.endsWith('.css') && !inUi) return 'styles live in ui/'
  return undefined
}

// A test explains itself by its sentences, and the style of a component by the component beside it.
function explainsItself(path: string, text: string, all: Set<string>): boolean {
  if (isTest(path) || (path.endsWith('.css') && all.has(path.replace(/css$/, 'tsx')))) return true
  return (opens[path.split('.').at(-1)!] ?? /^/).test(text)
}

const isClient = (path: string) => /^src\/([^/]+\/)?client\//.test(path)

/** The design system leads to no feature's screen: which there are is handed to it. */
function screenFaults(files: readonly SourceFile[]): string[] {
  const rooms = files
    .filter(({ path }) => /^src\/[^/]+\/ui\/feature\.ts$/.test(path))
    .flatMap(({ text }) => [...text.matchAll(/\bscreen\(\s*'\/([\w-]+)/g)].map((match) => match[1]!))
  if (rooms.length === 0) return []
  const address = new RegExp(`['"\`]/(${[...new Set(rooms)].join('|')})(?=[/?$'"\`])`)
  return files
    .filter(({ path, text }) => path.startsWith('src/web/') && address.test(text))
    .map(
      ({ path, text }) => `${path}: web/ names the screen of a feature, ${address.exec(text)![0].slice(1)}`,
    )
}

/** Everything wrong with these files, one sentence each, with the path first. Order: earliest feature first. */
export function architectureFaults(files: SourceFile[], order: readonly string[]): string[] {
  const modules = files.filter(({ path }) => /\.tsx?$/.test(path))
  const graph = new Map(modules.map((file) => [file.path, importsOf(file)]))
  const all = new Set(files.map(({ path }) => path))
  const say = (path: string, what: string | undefined) => (what ? [`${path}: ${what}`] : [])
  const each = files.flatMap(({ path, text }) => [
    ...say(path, nameFault(path)),
    ...say(path, folderFault(path, order)),
    ...say(path, sealingFault(path, text)),
    ...say(path, text.split('\n').length - 1 > longest ? `longer than ${longest} lines` : undefined),
    ...say(path, explainsItself(path, text, all) ? undefined : 'does not open by saying why it exists'),
  ])
  const judged = modules.filter(({ path }) => !isTest(path))
  const imports = judged.flatMap(({ path }) => {
    const here = place(path, order)
    const inBrowser = here.layer !== 'outside' && everywhere.includes(here.kind ?? here.name)
    const reached = inBrowser || isClient(path) ? reachable(path, graph) : []
    const tooFar = inBrowser ? reached.find((name) => serverOnly.test(name)) : undefined
    const drawn = isClient(path) ? reached.find((name) => draws.test(name)) : undefined
    return [
      ...graph.get(path)!.flatMap((name) => say(path, forbidden(path, name, order))),
      ...say(path, tooFar && `runs in the browser and reaches ${tooFar}`),
      ...say(path, drawn && `is a client and reaches ${drawn}`),
    ]
  })
  const cycles = judged.flatMap(({ path }) => say(path, cycleFrom(path, graph)?.join(' → ')))
  return [...each, ...imports, ...cycles, ...screenFaults(judged)]
}
