// Who asked houses for a bed follows each of them: sent, seen, answered, held. No house reads any of it, and none says that it has looked at what
// another was asked.

import { expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { openCase, wantsBed } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { askHouses } from '../households/client/ask-houses.ts'

const network = await newNetwork(await testDatabase())
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const hana = await network.organisation('Willow Rooms', 'shelter', ['shelter'])
const marko = await network.organisation('North Door', 'shelter', ['shelter'])
await marko.api.shelters.add({ count: 3, each: 1, takes: [] })
const caseId = (await openCase(amara, { name: 'Vesna Tonight', language: 'en' })).id
const asked = { urgency: 'now', party: 1 }
const [willow, north] = await askHouses(amara, { caseId, id: newId(), asked }, [hana.circle, marko.circle])
if (!willow || !north) throw new Error('two houses were asked')
const notFound = { code: 'not-found' }

/** As Amara reads of both, by the page of either. */
const both = async (track = willow.id) => {
  const { houses, urgency } = await amara.api.bedRequests.ofTrack({ track })
  expect(urgency).toBe('now')
  const of = (circle: number) => houses.find(({ house }) => house === circle)!
  return [of(hana.circle), of(marko.circle)] as const
}

it('Amara reads which houses keep beds, with the one word of each', async () => {
  const { houses } = await amara.api.bedRequests.houses({})
  expect(houses).toEqual([{ circle: marko.circle, free: 'yes' }])
})

it('Willow Rooms has looked, North Door has not; each owes its answer in a quarter of an hour', async () => {
  const now = network.state.now().toISOString()
  await hana.api.bedRequests.see({ track: willow.id })
  const [seen, sent] = await both()
  expect(seen).toMatchObject({ track: willow.id, state: 'matched', answer: null })
  expect(seen.seenAt! >= now).toBe(true)
  expect([sent.seenAt, sent.answer]).toEqual([null, null])
  expect(Date.parse(sent.dueAt!) - Date.parse(sent.sentAt!)).toBe(15 * 60_000)
  expect(await both(north.id)).toEqual(await both())
  // Looked at again: the first time stays.
  network.travel(0.01)
  await hana.api.bedRequests.see({ track: willow.id })
  expect((await both())[0].seenAt).toBe(seen.seenAt)
})

it('no house reads what was asked of others, or says that it has looked there', async () => {
  for (const track of [willow.id, north.id])
    await expect(marko.api.bedRequests.ofTrack({ track })).rejects.toMatchObject(notFound)
  await expect(marko.api.bedRequests.see({ track: willow.id })).rejects.toMatchObject(notFound)
  await expect(amara.api.bedRequests.see({ track: north.id })).rejects.toMatchObject(notFound)
})

it('North Door offers and holds a bed; the request to Willow Rooms is closed and owed no more', async () => {
  const offered = await marko.move('placement', 'offer', { id: north.id })
  const [, offer] = await both()
  expect([offer.state, offer.answer?.is, offer.dueAt]).toEqual(['offered', 'offer', null])
  await amara.move('placement', 'accept', await wantsBed(amara, offered))
  const [closed, held] = await both()
  expect([closed.state, closed.seenAt, closed.dueAt, held.state]).toEqual(['placed', null, null, 'held'])
  const { duties } = await hana.api.work.mine({ whose: 'team' })
  expect(duties).toEqual([])
})
