// The service worker of the staff host: it lets the page of a visit open without network, and does nothing else. What it may keep stands
// in may-cache.ts; everything that is not named there goes to the server as if this were not here.
import { isWhole, keepingOf, keptPage, keptUnder } from './may-cache.ts'

interface Extendable extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface Fetching extends Extendable {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}
interface Worker {
  readonly location: Location
  readonly clients: { claim(): Promise<void> }
  skipWaiting(): Promise<void>
  addEventListener(name: 'install' | 'activate', act: (event: Extendable) => void): void
  addEventListener(name: 'fetch', act: (event: Fetching) => void): void
}
const worker = globalThis as unknown as Worker

const kept = () => caches.open(keptUnder)

/** From the server, and kept; `under`: where the page lies. */
async function fetched(request: Request, under: Request | string): Promise<Response> {
  const answer = await fetch(request)
  if (isWhole(answer)) await (await kept()).put(under, answer.clone())
  return answer
}

async function keptOr(request: Request): Promise<Response> {
  return (await (await kept()).match(request)) ?? fetched(request, request)
}

/** What is kept only where the server cannot be reached. */
async function newest(request: Request, under: Request | string): Promise<Response> {
  try {
    return await fetched(request, under)
  } catch (unreachable) {
    const answer = await (await kept()).match(under)
    if (!answer) throw unreachable
    return answer
  }
}

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()))
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()))
worker.addEventListener('fetch', (event) => {
  const { request } = event
  const keeping = keepingOf(request, new URL(request.url), worker.location.origin)
  if (keeping === 'for-ever') event.respondWith(keptOr(request))
  else if (keeping === 'newest-first') event.respondWith(newest(request, request))
  else if (keeping === 'page') event.respondWith(newest(request, keptPage))
})
