// One request to three houses: the first that offers has the person, the second is told that they are offered a place elsewhere, and when it is
// taken all others read that they are placed, and no house reads where.
import { expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { openCase, wantsBed } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { askHouses } from './client/ask-houses.ts'

const network = await newNetwork(await testDatabase())
const leyla = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const names = ['Lighthouse', 'River House', 'Willow Rooms']
const houses: (typeof leyla)[] = []
for (const name of names) houses.push(await network.organisation(name, 'shelter', ['shelter']))
for (const house of houses) await house.api.shelters.add({ count: 2, each: 1, takes: [] })
const [nadia, hana, lea] = houses as [typeof leyla, typeof leyla, typeof leyla]
const circles = houses.map(({ circle }) => circle)
const statesOf = async (house: typeof leyla) =>
  (await house.api.shelters.beds({})).stays.map(({ state }) => state)

it('Vesna is asked for at three houses at once, and one place is taken', async () => {
  const { id: caseId } = await openCase(leyla, { name: 'Vesna Asked', language: 'en' })
  const request = { caseId, id: newId(), asked: { urgency: 'now', party: 1 } }
  const tracks = await askHouses(leyla, request, circles)
  // A broken line: pressed again, no house is asked twice.
  expect((await askHouses(leyla, request, circles)).map(({ id }) => id)).toEqual(tracks.map(({ id }) => id))
  expect(await Promise.all(houses.map(statesOf))).toEqual([['matched'], ['matched'], ['matched']])
  const [first, second, third] = tracks as [(typeof tracks)[0], (typeof tracks)[0], (typeof tracks)[0]]

  // Two answer in the same moment: one of them has her.
  const answers = await Promise.allSettled([
    nadia.move('placement', 'offer', first),
    hana.move('placement', 'offer', second),
  ])
  expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  const late = answers.find((one) => one.status === 'rejected')
  expect(late?.reason).toMatchObject({ detail: { because: 'offered-elsewhere' } })
  const won = answers[0].status === 'fulfilled' ? 0 : 1

  // She does not want it: the others can offer again.
  await leyla.move('placement', 'ask_another', { id: tracks[won]!.id })
  const offered = await lea.move('placement', 'offer', { id: third.id })
  await leyla.move('placement', 'accept', await wantsBed(leyla, offered))
  expect(await Promise.all(houses.map(statesOf))).toEqual(
    [['placed'], ['placed'], ['held']].toSpliced(won, 1, ['placed']),
  )
  const told = JSON.stringify(await nadia.api.shelters.beds({}))
  expect(told).not.toMatch(/Willow|River|asked_with/)
  await expect(hana.move('placement', 'offer', { id: second.id })).rejects.toMatchObject({ code: 'refused' })
  network.travel(1.1)
  expect(await statesOf(nadia)).toEqual([])
})
