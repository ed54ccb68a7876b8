// Asking for help, worrying about someone, and coming back with the receipt: HTML forms that do their whole work without
// script. Typed words exist here for as long as a request takes: they are sealed, or shown again, and kept nowhere.

import { Hono } from 'hono'
import type { HostServices } from '../../http/host-services.ts'
import type { Shelf } from '../../papers/server/object-store.ts'
import { livePages } from './live.ts'
import { posterPages } from './poster.ts'
import { receiptPages } from './receipt.ts'
import { requestPages } from './request.ts'

export interface HelpParts {
  /** Where what was sent with words lies. */
  shelf: Shelf
  /** Address of the island that seals in the browser, where it was built. */
  island?: string | undefined
  /** Address of the one that hears what is new in an open thread. */
  live?: string | undefined
}

/** Help, worry, and what a receipt opens. */
export function helpPages(host: HostServices, { shelf, island, live }: HelpParts): Hono {
  const app = new Hono()
  app.route('/', requestPages(host, island))
  app.route('/', receiptPages(host, shelf, live))
  app.route('/', livePages(host))
  app.route('/', posterPages(host))
  return app
}
