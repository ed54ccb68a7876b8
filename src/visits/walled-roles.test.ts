// Every profession against every row of a visit, as somebody who went along: the rows that the database shows, past all of our code, and the
// endpoints. Who decides about a stay or accuses reads none, whatever else they are; who went and is neither reads all; who stayed reads none.

import { randomBytes } from 'node:crypto'
import { v7 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { colleaguesIn, type StandIn } from '../../test/role-sessions.ts'
import { staffRoles, type StaffRole } from '../api/roles.ts'
import { visitors } from '../identification/visitors.ts'
import { as } from '../database/as.ts'
import { asOwner } from '../database/open.ts'
import { sql } from '../database/sql.ts'
import { newPlanNames } from './client/plan-names.ts'
import { planVisit } from './client/plan-visit.ts'
import { placesHeld, workplaceVisit } from '../../test/planned-visit.ts'
import { walledRoles } from './roles.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const pilar = await network.organisation('Labour Inspectorate', 'labour_inspectorate', ['inspector'])
const hana = await network.organisation('Willow Rooms', 'shelter', ['shelter'])
await hana.api.shelters.add({ count: 1, takes: [] })
const names = newPlanNames()
const { visit } = names
await planVisit(
  pilar,
  workplaceVisit(network.state.now(), { holds: placesHeld(network.state.now(), hana.circle, 1) }),
  names,
)
const [hold] = (await hana.api.shelters.beds({})).holds
await hana.api.shelters.hold({ id: hold!.id })
await pilar.api.visits.bring({ visit, row: newId(), ciphertext: randomBytes(300).toString('base64url') })
await pilar.api.visits.giveBed({ visit, id: newId(), hold: hold!.id })

/** Each profession alone, and each that goes out together with each that is kept out. */
const both = visitors.flatMap((role) => walledRoles.map((walled): StaffRole[] => [role, walled]))
const combinations: StaffRole[][] = [...staffRoles.map((role) => [role]), ...both]
const isWalled = (roles: readonly StaffRole[]) => roles.some((role) => walledRoles.includes(role))
const place = { organisation: pilar.organisation, circles: [pilar.circle] }
const [went, stayed] = await asOwner(database, async (client) => {
  const along = await colleaguesIn(client, place, combinations)
  for (const { user } of along.values())
    await client.query('insert into visit_members (visit, user_id) values ($1, $2)', [visit, user])
  return [along, await colleaguesIn(client, place, [...visitors])] as const
})

/** What one of them sees of each table in which something of a person met stands. */
const rowsFor = ({ hash }: StandIn) =>
  as(database, { kind: 'session', hash, role: 'continuum_app' }, async (tx) => {
    const seen = await tx.rows<{ place: string }>(
      sql`select 'row' as place from visit_rows union all select 'bed' from visit_beds order by 1`,
    )
    return seen.map(({ place: where }) => where)
  })
const statusFor = async ({ cookie }: StandIn, path: string) =>
  (await network.staff.request(`/api/visits/${visit}/${path}`, { headers: { cookie } })).status

describe('what people told on a visit', () => {
  // The ministry's sessions come in by a role of their own that is granted nothing here.
  it.each(
    combinations.filter(([role]) => role !== 'ministry').map((roles) => [roles.join('+'), roles] as const),
  )(
    '%s, who went along: reads it all, or nothing where the role decides about a stay or accuses',
    async (key, roles) => {
      const one = went.get(key)!
      expect(await rowsFor(one)).toEqual(isWalled(roles) ? [] : ['bed', 'row'])
      const mayAsk = roles.some((role) => (visitors as readonly string[]).includes(role))
      expect((await statusFor(one, 'rows')) === 200).toBe(mayAsk && !isWalled(roles))
    },
  )

  it.each([...visitors])('%s, who stayed at home in the same house: reads none of it', async (role) => {
    const one = stayed.get(role)!
    expect(await rowsFor(one)).toEqual([])
    expect(await statusFor(one, 'rows')).not.toBe(200)
  })
})
