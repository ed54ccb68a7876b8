// What the browser's part knows of the features. The list of them (src/app/features.ts) imports every server, so it is read
// here, while building, and each browser module is written out from it: where endpoints are, which machines and screens there are.
// Of the messages, a browser at work gets those that its screens say.
import { sourceAddress, version } from '../src/http/about.ts'
import { existsSync, readFileSync, globSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Plugin } from 'vite'
import type { PackFile } from '../src/jurisdiction/define.ts'
import type * as Endpoints from '../src/app/endpoints.ts'
import type * as Features from '../src/app/features.ts'
import type * as Machines from '../src/app/machines.ts'
import { personWords, staffLanguages, wordsByDoor, type Door } from './staff-words.ts'

const root = join(import.meta.dirname, '..')
const src = join(root, 'src')

/** Out of sight of what bundles a configuration before it is read: all servers would come with it. */
const load = <Module>(file: string) => import(pathToFileURL(join(src, file)).href) as Promise<Module>

/** Endpoints that no screen of the staff calls. */
const unseen = new Set(['accounts.enterByCard', 'calendar.read', 'referrals.ofCase'])

/**
 * Where each endpoint is, as a plain table: method and path of every name in the contract, but for what `isLeftOut`. The schemas stay on
 * the server, which checks everything anyway, and whoever calls it saves their weight. What stands on the public host alone is never called.
 */
export async function endpointTable(isLeftOut: (name: string) => boolean = () => false): Promise<object> {
  const { written } = await load<typeof Endpoints>('app/endpoints.ts')
  return Object.fromEntries(
    Object.entries(written).flatMap(([group, endpoints]) => {
      const called = Object.entries(endpoints).filter(
        ([name, { host }]) => host !== 'public' && !isLeftOut(`${group}.${name}`),
      )
      const where = called.map(([name, { method, path, takes, gives }]) => [
        name,
        { method, path, takes, gives },
      ])
      return where.length > 0 ? [[group, Object.fromEntries(where)]] : []
    }),
  )
}

/** Groups that the door calls: the rest comes with the screens. */
const atDoor = new Set(['accounts', 'identityProvider', 'setup', 'unlockers'])

/** The tables for the door and for the screens, the second with the paths of processes. */
export const contractTable: Plugin = {
  name: 'continuum-contract',
  resolveId: (id) => (/^virtual:(workspace-)?contract$/.test(id) ? `\0${id}` : null),
  async load(id) {
    if (!/^\0virtual:(workspace-)?contract$/.test(id)) return null
    const isDoor = id === '\0virtual:contract'
    const [table, { machines }] = await Promise.all([
      // What no screen calls, programs do.
      endpointTable((name) => unseen.has(name) || atDoor.has(name.split('.')[0]!) !== isDoor),
      load<typeof Machines>('app/machines.ts'),
    ])
    if (isDoor) return `export const contract = ${JSON.stringify(table)}`
    const paths = Object.fromEntries(machines.map(({ kind, path }) => [kind, path]))
    return `export const contract = ${JSON.stringify(table)}; export const paths = ${JSON.stringify(paths)}`
  },
}

/** Module → the file of a feature that has a part of it, and under which name. Nothing lists them again: a file that is there is joined. */
const joined = {
  'virtual:machines': { file: 'machines.ts', name: 'machines' },
  'virtual:screens': { file: 'ui/feature.ts', name: 'screens' },
}

/** What features bring into the browser, joined in their order. */
export const featureTables: Plugin = {
  name: 'continuum-features',
  resolveId: (id) => (Object.hasOwn(joined, id) ? `\0${id}` : null),
  async load(id) {
    const part = joined[id.slice(1) as keyof typeof joined] as (typeof joined)['virtual:machines'] | undefined
    if (!id.startsWith('\0') || !part) return null
    const { order } = await load<typeof Features>('app/features.ts')
    const files = order.map((feature) => join(src, feature, part.file)).filter((file) => existsSync(file))
    const imports = files.map(
      (file, at) => `import { ${part.name} as part${at} } from ${JSON.stringify(file)}`,
    )
    const all = files.map((_, at) => `part${at}`).join(', ')
    return `${imports.join('\n')}\nexport const ${part.name} = [${all}].flat()`
  },
}

/** The messages that screens say, of each language; what only the server's own pages say stays there. */
export const words: Plugin = {
  name: 'continuum-staff-words',
  enforce: 'pre',
  applyToEnvironment: ({ name }) => name === 'client',
  load(id) {
    const [, language, part] =
      /[\\/]locales[\\/]([\w-]+)\.json\?(person|door|front|rooms|case|questions|occasional)$/.exec(id) ?? []
    if (!language) return null
    const said = part === 'person' ? personWords(language) : wordsByDoor(language)[part as Door]
    return `export default ${JSON.stringify(said)}`
  },
}

/** In which languages the screens are, and where the words of each are fetched. */
export const languagesTable: Plugin = {
  name: 'continuum-languages',
  resolveId: (id) => (id === 'virtual:languages' ? '\0virtual:languages' : null),
  load(id) {
    if (id !== '\0virtual:languages') return null
    const offered = staffLanguages()
    const fetching = (part: string) =>
      `{${offered
        .map(({ tag }) => {
          const file = JSON.stringify(`${join(root, `locales/${tag}.json`)}?${part}`)
          return `${JSON.stringify(tag)}: () => import(${file}).then(said)`
        })
        .join()}}`
    return `const said = (words) => words.default; export const staffLanguages = ${JSON.stringify(offered)}; export const atDoor = ${fetching('door')}; export const inFront = ${fetching('front')}; export const inRooms = ${fetching('rooms')}; export const inCase = ${fetching('case')}; export const inQuestions = ${fetching('questions')}; export const inOccasional = ${fetching('occasional')}`
  },
}

/** The sources that a clock of some pack cites: no screen names another out of the bundle. */
const citedByClocks = (): Set<string> =>
  new Set(
    globSync('jurisdictions/*/pack.json', { cwd: root }).flatMap((path) =>
      ((JSON.parse(readFileSync(join(root, path), 'utf8')) as PackFile).clocks ?? []).flatMap(
        ({ source, effective = [] }) => [source, ...effective.flatMap((one) => one.source ?? [])],
      ),
    ),
  )

/** Of a pack, what screens read: what a server alone decides by would only weigh. */
export const packFiles: Plugin = {
  name: 'continuum-packs',
  enforce: 'pre',
  load(id) {
    if (!/[\\/]jurisdictions[\\/][a-z-]+[\\/]pack\.json$/.test(id)) return null
    const {
      id: name,
      inherits,
      title,
      consent,
      sources = [],
      clocks = [],
      statuses,
    } = JSON.parse(readFileSync(id, 'utf8')) as PackFile
    return JSON.stringify({
      id: name,
      inherits,
      title,
      consent:
        consent && Object.fromEntries(Object.entries(consent).filter(([rule]) => !rule.endsWith('Source'))),
      sources: sources
        .filter((one) => citedByClocks().has(one.id))
        .map(({ id: source, cite }) => ({ id: source, cite })),
      clocks: clocks.map(({ id: clock, rule, until, label }) => ({ id: clock, rule, until, label })),
      statuses: statuses?.map(({ code, label }) => ({ code, label })),
    })
  },
}

/** The version, and where the source is: every screen says so. */
export const aboutTable: Plugin = {
  name: 'continuum-about',
  resolveId: (id) => (id === 'virtual:about' ? '\0virtual:about' : null),
  load: (id) =>
    id === '\0virtual:about'
      ? `export const version = ${JSON.stringify(version)}; export const sourceAddress = ${JSON.stringify(sourceAddress)}`
      : null,
}
