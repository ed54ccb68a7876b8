// The pages of the public host, in one place: the way out first, then what each feature shows there.

import { existsSync } from 'node:fs'
import { Hono, type Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { html } from 'hono/html'
import { addresses, exitAddresses } from '../api/addresses.ts'
import { formBytes } from '../http/page-action.ts'
import { compressPages } from '../http/compressed.ts'
import { workerFiles } from '../http/files.ts'
import { islandFiles } from '../http/islands.ts'
import type { HostServices } from '../http/host-services.ts'
import { guardPages, mountExit } from '../http/quick-exit.ts'
import { back, fault, inLanguage, page, speakerOf } from '../http/page.ts'
import { sourcePages } from '../http/source-page.ts'
import { objectsIn } from '../papers/server/object-store.ts'
import { folderStore } from '../store/folder-store.ts'
import type { Store } from '../store/store.ts'
import type { Feature } from '../tracks/feature.ts'
import { features } from './features.ts'
import { trackFeatures } from './tracks.ts'

export interface PublicParts {
  /** Where "Leave now" leads; in a demonstration, which may have no internet, to a page of our own. */
  exitUrl: string
  /** The staff's host, where a visitor of a demonstration finds the examples. */
  url?: string
  /** Whether the browser's part was built; without it every page still does its work. */
  built?: boolean
  /** Where papers lie. */
  store?: Store
  /** Whom the public asks about privacy and accessibility. */
  publicContact?: string | undefined
}

/** Every page of the public host as one app, for `host({ pages })`. */
export function publicPages(host: HostServices, parts: PublicParts): Hono {
  const app = new Hono()
  const exitUrl = () => (host.network().demo ? exitAddresses.weather : parts.exitUrl)
  const built =
    parts.built ?? existsSync(new URL('../../dist/public/seal-report/seal-report.js', import.meta.url))
  app.use('*', guardPages(host, exitUrl))
  app.use('*', compressPages)
  app.use(`${inLanguage}/*`, bodyLimit({ maxSize: formBytes, onError: (c) => tooLarge(c, host) }))
  mountExit(app, host, exitUrl)
  workerFiles(app)
  islandFiles(app)
  const all = {
    host,
    tracks: trackFeatures,
    built,
    staffUrl: parts.url ?? '',
    store: parts.store ?? folderStore(objectsIn('')),
    contact: parts.publicContact,
  }
  for (const { pages } of features as readonly Feature[]) if (pages) app.route('/', pages(all))
  app.route('/', sourcePages(host))
  // An address of nothing leads to the start. Said as a page: the host that these pages are part of knows no other `notFound`.
  app.all('*', (c) => c.redirect('/', 303))
  return app
}

/** What is longer than any form takes is not read: told on a page that has its way out like every other. */
function tooLarge(c: Context, host: HostServices) {
  const network = host.network()
  const speak = speakerOf(c, network)
  const body = html`${fault(speak.text('problem.too-large'))}${back(speak)}`
  return c.html(page({ speak, network, at: addresses.start, body, languages: 'none' }), 413)
}
