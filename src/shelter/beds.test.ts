// Beds: two people never hold one, the house sees its own night, others see one word, and no address exists.

import { describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { openCase } from '../../demo/case-work.ts'
import type { TrackNow } from '../../demo/actor.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const nadia = await network.organisation('Lighthouse', 'shelter', ['shelter'])
const leyla = await network.organisation('Harbour House', 'ngo', ['caseworker'])

/** A place that Nadia's shelter has offered to somebody of Leyla's. */
async function offered(name: string): Promise<TrackNow> {
  const { id } = await openCase(leyla, { name, language: 'en' })
  const asked = await leyla.open('placement', {
    id: newId(),
    caseId: id,
    other: nadia.circle,
    urgency: 'now',
    party: 2,
  })
  const matched = await leyla.move('placement', 'match', asked, { not_met: ['none_missing'] })
  return nadia.move('placement', 'offer', matched)
}

describe('the beds of a shelter', () => {
  it('are not counted before it says that it has any', async () => {
    expect(await nadia.api.shelters.beds({})).toMatchObject({ band: 'unknown', beds: [], stays: [] })
  })

  it('are only its own: a caseworker has no way to its list', async () => {
    await expect(leyla.api.shelters.beds({})).rejects.toMatchObject({ code: 'not-allowed' })
    const { beds } = await nadia.api.shelters.add({ count: 1, takes: ['women'] })
    const admin = await network.organisation('Other Shelter', 'shelter', ['shelter'])
    await expect(admin.api.shelters.set({ bed: beds[0], open: false })).rejects.toMatchObject({
      code: 'not-found',
    })
    expect((await nadia.api.shelters.beds({})).beds).toEqual([
      { id: beds[0], takes: ['women'], open: true, stay: null },
    ])
  })

  it('go to one of two who take the last one in the same moment, and the other is told why not', async () => {
    const both = await Promise.all([offered('First Test'), offered('Second Test')])
    const taken = await Promise.allSettled(both.map((track) => leyla.move('placement', 'accept', track)))
    expect(taken.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
    const refused = taken.find((one) => one.status === 'rejected')
    expect(refused?.reason).toMatchObject({ code: 'refused', detail: { because: 'no-bed-free' } })
    const night = await nadia.api.shelters.beds({})
    expect(night.band).toBe('no')
    expect(
      night.stays.map((stay) => [stay.state, stay.party]).sort((a, b) => String(a).localeCompare(String(b))),
    ).toEqual([
      ['held', 2],
      ['offered', 2],
    ])
    expect(night.beds[0]?.stay).toBe(night.stays.find((stay) => stay.state === 'held')?.track)
  })

  it('show the house no name and no reference of a case whose key it does not hold', async () => {
    const { stays } = await nadia.api.shelters.beds({})
    expect(stays.every((stay) => stay.reference === null && stay.sender === 'Harbour House')).toBe(true)
    expect(JSON.stringify(stays)).not.toMatch(/Test/)
  })

  it('take nobody new when closed, and keep who sleeps there', async () => {
    const { beds } = await nadia.api.shelters.beds({})
    await nadia.api.shelters.set({ bed: beds[0]?.id, open: false })
    const after = await nadia.api.shelters.beds({})
    expect(after.beds[0]).toMatchObject({ open: false, stay: beds[0]?.stay })
  })
})
