// The hosts, put together from what each may offer. The public host gets only what a visitor or a survivor may call, the viewer host
// nothing but its files.

import type { Hono } from 'hono'
import type { Logger } from 'pino'
import type { Settings } from './config.ts'
import type { Database } from '../database/open.ts'
import { groupsOf } from './groups.ts'
import { trackFeatures } from './tracks.ts'
import type { Secrets } from '../http/context.ts'
import type { Changes } from '../http/changes.ts'
import { staffFiles } from '../http/files.ts'
import { publicPolicy, staffPolicy } from '../http/headers.ts'
import { viewerFiles } from '../http/viewer.ts'
import { buildHostServices, type HostServices, type HouseOptions } from '../http/host-services.ts'
import { contactOf } from '../http/security-text.ts'
import { styleHash } from '../http/style.ts'
import type { NetworkState } from './boot.ts'
import { makeCheckpoint } from '../oversight/server/checkpoints.ts'
import { publicPages } from './public.ts'
import { host } from './host.ts'
import { foldMoves } from '../measures/server/fold-moves.ts'
import { mixFacts } from '../measures/jobs.ts'
import { objectsIn } from '../papers/server/object-store.ts'
import { folderStore } from '../store/folder-store.ts'
import type { Store } from '../store/store.ts'
import { makeDueMoves } from '../tracks/due.ts'

export interface HostsParts {
  database: Database
  secrets: Secrets
  network: NetworkState
  settings: Pick<Settings, 'url' | 'publicUrl' | 'exitUrl' | 'data'> &
    Partial<Pick<Settings, 'proxied' | 'contact' | 'viewerUrl' | 'issuers' | 'webhookHosts'>>
  logger: Logger
  /** Nobody is held back: only while a demonstration makes a year of many people's work in a minute. */
  unlimited?: boolean
  onFault?: (endpoint: string, error: unknown) => void
  /** Throws where this machine's clock may decide no day (clock-watch.ts). */
  mustTellDays?: () => void
  /** What keeps this server from its work. */
  ready?: () => Promise<readonly string[]>
  measure?: HouseOptions['measure']
  /** What has changed, of all servers; without it staff's browsers ask now and then. */
  changes?: Changes
  /** Where papers lie, where that is not a folder of the data folder. */
  store?: Store | undefined
  /** Of an invented country that was put back from a seed: which one it is of those that have the same people. */
  country?: string | undefined
}

interface Hosts {
  staff: Hono
  public: Hono
  /** Undefined where no name was given to it. */
  viewer: Hono | undefined
  houses: { staff: HostServices; public: HostServices }
}

/** Moves an invented country's clock and makes what is due then. Answers how many days ahead of where it stands it is. */
const clockMover =
  ({ database, secrets, network }: Pick<HostsParts, 'database' | 'secrets' | 'network'>) =>
  async (by: { days: number } | { further: number }): Promise<number> => {
    await network.moveClock('days' in by ? by.days : network.daysMoved() + by.further)
    await makeDueMoves(database, trackFeatures, network)
    // Days have gone by: what was counted before them was put down at night, and no checkpoint would have covered it all the while.
    await mixFacts(database)
    await foldMoves(database, network)
    await makeCheckpoint(database, secrets, network)
    return network.daysMoved()
  }

/** The hosts, ready to serve; also their houses, for tests and the demonstration. */
export function startHosts({
  database,
  secrets,
  network,
  settings,
  logger,
  unlimited,
  onFault,
  mustTellDays,
  ready,
  measure,
  changes,
  store = folderStore(objectsIn(settings.data)),
  country,
}: HostsParts): Hosts {
  const { publicUrl, viewerUrl, issuers, webhookHosts } = settings
  const parts = { reload: network.reload, store, publicUrl, viewerUrl, issuers, webhookHosts }
  const common = {
    database,
    secrets,
    network: network.network,
    now: network.now,
    mustTellDays,
    logger,
    onFault,
    unlimited,
    measure,
    proxied: settings.proxied ?? false,
  }
  const at = (url: string) => ({ ...common, origins: [url], secure: url.startsWith('https:') })
  const staff = buildHostServices({ ...at(settings.url), host: 'staff' })
  const open = buildHostServices({ ...at(publicUrl), host: 'public' })
  const moveClock = clockMover({ database, secrets, network })
  return {
    staff: host({
      services: staff,
      groups: groupsOf('staff', parts),
      pages: staffFiles(undefined, country),
      policy: staffPolicy(viewerUrl),
      contact: settings.contact ?? contactOf(settings.url),
      ready,
      changes: { told: changes },
      moveClock,
    }),
    public: host({
      services: open,
      groups: groupsOf('public', parts),
      pages: publicPages(open, { ...settings, store }),
      policy: publicPolicy(styleHash),
      contact: settings.contact ?? contactOf(settings.publicUrl),
      ready,
    }),
    viewer: viewerUrl ? viewerFiles(viewerUrl, settings.url) : undefined,
    houses: { staff, public: open },
  }
}
