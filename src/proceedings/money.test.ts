// What Narong asked for, what he was given on paper, and what he has in hand are three things.

import { expect, it } from 'vitest'
import { openCase } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { asOwner } from '../database/open.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const ines = await network.organisation('Legal Aid West', 'legal_aid', ['caseworker', 'lawyer'])

it('a claim, an award and money in hand are kept apart, and who waits for the rest is reminded until all of it has come', async () => {
  const { id: caseId } = await openCase(ines, { name: 'Narong Wages', language: 'th' })
  const day = network.state.now().toISOString().slice(0, 10)
  const matter = await ines.open('proceeding', { caseId, subkind: 'labour_claim' })
  const opened = await ines.move('proceeding', 'open', matter, { lawyer: 'assigned' })
  const filed = await ines.move('proceeding', 'file', opened, { amount: 4200 })
  const won = await ines.move('proceeding', 'decide', filed, {
    outcome: 'partly',
    served_on: day,
    amount: 3000,
  })
  const carried = await ines.move('proceeding', 'enforce', won)
  const waits = () =>
    asOwner(database, async (client) => {
      const { rowCount } = await client.query(
        "select from clocks where track = $1 and clock = 'proceeding.payment' and stopped_at is null",
        [matter.id],
      )
      return rowCount === 1
    })
  expect(await waits()).toBe(true)
  const first = await ines.move('proceeding', 'pay', carried, { amount: 1000, paid_on: day, all_paid: false })
  expect(await waits()).toBe(true)
  await ines.move('proceeding', 'pay', first, { amount: 2000, paid_on: day, all_paid: true })
  expect(await waits()).toBe(false)
  const { rows } = await asOwner(database, (client) =>
    client.query('select kind, amount::int from amounts where track = $1 order by kind, amount', [matter.id]),
  )
  expect(rows).toEqual([
    { kind: 'awarded', amount: 3000 },
    { kind: 'claimed', amount: 4200 },
    { kind: 'paid', amount: 1000 },
    { kind: 'paid', amount: 2000 },
  ])
})
