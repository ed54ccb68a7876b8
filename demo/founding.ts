// How any network begins, invented or in a test: the first organisation by the code from the console, the others by its
// coordinator, everybody with keys of their own. The same calls as in a real first week.

import type { Hono } from 'hono'
import { announceSetUp } from '../src/accounts/server/setup.ts'
import { createClient } from '../src/api/client.ts'
import { contract } from '../src/app/contract.ts'
import type { Database } from '../src/database/open.ts'
import type { Joining } from '../src/organisations/client/bring-organisation.ts'
import { bringIn, foundCircle, joinNetwork, lineTo, type Api, type Colleague } from './actor.ts'

type SetUp = Omit<Parameters<Api['setup']['begin']>[0], 'code'>

/** Sets an empty network up and lets its first administrator join, with the circle founded. */
export async function beginNetwork(
  {
    staff,
    database,
    passphrase,
    practice = false,
  }: { staff: Hono; database: Database; passphrase: string; practice?: boolean },
  setUp: SetUp,
): Promise<Colleague> {
  let printed = ''
  await announceSetUp(database, '', (text) => void (printed += text))
  const code = /\n {4}(\S+)\n/.exec(printed)?.[1] ?? ''
  const visitor: Api = createClient(contract, lineTo(staff).send)
  const { invitation } = await visitor.setup.begin({ ...setUp, code })
  const called = { name: setUp.organisation, kind: setUp.kind }
  const founder = await joinNetwork(staff, invitation, passphrase, { first: called, practice })
  await foundCircle(founder)
  return founder
}

/** A coordinator brings an organisation in. Answers with its administrator, the circle founded. */
export async function bringOrganisation(
  staff: Hono,
  coordinator: Colleague,
  joining: Joining,
  administrator: string,
  passphrase: string,
): Promise<Colleague> {
  const { secret } = await bringIn(coordinator, joining, administrator)
  const admin = await joinNetwork(staff, secret, passphrase)
  await foundCircle(admin)
  return admin
}
