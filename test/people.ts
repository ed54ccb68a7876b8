// The cast of the tests: a small network of named people, each with a vault of their own, speaking to the real hosts over
// the real database. Every test file makes its own network, and row-level security keeps them apart.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll } from 'vitest'
import type { Hono } from 'hono'
import type { StaffRole } from '../src/api/roles.ts'
import { asOwner, type Database } from '../src/database/open.ts'
import { base64url } from '../src/database/sql.ts'
import type { Secrets } from '../src/http/context.ts'
import { startHosts } from '../src/app/hosts.ts'
import { openNetwork, type NetworkState } from '../src/app/boot.ts'
import type { OrganisationKind } from '../src/organisations/kinds.ts'
import { newSecret } from '../src/sealing/keys.ts'
import { newOprfKey } from '../src/sealing/oprf.ts'
import { newPassphraseSetup } from '../src/sealing/passphrase.ts'
import type { WebhookHost } from '../src/webhooks/model.ts'
import { bringColleague, clocks, type Colleague } from '../demo/actor.ts'
import { everyLog, type Logs } from './malicious-server/server.ts'
import type { Store } from '../src/store/store.ts'
import { beginNetwork, bringOrganisation } from '../demo/founding.ts'

export interface TestNetwork {
  database: Database
  secrets: Secrets
  staff: Hono
  public: Hono
  /** The folder with everything that is no database. */
  data: string
  state: NetworkState
  /** The coordinator of the first organisation, who brings the others in. */
  founder: Colleague
  /** An organisation with its administrator, who has all of `roles`. */
  organisation: (
    name: string,
    kind: OrganisationKind,
    roles: StaffRole[],
    pack?: string,
  ) => Promise<Colleague>
  colleague: (admin: Colleague, handle: string, roles: StaffRole[]) => Promise<Colleague>
  /** Lines that the hosts would have logged. */
  logged: string[]
  /** Nobody is remembered from a moment ago: the next request asks the database. */
  forget: () => void
  /** Moves the hosts' clock. */
  travel: (days: number) => void
}

/** All logs, past row-level security. */
const logsPast =
  (database: Database) =>
  (after: readonly { organisation: number; n: number }[]): Promise<Logs> =>
    asOwner(database, async (client) => {
      const { rows } = await client.query<{ organisation: number; body: string; signature: Buffer }>(
        `select k.organisation, l.body, l.signature from unnest($1::int[], $2::int[]) as k(organisation, n)
          join log_statements l on l.organisation = k.organisation and l.n > k.n order by k.organisation, l.n`,
        [after.map(({ organisation }) => organisation), after.map(({ n }) => n)],
      )
      const logs = after.map(({ organisation }) => ({
        organisation,
        statements: rows
          .filter((row) => row.organisation === organisation)
          .map(({ body, signature }) => ({ body, signature: base64url(signature) })),
      }))
      return { logs }
    })

export const passphrase = 'correct horse battery staple lantern river'
export const urls = {
  url: 'http://localhost:4600',
  publicUrl: 'http://127.0.0.1:4601',
  exitUrl: 'https://www.bbc.com/weather',
}

/**
 * A network with its founder (administrator, coordinator, caseworker). `unlimited` where a test makes many people at once;
 * `hotline` is the number that is given at set-up, `timezone` where it is. With `daysBehind` it is an invented country that lives so many
 * days before today, while everybody's machine shows the true day. Recovery sheets are owed where `owesDrill`.
 */
export async function newNetwork(
  database: Database,
  {
    unlimited = false,
    hotline = '',
    timezone = 'Europe/London',
    pack = 'uk',
    issuers = [] as readonly string[],
    webhookHosts = [] as readonly WebhookHost[],
    daysBehind = 0,
    store = undefined as Store | undefined,
    owesDrill = false,
  } = {},
): Promise<TestNetwork> {
  const logged: string[] = []
  const logger = pino({ base: null }, { write: (line: string) => void logged.push(line) })
  const secrets: Secrets = {
    opaque: await newPassphraseSetup(),
    oprf: new Uint8Array(newOprfKey()),
    checkpoint: newSecret(),
  }
  const data = mkdtempSync(join(tmpdir(), 'continuum-papers-'))
  afterAll(() => rmSync(data, { recursive: true, force: true }))
  const state = await openNetwork(database)
  let ahead = -daysBehind * 86_400_000
  let hasAged = false
  const isInvented = daysBehind > 0
  const network: NetworkState = {
    ...state,
    network: () => (isInvented ? { ...state.network(), demo: true } : state.network()),
    now: () => new Date(state.now().getTime() + ahead),
  }
  const hosts = startHosts({
    database,
    secrets,
    network,
    settings: { ...urls, data, issuers, webhookHosts },
    logger,
    store,
    unlimited,
    onFault: (endpoint, error) =>
      process.stderr.write(`${endpoint}: ${String(error)}\n${error instanceof Error ? error.stack : ''}\n`),
  })

  // Everybody's own machine shows the same time as the hosts, however far a test has moved it.
  for (const host of [hosts.staff, hosts.public]) {
    everyLog.set(host, logsPast(database))
    clocks.set(host, { now: () => (hasAged ? Date.now() : network.now().getTime()) })
  }
  if (!owesDrill)
    await asOwner(database, (client) =>
      client.query(`update settings set value = '"infinity"' where key = 'recovery_rule'`),
    )
  const founder = await beginNetwork(
    { staff: hosts.staff, database, passphrase, practice: isInvented },
    {
      network: 'Test network',
      country: 'XX',
      timezone,
      emergency: '112',
      hotline,
      currency: 'EUR',
      pack,
      organisation: 'National coordination',
      kind: 'coordination',
      handle: 'founder',
    },
  )
  if (isInvented) {
    await state.standAt(network.now())
    ahead = 0
    hasAged = true
  }
  return {
    database,
    secrets,
    staff: hosts.staff,
    public: hosts.public,
    data,
    state: network,
    founder,
    logged,
    forget: hosts.houses.staff.sessions.forgetAll,
    travel: (days) => void (ahead += days * 86_400_000),
    async organisation(name, kind, roles, pack = 'uk') {
      const handle = `${name.toLowerCase().replaceAll(/[^a-z]+/g, '-')}-admin`
      const joining = { kind, name, pack, listed: true }
      const admin = await bringOrganisation(hosts.staff, founder, joining, handle, passphrase)
      // Whoever is not among those that the law lists refers nobody.
      if (pack === 'uk') await admin.api.network.designate({ designation: 'unseen' })
      return roles.length === 0
        ? admin
        : bringColleague(hosts.staff, admin, { handle: handle.replace('-admin', ''), roles, passphrase })
    },
    colleague: (admin, handle, roles) => bringColleague(hosts.staff, admin, { handle, roles, passphrase }),
  }
}
