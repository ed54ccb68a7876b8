// How the invented network came to be: set up with the code from the console, organisation by organisation, everybody with
// keys of their own. The same calls as in a real first week.

import type { Hono } from 'hono'
import { announceSetUp } from '../src/accounts/setup/server.ts'
import { createClient } from '../src/api/client.ts'
import { contract } from '../src/contract.ts'
import type { Database } from '../src/database/open.ts'
import type { NetworkState } from '../src/opening.ts'
import {
  bringColleague,
  foundCircle,
  joinNetwork,
  lineTo,
  newInvitation,
  type Api,
  type Colleague,
} from './actor.ts'
import { country, founder, members, type Membership } from './cast.ts'

/** Everybody of the demonstration signs in with it. */
export const passphrase = 'lantern river orchard copper winter bell'

interface Founding {
  staff: Hono
  database: Database
  network: NetworkState
  url: string
  /** Only these organisations join, where a small network is enough. */
  only?: readonly string[] | undefined
}

/** Sets the network up and lets everybody join. Answers with the people by handle. */
export async function foundNetwork(
  { staff, database, network, url, only }: Founding,
  joined: (handle: string) => void,
): Promise<Map<string, Colleague>> {
  let console = ''
  await announceSetUp(database, url, (text) => void (console += text))
  const code = /\n {4}(\S+)\n/.exec(console)?.[1] ?? ''
  const visitor: Api = createClient(contract, lineTo(staff).send)
  const { invitation } = await visitor.setup.begin({
    code,
    network: country.name,
    country: 'XX',
    timezone: country.timezone,
    emergency: country.emergency,
    pack: 'coe',
    organisation: founder.name,
    kind: founder.kind,
    handle: founder.handle,
  })
  const { hotline, currency } = country
  await network.save({ ...network.network(), hotline, currency, demo: true })

  const people = new Map<string, Colleague>()
  const sit = (handle: string, who: Colleague): Colleague => {
    people.set(handle, who)
    joined(handle)
    return who
  }
  const ines = sit(founder.handle, await joinNetwork(staff, invitation, passphrase))
  await foundCircle(ines)
  for (const member of members.filter(({ key }) => only?.includes(key) ?? true)) {
    const admin = sit(member.administrator, await admit(staff, ines, member))
    for (const { handle, roles, language } of member.staff)
      sit(handle, await bringColleague(staff, admin, handle, [...roles], passphrase, language))
    if (member.beds) await admin.api.shelters.add({ count: member.beds, takes: [] })
  }
  return people
}

async function admit(staff: Hono, coordinator: Colleague, member: Membership): Promise<Colleague> {
  const { kind, name, district, pack, phone, administrator: handle } = member
  const invite = newInvitation()
  await coordinator.api.organisations.add({
    kind,
    name,
    district,
    pack,
    listed: kind !== 'shelter',
    ...(phone ? { phone } : {}),
    administrator: { id: invite.id, handle, invitationHash: invite.hash },
  })
  const admin = await joinNetwork(staff, invite.secret, passphrase)
  await foundCircle(admin)
  return admin
}
