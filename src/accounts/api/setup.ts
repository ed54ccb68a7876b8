// The first hour of a real installation: one organisation and one administrator, behind a code from the console.

import { z } from 'zod'
import { endpoint, strict } from '../../api/endpoint.ts'
import { organisationKinds } from '../../organisations/kinds.ts'
import { Currency, Emergency, Hotline, NetworkName } from '../../organisations/api/network.ts'
import { packIds } from '../../organisations/network-facts.ts'

export const setupApi = {
  state: endpoint({
    method: 'GET',
    path: '/api/setup',
    summary:
      'Whether this installation still waits for its first organisation, whether its people are invented, and its address',
    who: 'anyone',
    audit: 'none',
    input: strict({}),
    /** `network` is part of what an invitation's secret grows into; `address` is the one at which staff sign in. */
    output: z.object({ open: z.boolean(), network: z.string(), demo: z.boolean(), address: z.string() }),
    problems: [],
  }),
  begin: endpoint({
    method: 'POST',
    path: '/api/setup',
    summary:
      'Make the first organisation and invite its administrator; needs the one-time code that the console shows',
    who: 'anyone',
    audit: 'network.set-up',
    perMinute: 10,
    input: strict({
      code: z.string().trim().min(8).max(64),
      network: NetworkName,
      country: z.string().regex(/^[A-Z]{2}$/),
      timezone: z.string().max(60),
      emergency: Emergency,
      hotline: Hotline,
      currency: Currency,
      pack: z.enum(packIds),
      organisation: z.string().trim().min(2).max(120),
      kind: z.enum(organisationKinds),
      handle: z.string().regex(/^[a-z0-9-]{2,40}$/),
    }),
    output: z.object({ invitation: z.string(), network: z.string() }),
    problems: ['wrong-words', 'conflict'],
  }),
}
