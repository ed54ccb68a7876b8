// Where a request that changes something may come from: our own pages, or a program that is no browser at all. A page of ours
// that was opened at another address than the settings name is told so, since nobody who types a passphrase there did wrong.

import type { Context } from 'hono'
import { Problem } from '../api/problem.ts'
import type { HostServices } from './host-services.ts'

/**
 * Throws Problem `not-allowed` for another site's page, and `wrong-address` for our own page at an address that the settings do
 * not name. `nullIsOurs` where our pages send no referrer and a form's origin is therefore `null`.
 */
export function refuseOtherSites(
  c: Context,
  host: Pick<HostServices, 'origins' | 'misaddressed'>,
  { nullIsOurs = false } = {},
): void {
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined && site !== 'same-origin') throw new Problem('not-allowed')
  const origin = c.req.header('origin')
  if (origin === undefined || host.origins.includes(origin) || (nullIsOurs && origin === 'null')) return
  // The browser vouches that the page came from here; without TLS it says nothing, but a stranger's page names another host.
  if (site !== 'same-origin' && !isAt(origin, c.req.header('host'))) throw new Problem('not-allowed')
  host.misaddressed(origin)
  throw new Problem('wrong-address')
}

const isAt = (origin: string, host: string | undefined): boolean =>
  URL.canParse(origin) && new URL(origin).host === host
