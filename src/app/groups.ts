// Endpoints with their handlers, as each of the two hosts mounts them.

import type { Api, Contract } from '../api/endpoint.ts'
import { moveHandlers } from '../cases/server/move-handlers.ts'
import type { Handler } from '../http/mount.ts'
import type { Feature, HandlerParts } from '../tracks/feature.ts'
import { moves } from './endpoints.ts'
import { features } from './features.ts'
import { trackFeatures } from './tracks.ts'

export interface Group {
  endpoints: Api
  handlers: Record<string, Handler>
}

/** Groups of endpoints of one host, written by hand and derived from machines. */
export function groupsOf(host: 'staff' | 'public', parts: Omit<HandlerParts, 'tracks'>): Group[] {
  const mounted = (endpoints: Api): Api =>
    Object.fromEntries(
      Object.entries(endpoints).filter(([, one]) => [host, 'both'].includes(one.host ?? 'staff')),
    )
  const written = features.flatMap(({ endpoints = {}, handlers }: Feature<string, Contract>) => {
    const made = handlers?.({ ...parts, tracks: trackFeatures }) ?? {}
    return Object.entries(endpoints).map(([group, api]) => ({
      endpoints: mounted(api),
      handlers: made[group] as Record<string, Handler>,
    }))
  })
  const derived = [...trackFeatures].map(([kind, feature]) => ({
    endpoints: mounted(moves[kind] ?? {}),
    handlers: moveHandlers(feature),
  }))
  return [...written, ...derived]
}
