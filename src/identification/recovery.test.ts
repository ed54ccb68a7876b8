// Nadia's days of recovery in the United Kingdom: thirty at least, and until somebody has decided, whichever is later.

import { expect, it } from 'vitest'
import { openCase } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { asOwner } from '../database/open.ts'

const database = await testDatabase()
const network = await newNetwork(database)
// The authority is outside: Amara records its letters.
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const told = { served_on: dayIn(-92) }

const { id: caseId } = await openCase(amara, { name: 'Nadia Test', language: 'en', ageGroup: 'unsure' })
const asked = await amara.open('identification', { caseId })
const track = { id: asked.id }
await amara.move('identification', 'presume', track, { origin: 'ngo' })
await amara.move('identification', 'refer', track)
await amara.move('identification', 'receive', track)

it('are not overdue on day 92, because nothing had to be done by day 30', async () => {
  const before = await amara.api.work.counts({})
  await amara.move('identification', 'decide_prelim_positive', track, told)
  const { clocks } = await amara.api.work.track({ track: asked.id })
  expect(clocks).toMatchObject([{ clock: 'recovery', dueOn: dayIn(-62) }])
  expect((await amara.api.work.counts({})).late).toBe(before.late)
})

it('can be extended by the authority, and not shortened', async () => {
  const extend = (until: string) => amara.move('identification', 'extend_recovery', track, { until })
  await expect(extend(dayIn(-63))).rejects.toMatchObject({ detail: { because: 'shortens-recovery' } })
  await extend(dayIn(-10))
  await expect(extend(dayIn(-11))).rejects.toMatchObject({ detail: { because: 'shortens-recovery' } })
})

it('do not make a decision on day 92 count as late', async () => {
  await amara.move('identification', 'decide_final_positive', track, { served_on: dayIn(0) })
  const { rows } = await asOwner(database, (client) =>
    client.query(
      `select in_time as counted, (select outcome from clocks where track = $1 and clock = 'recovery'
        order by started_at desc limit 1) as outcome from event_counts where move = 'decide_final_positive'`,
      [asked.id],
    ),
  )
  expect(rows).toEqual([{ counted: '', outcome: 'done' }])
})
