// A bed that said *women* or *step-free* in a stolen database would say it of whoever sleeps there.

import { expect, it } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { asOwner } from '../database/open.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const hana = await network.organisation('Quiet House', 'shelter', ['shelter'])
await hana.api.shelters.add({ count: 2, each: 1, takes: ['children'], features: ['quiet'], rules: [] })

it('a copy of the database says of no bed for whom it is, how one lives there and what the room has', async () => {
  const { room } = (await hana.api.shelters.beds({})).beds[0]!
  await hana.api.shelters.describe({
    room,
    features: ['step_free'],
    takes: ['women'],
    rules: ['women_staff'],
  })
  expect((await hana.api.shelters.beds({})).beds[0]).toMatchObject({
    features: ['step_free'],
    takes: ['women'],
    rules: ['women_staff'],
  })
  const raw = await asOwner(database, async (client) => {
    const { rows } = await client.query<{ said: string }>(
      "select 'raw ' || takes || rules as said from bed_units union all select 'raw ' || features from bed_rooms",
    )
    return rows.map(({ said }) => said)
  })
  expect(raw.filter((said) => !said.startsWith('raw locked1:') || /step|women/.test(said))).toEqual([])
})
