// The islands of the public pages: small scripts that seal in the browser. The name of each carries a hash of its bytes, so that a telephone
// on a bad line fetches it once and keeps it; who asks by another name is shown the way to today's.

import { join } from 'node:path'
import type { Hono } from 'hono'
import { answer, dist, readAll, type Kept } from './files.ts'

/** `seal-report.js` with these bytes, as it is asked for. */
export const islandName = (file: string, tag: string): string =>
  file.replace(/\.js$/, `.${tag.replaceAll(/[^A-Za-z0-9]/g, '').slice(0, 12)}.js`)

interface Island {
  address: string
  file: Kept
}

/** By the name that it has in our sources. */
function islandsIn(from: string): Map<string, Island> {
  return new Map(
    [...readAll(join(from, 'public/'))].map(([path, file]): [string, Island] => {
      const name = path.split('/').at(-1) as string
      return [name.replace(/\.js$/, ''), { address: `/islands/${islandName(name, file.tag)}`, file }]
    }),
  )
}

// Read once: pages name the very bytes that are served, whatever is built meanwhile.
let built: Map<string, Island> | undefined
const islands = (): Map<string, Island> => (built ??= islandsIn(dist))

const nameIn = (file: string): string => file.split('.')[0] ?? ''

/** Where an island is fetched: its plain address, which is answered for ever, made one of its bytes where it is built. */
export const islandAddress = (plain: string): string =>
  islands().get(nameIn(plain.split('/').at(-1) as string))?.address ?? plain

export function islandFiles(app: Hono, from?: string): void {
  const all = from === undefined ? islands() : islandsIn(from)
  app.get('/islands/:name', (c) => {
    const island = all.get(nameIn(c.req.param('name')))
    if (!island) return c.notFound()
    if (c.req.path !== island.address) {
      c.header('cache-control', 'no-cache')
      return c.redirect(island.address, 302)
    }
    return answer(c, island.file, { 'cache-control': 'public, max-age=31536000, immutable' })
  })
}
