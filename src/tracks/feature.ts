// What a feature is on the server: what it answers, its processes, what it does by itself and the pages that it shows to the
// public. Each folder says it once, in its feature.ts; src/app/features.ts joins them and adds nothing.

import type { Hono } from 'hono'
import type { Contract, Handlers } from '../api/endpoint.ts'
import type { Database } from '../database/open.ts'
import type { Ctx, Network, Secrets } from '../http/context.ts'
import type { HostServices } from '../http/host-services.ts'
import type { Job } from '../jobs/work.ts'
import type { Store } from '../store/store.ts'
import type { Machine } from './define.ts'
import type { TrackFeature } from './execute.ts'

/** Every process of the network with what its feature adds on the server, by its kind. */
export type TrackFeatures = ReadonlyMap<string, TrackFeature>

/** What handlers may need beside the request. */
export interface HandlerParts {
  tracks: TrackFeatures
  /** Takes up the network's own facts where they have changed. */
  reload: () => Promise<void>
  /** Where papers lie. */
  store: Store
  /** Where the public host is, as whoever is outside types it. */
  publicUrl: string
  /** Where the viewer host is, where there is one. */
  viewerUrl?: string | undefined
  /** Providers at which organisations may let their people sign in first, as the operator names them. */
  issuers?: readonly string[] | undefined
  /** Hosts at which organisations' programs may be told that there is something for them, as the operator names them. */
  webhookHosts?: readonly { organisation: number; origin: string }[] | undefined
}

/** What a job may need. */
export interface JobParts {
  database: Database
  secrets: Secrets
  state: { now: () => Date; network: () => Network }
  store: Store
}

/** What pages of the public host may need. */
export interface PageParts {
  host: HostServices
  tracks: TrackFeatures
  /** Whether the browser's part was built; without it every page still does its work. */
  built: boolean
  /** The staff's host, where a visitor of a demonstration finds the examples. */
  staffUrl: string
  /** Where papers lie. */
  store: Store
  /** Whom the public asks about privacy and accessibility (`mailto:` or `https:`), where somebody has set it. */
  contact: string | undefined
}

export interface Feature<Name extends string = string, Endpoints extends Contract = Contract> {
  /** The folder in src/. */
  name: Name
  /** Groups of endpoints by the names under which clients call them: `cases.open`. */
  endpoints?: Endpoints
  /** One function for each endpoint, nothing missing. */
  handlers?: (parts: HandlerParts) => { [Group in keyof Endpoints]: Handlers<Endpoints[Group], Ctx> }
  /** Its processes, from its machines.ts; endpoints, buttons and audit names are derived from them. */
  machines?: readonly Machine[]
  /** What the server adds to some of them: facts that guards ask for, and what follows from a move. */
  tracks?: readonly TrackFeature[]
  /** What happens without anybody asking. */
  jobs?: (parts: JobParts) => Job[]
  /** Pages of the public host. */
  pages?: (parts: PageParts) => Hono
}

/** States a feature; only there to infer and check its types. */
export const feature = <const Name extends string, Endpoints extends Contract = Record<never, never>>(
  manifest: Feature<Name, Endpoints>,
): Feature<Name, Endpoints> => manifest
