// What a telephone may keep so that the page of a visit opens without network. This file alone says it: the service worker asks it
// before it keeps or gives anything. Static files, whose names carry the hash of their bytes; the scripts that seal; and the one page that
// names them, which is the same for everybody. Never an answer of an endpoint, never anything that holds data of anybody.

/** The address under which the page of a visit lies; what follows is a random id. */
export const offlinePage = '/visits/day/'

/** Where the page is kept, whichever visit it was opened for. */
export const keptPage = '/visits/day'

/** The name of the one store of this browser in which it lies. */
export const keptUnder = 'static-1'

/** Named by their hash: kept for ever. */
const hashed = /^\/assets\/[A-Za-z0-9_.-]+-[A-Za-z0-9_-]{8}\.(?:js|css|woff2?|svg)$/
/** The worker that seals has one name in every release: the newest is asked for first. */
const sealer = '/workers/vault.js'

export type Keeping = 'for-ever' | 'newest-first' | 'page' | 'never'

/** How a request of this browser is kept. */
export function keepingOf(request: { method: string; mode: string }, url: URL, origin: string): Keeping {
  if (request.method !== 'GET' || url.origin !== origin || url.pathname.startsWith('/api/')) return 'never'
  if (request.mode === 'navigate') return url.pathname.startsWith(offlinePage) ? 'page' : 'never'
  if (url.pathname === sealer) return 'newest-first'
  return hashed.test(url.pathname) ? 'for-ever' : 'never'
}

/** Only what was answered whole, and is what it says. */
export const isWhole = (answer: { ok: boolean; status: number; redirected: boolean }): boolean =>
  answer.ok && answer.status === 200 && !answer.redirected
