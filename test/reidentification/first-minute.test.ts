// A network of which all that was done fell into the first minute of a day: that minute looks like a time that has lost its hour.

import { expect, it } from 'vitest'
import { openCase } from '../../demo/case-work.ts'
import { asOwner } from '../../src/database/open.ts'
import { coarsenTimes } from '../../src/measures/jobs.ts'
import { testDatabase } from '../database.ts'
import { newNetwork } from '../people.ts'

const database = await testDatabase()
const network = await newNetwork(database, { unlimited: true })

it('loses the second of each step after a month, like any other time', async () => {
  const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
  const { id } = await openCase(amara, { name: 'Mariam Midnight', language: 'ar' })
  const zone = network.state.network().timezone
  const exact = () =>
    asOwner(database, async (client) => {
      const coarse =
        "select at - app.coarse_moment(at, $2) > interval '1 second' as is from track_events where case_id = $1"
      return (await client.query<{ is: boolean }>(coarse, [id, zone])).rows.map((row) => row.is)
    })
  await asOwner(database, async (client) => {
    await client.query('set session_replication_role = replica')
    for (const [table, column] of [
      ['track_events', 'at'],
      ['records', 'made_at'],
    ])
      await client.query(
        `update ${table} set ${column} = app.coarse_moment(${column}, $1) + interval '20.5 seconds'`,
        [zone],
      )
  })
  expect(new Set(await exact())).toEqual(new Set([true]))
  network.travel(33)
  expect(await coarsenTimes(database, network.state)).toBeGreaterThan(0)
  expect(new Set(await exact())).toEqual(new Set([false]))
})
