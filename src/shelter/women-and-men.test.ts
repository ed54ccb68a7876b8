// How many women and men come: asked with the request, read by the house, and kept from a copy of the database.
import { expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { openCase } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { asOwner } from '../database/open.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const leyla = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const hana = await network.organisation('Family House', 'shelter', ['shelter'])
await hana.api.shelters.add({ count: 2, each: 1, takes: ['women'] })
await hana.api.shelters.add({ count: 4, each: 4, takes: ['families'] })

async function asked(name: string, of: Record<string, unknown>) {
  const { id: caseId } = await openCase(leyla, { name, language: 'en' })
  const request = { id: newId(), caseId, other: hana.circle, urgency: 'now', party: 1, ...of }
  const opened = await leyla.open('placement', request)
  return leyla.move('placement', 'match', opened, { not_met: ['none_missing'] })
}
const invalid = { code: 'invalid' }

it('a request of Leyla’s says no more women and men than are grown up', async () => {
  const three = { party: 3, adults: 2, children: 1 }
  await expect(asked('Too Many', { ...three, women: 2, men: 1 })).rejects.toMatchObject(invalid)
  await expect(asked('Two of One', { men: 2 })).rejects.toMatchObject(invalid)
})

it('the house reads how many, a copy of the database does not, and the family goes into the family unit', async () => {
  const request = await asked('Family', { party: 3, adults: 2, children: 1, women: 1, men: 1 })
  const stayOf = async () =>
    (await hana.api.shelters.beds({})).stays.find(({ track }) => track === request.id)!
  expect((await stayOf()).groups).toEqual({ women: 1, men: 1 })
  const { rows } = await asOwner(database, (client) =>
    client.query(
      "select left(facts ->> 'women', 8) as women, facts ->> 'adults' as adults from track_events where track = $1 and move = 'opened'",
      [request.id],
    ),
  )
  expect(rows).toEqual([{ women: 'locked1:', adults: '2' }])
  await hana.move('placement', 'offer', request)
  const { beds } = await stayOf()
  const night = await hana.api.shelters.beds({})
  expect(night.beds.filter(({ id }) => beds.includes(id)).flatMap(({ takes }) => takes)).toEqual(
    Array.from({ length: 3 }, () => 'families'),
  )
})

it('a man by himself is refused where what is free is for women and families, and a woman is not', async () => {
  const man = await asked('Samuel', { men: 1 })
  await expect(hana.move('placement', 'offer', man)).rejects.toMatchObject({
    detail: { because: 'no-bed-free' },
  })
  expect((await hana.move('placement', 'offer', await asked('Samira', { women: 1 }))).state).toBe('offered')
})
