// The list of cases: what happened last stands at the top, for each by what they can see. Where it stands tells nobody of a step
// that is not theirs to see.

import { expect, it } from 'vitest'
import { agree, openCase } from '../../demo/case-work.ts'
import type { Colleague } from '../../demo/actor.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { asOwner } from '../database/open.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker', 'lawyer'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health'])
const minutes = (count: number) => network.travel(count / 1440)

const listOf = async (who: Colleague) => (await who.api.cases.list({ state: 'active' })).cases
const order = async (who: Colleague) => (await listOf(who)).map(({ id }) => id)
const shownAt = async (who: Colleague, caseId: string) =>
  (await listOf(who)).find(({ id }) => id === caseId)?.updatedAt
const share = (caseId: string) =>
  agree(
    amara,
    caseId,
    { recipient: bashir.circle, compartments: ['health'], purpose: 'health_care' },
    network.state.now(),
  )

it('a case in which something happened today stands above one that was opened after it', async () => {
  const mariam = await openCase(amara, { name: 'Mariam Listed', language: 'ar' })
  minutes(1440)
  const oksana = await openCase(amara, { name: 'Oksana Listed', language: 'uk' })
  expect(await order(amara)).toEqual([oksana.id, mariam.id])
  minutes(1440)
  const goal = await amara.open('goal', { caseId: mariam.id, subkind: 'food' })
  expect(await order(amara)).toEqual([mariam.id, oksana.id])
  const now = network.state.now().getTime()
  expect(now - Date.parse((await shownAt(amara, mariam.id))!)).toBeLessThan(60_000)
  minutes(60)
  await amara.move('goal', 'agree', goal, {})
  expect(network.state.now().getTime() - Date.parse((await shownAt(amara, mariam.id))!)).toBeLessThan(60_000)
})

it('a step that the clinic cannot see moves nothing in its list; one that it sees does', async () => {
  const zaira = await openCase(amara, { name: 'Zaira Listed', language: 'es' })
  minutes(1440)
  await share(zaira.id)
  const before = await shownAt(bashir, zaira.id)
  expect(network.state.now().getTime() - Date.parse(before!), 'it is new to the clinic').toBeLessThan(60_000)
  minutes(1440)
  await amara.open('goal', { caseId: zaira.id, subkind: 'education' })
  expect(await shownAt(bashir, zaira.id)).toBe(before)
  expect(await shownAt(amara, zaira.id)).not.toBe(before)
  await amara.open('goal', { caseId: zaira.id, subkind: 'health' })
  expect(network.state.now().getTime() - Date.parse((await shownAt(bashir, zaira.id))!)).toBeLessThan(60_000)
})

it('ten steps within ten minutes write the list once', async () => {
  const { id } = await openCase(amara, { name: 'Malee Listed', language: 'th' })
  minutes(1440)
  const written = () =>
    asOwner(database, async (client) => {
      const { rows } = await client.query<{ xmin: string }>(
        'select xmin::text from case_access where case_id = $1',
        [id],
      )
      return rows.map(({ xmin }) => xmin).join()
    })
  const before = await written()
  const goal = await amara.open('goal', { caseId: id, subkind: 'food' })
  const once = await written()
  expect(once).not.toBe(before)
  await amara.move('goal', 'agree', goal, {})
  await amara.open('goal', { caseId: id, subkind: 'education' })
  expect(await written()).toBe(once)
})

it('nobody waits where two steps of one case happen in the same moment', async () => {
  const { id } = await openCase(amara, { name: 'Ana Listed', language: 'es' })
  minutes(1440)
  const made = await Promise.all(
    ['food', 'education', 'health'].map((subkind) => amara.open('goal', { caseId: id, subkind })),
  )
  expect(made).toHaveLength(3)
})
