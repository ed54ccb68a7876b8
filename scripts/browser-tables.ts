// What the browser's part knows of the features. The list of them (src/app/features.ts) imports every server, so it is read
// here, while building, and each browser module is written out from it: where endpoints are, and which machines there are.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

const src = join(import.meta.dirname, '..', 'src')

/** Endpoints that no screen of the staff calls. */
const unseen = new Set(['accounts.enterByCard', 'referrals.ofCase'])

/**
 * Where each endpoint is, as a plain table for the browser's client: method and path of every name in the contract. The
 * schemas stay on the server, which checks everything anyway, and the screens save their weight.
 */
export const contractTable: Plugin = {
  name: 'continuum-contract',
  resolveId: (id) => (id === 'virtual:contract' ? '\0virtual:contract' : null),
  async load(id) {
    if (id !== '\0virtual:contract') return null
    const [{ written }, { machines }] = await Promise.all([
      import('../src/app/endpoints.ts'),
      import('../src/app/machines.ts'),
    ])
    const table = Object.fromEntries(
      Object.entries(written).flatMap(([group, endpoints]) => {
        // What stands on the public host alone is never called from here, nor what no screen calls: programs do.
        const called = Object.entries(endpoints).filter(
          ([name, { host }]) => host !== 'public' && !unseen.has(`${group}.${name}`),
        )
        const where = called.map(([name, { method, path, takes, gives }]) => [
          name,
          { method, path, takes, gives },
        ])
        return where.length > 0 ? [[group, Object.fromEntries(where)]] : []
      }),
    )
    const paths = Object.fromEntries(machines.map(({ kind, path }) => [kind, path]))
    return `export const contract = ${JSON.stringify(table)}; export const paths = ${JSON.stringify(paths)}`
  },
}

/** Module → the file of a feature that has a part of it, and under which name. Nothing lists them again: a file that is there is joined. */
const joined = {
  'virtual:machines': { file: 'machines.ts', name: 'machines' },
}

/** What features bring into the browser, joined in their order. */
export const featureTables: Plugin = {
  name: 'continuum-features',
  resolveId: (id) => (Object.hasOwn(joined, id) ? `\0${id}` : null),
  async load(id) {
    const part = joined[id.slice(1) as keyof typeof joined] as (typeof joined)['virtual:machines'] | undefined
    if (!id.startsWith('\0') || !part) return null
    const { order } = await import('../src/app/features.ts')
    const files = order.map((feature) => join(src, feature, part.file)).filter((file) => existsSync(file))
    const imports = files.map(
      (file, at) => `import { ${part.name} as part${at} } from ${JSON.stringify(file)}`,
    )
    const all = files.map((_, at) => `part${at}`).join(', ')
    return `${imports.join('\n')}\nexport const ${part.name} = [${all}].flat()`
  },
}
