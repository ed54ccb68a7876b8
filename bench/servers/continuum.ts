// Continuum's staff host as it runs, in a process of its own; only its log is silent and nobody is told to slow down.

import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { serve } from '@hono/node-server'
import { pino } from 'pino'
import type { ClientConfig } from 'pg'
import { takeUp, type NetworkLaw } from '../../jurisdictions/packs.ts'
import { login, openPool } from '../../src/database/open.ts'
import { startHosts } from '../../src/app/hosts.ts'
import { openChanges } from '../../src/http/changes.ts'
import { openNetwork } from '../../src/app/boot.ts'
import { newPassphraseSetup } from '../../src/sealing/passphrase.ts'

const { owner, data, law, morning } = JSON.parse(process.argv[2] ?? '{}') as {
  owner: ClientConfig
  data?: string
  /** A law that the network changed for itself, as if two had signed it. */
  law?: NetworkLaw
  /** One of several servers behind a proxy, with everybody's budgets and streams: the secret that all of them have. */
  morning?: string
}
if (law) takeUp([law])
const database = { pool: openPool({ ...owner, user: login }), owner, close: async () => {} }
const changes = morning ? openChanges(database, () => undefined) : undefined
const hosts = startHosts({
  database,
  ...(changes && { changes }),
  secrets: {
    opaque: morning ?? (await newPassphraseSetup()),
    oprf: new Uint8Array(32),
    checkpoint: new Uint8Array(32),
  },
  network: await openNetwork(database),
  settings: {
    url: 'http://localhost',
    publicUrl: 'http://127.0.0.1',
    exitUrl: 'https://example.org',
    data: data ?? tmpdir(),
    proxied: morning !== undefined,
  },
  logger: pino({ level: 'silent' }),
  onFault: (endpoint, error) => process.stderr.write(`${endpoint} ${String(error)}\n`),
})
// Fifty people make the requests of thousands: the budget of each is counted as always, but never used up.
const { spend } = hosts.houses.staff
if (!morning) hosts.houses.staff.spend = (name, caller) => spend(name, caller, 1e9)
const server = serve({ fetch: hosts.staff.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
  process.send?.({ port }),
)
// A connection waits while the others are measured.
;(server as Server).keepAliveTimeout = 60_000
process.once('disconnect', () => process.exit(0))
