// Everybody who works with somebody is called at once: the worker, the second worker, the house in which they sleep and the duty desk; each
// says what they have seen, and nobody is told why. It stands until one of them sees to it.

import { v7 as newId } from 'uuid'
import { expect, it } from 'vitest'
import { openCase } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { asOwner } from '../database/open.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker', 'administrator'])
const odile = await network.colleague(amara, 'odile', ['caseworker'])
const lea = await network.organisation('Willow Rooms', 'shelter', ['shelter'])
const omar = await network.organisation('City Clinic', 'clinic', ['health'])

/** Iman sleeps at Willow Rooms, which holds no key of her case. */
async function imanSleeps() {
  const { id: caseId } = await openCase(amara, { name: 'Iman Alert', language: 'ar' })
  await lea.api.shelters.add({ count: 2, each: 1, takes: [], features: [], rules: [] })
  const asked = { caseId, other: lea.circle, urgency: 'now', party: 1 }
  const stay = await amara.open('placement', asked)
  let now = await amara.move('placement', 'match', stay, { not_met: ['none_missing'] })
  now = await lea.move('placement', 'offer', now)
  now = await amara.move('placement', 'ask_person', now, { answer: 'says_yes' })
  now = await amara.move('placement', 'accept', now)
  await lea.move('placement', 'arrive', now)
  await asOwner(database, (client) =>
    client.query(
      `insert into case_workers (case_id, organisation, position, user_id, assigned_on)
        select $1, u.organisation, 'second', u.id, '2026-01-01' from users u where u.id = $2`,
      [caseId, odile.id],
    ),
  )
  return { caseId, stay: stay.id }
}

it('Amara calls everybody to Iman’s case: who is called sees it, who is not sees nothing, and no reason stands anywhere', async () => {
  const { caseId, stay } = await imanSleeps()
  const alert = await amara.open('alert', { caseId, id: newId() })
  const mine = async (who: typeof amara) => (await who.api.alertCalls.mine({})).calls

  expect(await mine(odile)).toMatchObject([{ as: 'second', caseId, track: alert.id, isSeen: false }])
  const [atTheHouse, ...more] = await mine(lea)
  expect(more).toEqual([])
  expect(atTheHouse).toMatchObject({ as: 'shelter', stay, caseId: null, track: null, house: 'Harbour House' })
  expect(await mine(omar)).toEqual([])

  await lea.api.alertCalls.seen({ id: atTheHouse!.id })
  await lea.api.alertCalls.seen({ id: atTheHouse!.id })
  await expect(omar.api.alertCalls.seen({ id: atTheHouse!.id })).rejects.toMatchObject({ code: 'not-found' })
  const { called } = await amara.api.alertCalls.called({ track: alert.id })
  expect(called.map(({ as: position, house, seen }) => [position, house, seen.length])).toEqual([
    ['second', 'Harbour House', 0],
    ['shelter', 'Willow Rooms', 1],
  ])
  await expect(omar.api.alertCalls.called({ track: alert.id })).rejects.toMatchObject({ code: 'not-found' })

  const { clocks, signed } = await odile.api.work.track({ track: alert.id })
  expect(clocks.map(({ clock }) => clock)).toEqual(['alert.take'])
  expect(signed).not.toBeNull()
  expect((await odile.move('alert', 'take', { id: alert.id })).state).toBe('taken')
  expect(await mine(lea)).toEqual([])
  expect(await mine(odile)).toEqual([])
})

it('what was a slip calls nobody any more', async () => {
  const { caseId } = await imanSleeps()
  const alert = await amara.open('alert', { caseId })
  expect((await odile.api.alertCalls.mine({})).calls).toHaveLength(1)
  await amara.move('alert', 'withdraw', alert)
  expect((await odile.api.alertCalls.mine({})).calls).toEqual([])
})
