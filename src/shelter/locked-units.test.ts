// A bed that said *women* or *step-free* in a stolen database would say it of whoever sleeps there.

import { expect, it } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { asOwner } from '../database/open.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const hana = await network.organisation('Quiet House', 'shelter', ['shelter'])
await hana.api.shelters.add({ count: 2, each: 1, takes: ['children'], features: ['quiet'], rules: [] })

it('Hana counts her rooms and beds as before, and a copy of the database says of none which room and which bed of it it is', async () => {
  await hana.api.shelters.add({ count: 8, each: 3, takes: [], features: [], rules: [] })
  const { beds } = await hana.api.shelters.beds({})
  expect(beds.map(({ number, letter }) => `${number}${'abc'[letter - 1]}`)).toEqual([
    '1a',
    '2a',
    '3a',
    '3b',
    '3c',
    '4a',
    '4b',
    '4c',
    '5a',
    '5b',
  ])
  // The numbers follow neither the ids nor the rows: that sixteen times in a row they did by chance happens never.
  const orders: boolean[] = []
  for (let at = 0; at < 16; at += 1) {
    const { beds: made } = await hana.api.shelters.add({
      count: 6,
      each: 2,
      takes: [],
      features: [],
      rules: [],
    })
    orders.push(made.toSorted((one, other) => one - other).join() === made.join())
  }
  expect(orders).toContain(false)
  const raw = await asOwner(database, async (client) => {
    const { rows } = await client.query<{ said: string }>(
      "select 'raw ' || number as said from bed_rooms union all select 'raw ' || letter from beds",
    )
    return rows.map(({ said }) => said)
  })
  expect(raw.filter((said) => !said.startsWith('raw locked1:'))).toEqual([])
})

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
