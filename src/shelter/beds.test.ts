// Beds: two people never hold one, the house sees its own night, others see one word, and no address exists.

import { describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { agree, openCase, wantsBed } from '../../demo/case-work.ts'
import type { TrackNow } from '../../demo/actor.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { asOwner } from '../database/open.ts'
import { revokeGrant } from '../client/case-keys.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const nadia = await network.organisation('Lighthouse', 'shelter', ['shelter'])
const leyla = await network.organisation('Harbour House', 'ngo', ['caseworker'])

const hana = await network.organisation('River House', 'shelter', ['shelter'])
const newCase = async (name: string) => (await openCase(leyla, { name, language: 'en' })).id

/** A place that a shelter, Nadia's, has offered to somebody of Leyla's, who has not been asked about it yet. */
async function justOffered(caseId: string, house = nadia): Promise<TrackNow> {
  const other = house.circle
  const asked = await leyla.open('placement', { id: newId(), caseId, other, urgency: 'now', party: 2 })
  const matched = await leyla.move('placement', 'match', asked, { not_met: ['none_missing'] })
  return house.move('placement', 'offer', matched)
}
/** The same, and they want it. */
const offered = async (caseId: string, house = nadia) => wantsBed(leyla, await justOffered(caseId, house))

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
    const both = await Promise.all(
      ['First Test', 'Second Test'].map(async (name) => offered(await newCase(name))),
    )
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

describe('a house that is asked by nobody', async () => {
  const bashir = await network.organisation('City Clinic', 'clinic', ['caseworker', 'shelter'])
  await bashir.api.shelters.add({ count: 2, takes: [] })
  await hana.api.shelters.add({ count: 2, takes: [] })
  const caseOf = async (name: string, part: 'health' | 'contact') => {
    const id = await newCase(name)
    const terms = { recipient: bashir.circle, compartments: [part], purpose: 'support' } as const
    const consent = await agree(leyla, id, terms, network.state.now())
    return { id, consent }
  }
  const offersItself = async (caseId: string) => {
    const asked = await bashir.open('placement', { caseId, urgency: 'now', party: 1 })
    const matched = await bashir.move('placement', 'match', asked, { not_met: [] })
    return wantsBed(bashir, await bashir.move('placement', 'offer', matched))
  }

  it('can not say that Mariam sleeps there while it only treats her, and so not learn whether she sleeps elsewhere', async () => {
    const { id } = await caseOf('Mariam Treated', 'health')
    await expect(offersItself(id)).rejects.toMatchObject({ code: 'not-allowed' })
  })

  it('keeps no bed for her after the consent has ended by which it knew where she is', async () => {
    const { id, consent } = await caseOf('Mariam Known', 'contact')
    const bed = await offersItself(id)
    await revokeGrant(leyla, id, consent)
    await expect(bashir.move('placement', 'accept', bed)).rejects.toMatchObject({
      detail: { because: 'no-bed-free' },
    })
  })

  it('does not keep her from another: whoever carries her case ends a stay that is none', async () => {
    const { id } = await caseOf('Mariam Kept', 'contact')
    const stay = await bashir.move('placement', 'accept', await offersItself(id))
    await bashir.move('placement', 'arrive', stay)
    const bed = await offered(id, hana)
    await expect(leyla.move('placement', 'accept', bed)).rejects.toMatchObject({
      detail: { because: 'no-bed-free' },
    })
    await leyla.move('placement', 'end', { id: stay.id }, { reason: 'moved_on' })
    expect((await leyla.move('placement', 'accept', bed)).state).toBe('held')
  })
})

describe('a yes to a bed', () => {
  it('belongs to the offer that it was given to: nobody accepts before the person was asked, nor by an older yes', async () => {
    const refused = { detail: { because: 'ask-about-this-offer' } }
    let bed = await justOffered(await newCase('Nour Asked'))
    await expect(leyla.move('placement', 'accept', bed)).rejects.toMatchObject(refused)
    for (const answer of ['not_safe_to_talk', 'wants_to_see', 'says_no']) {
      bed = await leyla.move('placement', 'ask_person', bed, { answer })
      await expect(leyla.move('placement', 'accept', bed)).rejects.toMatchObject(refused)
    }
    bed = await wantsBed(leyla, bed)
    // The house takes it back and offers again: that is another offer.
    bed = await nadia.move('placement', 'cannot_offer', bed, { reason: 'full' })
    bed = await leyla.move('placement', 'match', bed, { not_met: ['none_missing'] })
    bed = await nadia.move('placement', 'offer', bed)
    await expect(leyla.move('placement', 'accept', bed)).rejects.toMatchObject(refused)
    await nadia.api.shelters.add({ count: 1, takes: [] })
    expect((await leyla.move('placement', 'accept', await wantsBed(leyla, bed))).state).toBe('held')
  })

  it('is asked for by whoever carries the case, and not by the house that offers', async () => {
    const bed = await justOffered(await newCase('Nour Carried'))
    await expect(wantsBed(nadia, bed)).rejects.toMatchObject({ detail: { because: 'not-your-side' } })
  })
})

describe('Mariam, who has not come back', () => {
  it('is looked for by whoever carries her case, whatever her house says meanwhile, and only a check is done in time', async () => {
    const bed = await leyla.move('placement', 'accept', await offered(await newCase('Mariam Away'), hana))
    const stay = await hana.move('placement', 'arrive', bed)
    const back_on = network.state.now().toISOString().slice(0, 10)
    const away = await hana.move('placement', 'go_away', stay, { back_on })
    const missing = await hana.move('placement', 'not_back', away)
    const owed = async () => (await leyla.api.work.track({ track: stay.id })).clocks
    const check = await owed()
    expect(check.map(({ clock }) => clock)).toContain('placement.welfare')
    // Said a second time it is not put off, and the end of the stay does not end it.
    network.travel(0.1)
    const again = await hana.move('placement', 'not_back', missing)
    await hana.move('placement', 'end', again, { reason: 'absent' })
    expect(await owed()).toEqual(check.filter(({ clock }) => clock === 'placement.welfare'))
    const counted = (move: string) =>
      asOwner(database, async (client) => {
        const { rows } = await client.query<{ in_time: string }>(
          `select in_time from event_counts where kind = 'placement' and move = $1`,
          [move],
        )
        return rows.map(({ in_time }) => in_time)
      })
    expect(await counted('end')).toEqual([''])
    await leyla.move('placement', 'check_welfare', { id: stay.id }, { found: 'safe' })
    expect([await owed(), await counted('check_welfare')]).toEqual([[], ['yes']])
  })
})
