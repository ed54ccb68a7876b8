// How many places a service has free: said by its provider, seen by everybody who searches for a week, and never of beds.
import { expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { rank } from './rank.ts'
import { freeNow } from './stale.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const ines = await network.organisation('Legal Aid West', 'legal_aid', ['administrator'])
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const course = newId()
const [beds, other] = [newId(), newId()]
await ines.api.directory.publish({ id: course, name: 'Sewing course', codes: ['vocational_training'] })
await ines.api.directory.publish({ id: other, name: 'Cooking course', codes: ['vocational_training'] })
await ines.api.directory.publish({ id: beds, name: 'Flats', codes: ['transitional_housing'] })
const found = async (code = 'vocational_training') => (await amara.api.directory.match({ code })).services
const now = () => network.state.now()

it('a number that the provider says stands with the service, moves it up, and nobody else can say it', async () => {
  await expect(amara.api.directory.sayFree({ service: course, places: 4 })).rejects.toMatchObject({
    code: 'not-allowed',
  })
  await ines.api.directory.sayFree({ service: course, places: 4 })
  await ines.api.directory.sayFree({ service: other, places: 0 })
  const ranked = rank(await found(), { code: 'vocational_training' }, {}, { now: now() })
  expect(ranked.map(({ service }) => [service.name, freeNow(service, now())])).toEqual([
    ['Sewing course', 4],
    ['Cooking course', 0],
  ])
  expect(ranked[1]!.why).toContainEqual({ about: 'room', says: 'no' })
})

it('is old after a week, and what is written anew of the service keeps it', async () => {
  const later = (days: number) => new Date(now().getTime() + days * 86_400_000)
  const [one] = await found()
  expect([freeNow(one!, later(6)), freeNow(one!, later(9))]).toEqual([expect.any(Number), undefined])
  await ines.api.directory.publish({ id: course, name: 'Sewing course', codes: ['vocational_training'] })
  expect((await found()).find(({ id }) => id === course)?.freePlaces).toBe(4)
  await ines.api.directory.sayFree({ service: course, places: null })
  expect((await found()).find(({ id }) => id === course)?.freePlaces).toBeNull()
})

it('a place to sleep has none: it is refused, and goes where a service becomes one', async () => {
  await expect(ines.api.directory.sayFree({ service: beds, places: 3 })).rejects.toMatchObject({
    detail: { because: 'beds-have-no-number' },
  })
  await ines.api.directory.publish({ id: other, name: 'Rooms', codes: ['long_term_housing'] })
  expect((await found('long_term_housing')).find(({ id }) => id === other)?.freePlaces).toBeNull()
})
