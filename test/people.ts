// The cast of the tests: a small network of named people, each with a vault of their own, speaking to the real hosts over
// the real database. Every test file makes its own network, and row-level security keeps them apart.

import { pino } from 'pino'
import type { Hono } from 'hono'
import { announceSetUp } from '../src/accounts/setup/server.ts'
import { createClient } from '../src/api/client.ts'
import type { StaffRole } from '../src/api/roles.ts'
import { contract } from '../src/contract.ts'
import type { Database } from '../src/database/open.ts'
import { startHosts } from '../src/hosts.ts'
import { openNetwork, type NetworkState } from '../src/opening.ts'
import type { OrganisationKind } from '../src/organisations/kinds.ts'
import { newOprfKey } from '../src/sealing/oprf.ts'
import { newPassphraseSetup } from '../src/sealing/passphrase.ts'
import {
  bringColleague,
  foundCircle,
  joinNetwork,
  lineTo,
  newInvitation,
  type Api,
  type Colleague,
} from '../demo/actor.ts'

export interface TestNetwork {
  database: Database
  staff: Hono
  public: Hono
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
  /** Moves the hosts' clock. */
  travel: (days: number) => void
}

export const passphrase = 'correct horse battery staple lantern river'
const urls = {
  url: 'http://localhost:4600',
  publicUrl: 'http://127.0.0.1:4601',
  exitUrl: 'https://www.bbc.com/weather',
}

/** A network with its founder (administrator, coordinator, caseworker). */
export async function newNetwork(database: Database): Promise<TestNetwork> {
  const logged: string[] = []
  const logger = pino({ base: null }, { write: (line: string) => void logged.push(line) })
  const secrets = { opaque: await newPassphraseSetup(), oprf: new Uint8Array(newOprfKey()) }
  const state = await openNetwork(database)
  let ahead = 0
  const network: NetworkState = { ...state, now: () => new Date(state.now().getTime() + ahead) }
  const hosts = startHosts({
    database,
    secrets,
    network,
    settings: urls,
    logger,
    onFault: (endpoint, error) =>
      process.stderr.write(`${endpoint}: ${String(error)}\n${error instanceof Error ? error.stack : ''}\n`),
  })

  let printed = ''
  await announceSetUp(database, urls.url, (text) => void (printed += text))
  const code = /\n {4}(\S+)\n/.exec(printed)?.[1] ?? ''
  const visitor: Api = createClient(contract, lineTo(hosts.staff).send)
  const { invitation } = await visitor.setup.begin({
    code,
    network: 'Test network',
    country: 'XX',
    timezone: 'Europe/London',
    emergency: '112',
    pack: 'uk',
    organisation: 'National coordination',
    kind: 'coordination',
    handle: 'founder',
  })
  const founder = await joinNetwork(hosts.staff, invitation, passphrase)
  await foundCircle(founder)
  return {
    database,
    staff: hosts.staff,
    public: hosts.public,
    state: network,
    founder,
    logged,
    travel: (days) => void (ahead += days * 86_400_000),
    async organisation(name, kind, roles, pack = 'uk') {
      const invite = newInvitation()
      const handle = `${name.toLowerCase().replaceAll(/[^a-z]+/g, '-')}-admin`
      await founder.api.organisations.add({
        kind,
        name,
        pack,
        listed: true,
        administrator: { id: invite.id, handle, invitationHash: invite.hash },
      })
      const admin = await joinNetwork(hosts.staff, invite.secret, passphrase)
      await foundCircle(admin)
      return roles.length === 0
        ? admin
        : bringColleague(hosts.staff, admin, handle.replace('-admin', ''), roles, passphrase)
    },
    colleague: (admin, handle, roles) => bringColleague(hosts.staff, admin, handle, roles, passphrase),
  }
}
