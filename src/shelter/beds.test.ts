// Beds: two people never hold one, the house sees its own night, others see one word, and no address exists.

import { describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { agree, openCase, wantsBed } from '../../demo/case-work.ts'
import type { TrackNow } from '../../demo/actor.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { asOwner } from '../database/open.ts'
import { revokeGrant } from '../client/case-keys.ts'
import { trackFeatures } from '../app/tracks.ts'
import { makeDueMoves } from '../tracks/due.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const nadia = await network.organisation('Lighthouse', 'shelter', ['shelter'])
const leyla = await network.organisation('Harbour House', 'ngo', ['caseworker'])

const hana = await network.organisation('River House', 'shelter', ['shelter'])
const newCase = async (name: string) => (await openCase(leyla, { name, language: 'en' })).id

/** A request of Leyla's at a shelter, Nadia's, which is asked. */
async function asked(
  caseId: string,
  of: { party?: number; house?: typeof nadia } & Record<string, unknown> = {},
) {
  const { house = nadia, party = 1, ...more } = of
  const request = { id: newId(), caseId, other: house.circle, urgency: 'now', party, ...more }
  return leyla.move('placement', 'match', await leyla.open('placement', request), {
    not_met: ['none_missing'],
  })
}

/** A place that it has offered, about which the person has not been asked yet. */
const justOffered = async (caseId: string, house = nadia, party = 1): Promise<TrackNow> =>
  house.move('placement', 'offer', await asked(caseId, { party, house }))
/** The same, and they want it. */
const offered = async (caseId: string, house = nadia) => wantsBed(leyla, await justOffered(caseId, house))

const free = async (who = nadia) => {
  const { beds, times } = await who.api.shelters.beds({})
  return beds.filter(({ id }) => !times.some(({ bed }) => bed === id)).map(({ id }) => id)
}
const because = (code: string) => ({ code: 'refused', detail: { because: code } })

describe('the beds of a shelter', () => {
  it('are not counted before it says that it has any', async () => {
    expect(await nadia.api.shelters.beds({})).toMatchObject({ band: 'unknown', beds: [], stays: [] })
  })

  it('are only its own: a caseworker has no way to its list, and no other house to one of its beds', async () => {
    await expect(leyla.api.shelters.beds({})).rejects.toMatchObject({ code: 'not-allowed' })
    const { beds } = await nadia.api.shelters.add({ count: 1, takes: ['women'] })
    const admin = await network.organisation('Other Shelter', 'shelter', ['shelter'])
    const [bed] = (await nadia.api.shelters.beds({})).beds
    for (const act of [
      () => admin.api.shelters.close({ beds, reason: 'repair' }),
      () => admin.api.shelters.describe({ room: bed!.room, takes: [] }),
      () => admin.api.shelters.add({ count: 1, unit: bed!.unit, takes: [] }),
    ])
      await expect(act()).rejects.toMatchObject({ code: 'not-found' })
    expect((await admin.api.shelters.open({ beds })).beds).toEqual([])
    expect(bed).toMatchObject({ id: beds[0], number: 1, letter: 1, takes: ['women'], features: [] })
    expect(await free()).toEqual(beds)
  })

  it('go to one of two who take the last one in the same moment, and the other is told why not', async () => {
    const both = await Promise.all(
      ['First Test', 'Second Test'].map(async (name) => asked(await newCase(name))),
    )
    const done = await Promise.allSettled(both.map((track) => nadia.move('placement', 'offer', track)))
    expect(done.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(done.find((one) => one.status === 'rejected')?.reason).toMatchObject(because('no-bed-free'))
    const night = await nadia.api.shelters.beds({})
    expect([night.band, night.stays.map(({ state }) => state).sort()]).toEqual(['no', ['matched', 'offered']])
    expect(night.times).toEqual([
      expect.objectContaining({
        track: night.stays.find(({ state }) => state === 'offered')?.track,
        until: null,
      }),
    ])
  })

  it('show the house no name, no reference of a case whose key it does not hold, and no language before a bed is taken', async () => {
    const { stays } = await nadia.api.shelters.beds({})
    expect(stays.every((stay) => stay.reference === null && stay.sender === 'Harbour House')).toBe(true)
    expect(stays.find(({ state }) => state === 'matched')?.language).toBeNull()
    expect(JSON.stringify(stays)).not.toMatch(/Test/)
  })

  it('are kept as long as an offer stands, and are free again when nobody answered', async () => {
    network.travel(2)
    await makeDueMoves(database, trackFeatures, network.state)
    const { stays } = await nadia.api.shelters.beds({})
    expect(stays.map(({ state }) => state)).toEqual(['matched'])
    expect(await free()).toHaveLength(1)
    expect(stays[0]!.waits).toBeNull()
    // Not tonight is an answer, and no refusal: they stand on the list of those who wait, until they are offered a bed or told no.
    const wait = network.state.now().getTime() + 2 * 86_400_000
    const placeFrom = new Date(wait).toISOString().slice(0, 10)
    await nadia.move('placement', 'not_tonight', { id: stays[0]!.track }, { place_from: placeFrom })
    const [waiting] = (await nadia.api.shelters.beds({})).stays
    expect(waiting).toMatchObject({ state: 'matched', waits: { from: placeFrom } })
    await nadia.move('placement', 'cannot_offer', { id: stays[0]!.track }, { reason: 'full' })
    const { nights } = await nadia.api.shelters.month({
      month: network.state.now().toISOString().slice(0, 7),
    })
    expect(nights.at(-1)).toMatchObject({ beds: 1, taken: 0, turnedAway: 1 })
  })
})

describe('a mother with three children', async () => {
  const house = await network.organisation('Family House', 'shelter', ['shelter'])
  await house.api.shelters.add({ count: 2, each: 1, takes: ['women'] })
  await house.api.shelters.add({ count: 6, each: 4, takes: ['families'], features: ['step_free'] })
  const four = (more = {}) => ({ house, party: 4, ...more })

  it('are asked for with how many of each age come, and the numbers are those of everybody', async () => {
    const ages = { adults: 1, children: 2, babies: 1 }
    const caseId = await newCase('Family Test')
    await expect(asked(caseId, { party: 4, ...ages, babies: 2 })).rejects.toMatchObject({ code: 'invalid' })
    const request = await asked(caseId, { party: 4, ...ages })
    const { stays } = await nadia.api.shelters.beds({})
    expect(stays.find((stay) => stay.track === request.id)).toMatchObject({ party: 4, ages })
    await leyla.move('placement', 'ask_another', { id: request.id })
  })

  it('gets four beds in one room, never one bed', async () => {
    const track = await asked(await newCase('Mother'), four())
    await expect(house.move('placement', 'offer', track, { room: 1 })).rejects.toMatchObject(
      because('not-enough-beds'),
    )
    const offer = await house.move('placement', 'offer', track)
    const { beds, stays, times } = await house.api.shelters.beds({})
    const hers = stays.find((one) => one.track === offer.id)!.beds
    expect(hers).toHaveLength(4)
    expect(new Set(beds.filter(({ id }) => hers.includes(id)).map(({ number }) => number))).toEqual(
      new Set([3]),
    )
    expect(times.filter((one) => one.track === offer.id).map(({ bed }) => bed)).toEqual(hers)
  })

  it('is refused where as many are not free in one unit, although the house has as many', async () => {
    const track = await asked(await newCase('Second Mother'), four())
    expect(await free(house)).toHaveLength(4)
    await expect(house.move('placement', 'offer', track)).rejects.toMatchObject(because('not-enough-beds'))
  })

  it('is put into no room without what she needs, and into no unit where she would not feel safe', async () => {
    const stairs = await asked(await newCase('Step Free'), { house, needs: ['step_free'], safe_in: 'women' })
    await expect(house.move('placement', 'offer', stairs)).rejects.toMatchObject(because('no-bed-free'))
    const anywhere = await asked(await newCase('Ground Floor'), {
      house,
      needs: ['step_free'],
      safe_in: 'anywhere',
    })
    await house.move('placement', 'offer', anywhere)
    const { beds, stays } = await house.api.shelters.beds({})
    const taken = stays.find((one) => one.track === anywhere.id)!.beds
    expect(beds.find(({ id }) => id === taken[0])?.number).toBe(4)
  })

  it('moves to other beds of the house with all her children or not at all', async () => {
    const { stays, beds } = await house.api.shelters.beds({})
    const hers = stays.find(({ party, state }) => party === 4 && state === 'offered')!
    const others = beds.map(({ id }) => id).filter((id) => !hers.beds.includes(id))
    await expect(
      house.api.shelters.move({ track: hers.track, beds: others.slice(0, 4) }),
    ).rejects.toMatchObject(because('bed-taken'))
    await expect(
      house.api.shelters.move({ track: hers.track, beds: others.slice(0, 1) }),
    ).rejects.toMatchObject(because('bed-taken'))
    expect((await house.api.shelters.beds({})).stays.find(({ track }) => track === hers.track)?.beds).toEqual(
      hers.beds,
    )
  })
})

describe('a room', async () => {
  const house = await network.organisation('Quiet House', 'shelter', ['shelter'])
  const { beds } = await house.api.shelters.add({ count: 2, each: 2, takes: [] })
  const [a, b] = beds as [number, number]
  const dayIn = (days: number) =>
    new Date(network.state.now().getTime() + days * 86_400_000).toISOString().slice(0, 10)

  it('that is out of order takes nobody until that day, and nobody is put out of their bed by it', async () => {
    await house.api.shelters.close({ beds: [a], reason: 'heating', until: dayIn(3) })
    const stay = await offered(await newCase('Cold Room'), house)
    expect((await house.api.shelters.beds({})).stays[0]?.beds).toEqual([b])
    await expect(house.api.shelters.close({ beds: [b], reason: 'repair' })).rejects.toMatchObject(
      because('bed-taken'),
    )
    await expect(offered(await newCase('Nobody Else'), house)).rejects.toMatchObject(because('no-bed-free'))
    await house.api.shelters.open({ beds: [a] })
    expect(await free(house)).toEqual([a])
    await house.move('placement', 'arrive', await leyla.move('placement', 'accept', stay))
  })

  it('is promised from the day on which somebody leaves, and then they cannot stay longer', async () => {
    const stay = (await house.api.shelters.beds({})).stays.find(({ state }) => state === 'resident')
    await house.api.shelters.leaving({ track: stay!.track, on: dayIn(2) })
    await house.api.shelters.close({ beds: [a], reason: 'repair' })
    const later = await asked(await newCase('Comes Later'), { house, from_on: dayIn(2) })
    await house.move('placement', 'offer', later)
    const { times } = await house.api.shelters.beds({})
    expect(times.filter(({ bed }) => bed === b).map(({ track, until }) => [track, until === null])).toEqual([
      [stay!.track, false],
      [later.id, true],
    ])
    await expect(house.api.shelters.leaving({ track: stay!.track, on: null })).rejects.toMatchObject(
      because('bed-taken'),
    )
    await expect(house.api.shelters.leaving({ track: stay!.track, on: dayIn(-1) })).rejects.toMatchObject({
      code: 'invalid',
    })
  })

  it('counts in the month for each night that somebody slept there', async () => {
    network.travel(1)
    const month = network.state.now().toISOString().slice(0, 7)
    const { nights } = await house.api.shelters.month({ month })
    const last = nights.at(-1)!
    expect(last).toMatchObject({ beds: 2, taken: 1, closed: 1, turnedAway: 0 })
  })

  it('keeps who did not leave on their day in sight, and their time is never longer than it was to be', async () => {
    network.travel(2)
    const resident = async () =>
      (await house.api.shelters.beds({})).stays.find(({ state }) => state === 'resident')!
    const stay = await resident()
    expect([stay.beds, new Date(stay.until!) < network.state.now()]).toEqual([[b], true])
    const month = network.state.now().toISOString().slice(0, 7)
    const lastNight = async () => (await house.api.shelters.month({ month })).nights.at(-1)
    const before = await lastNight()
    await house.api.shelters.open({ beds: [a] })
    // They stay on, in the bed that is free, until somebody says until when.
    await house.api.shelters.move({ track: stay.track, beds: [a] })
    expect(await resident()).toMatchObject({ beds: [a], until: null })
    await house.move('placement', 'end', { id: stay.track }, { reason: 'moved_on' })
    expect(await lastNight()).toEqual({ ...before, closed: 0 })
  })
})

/** Sixty-four in the soak. */
const crowd = Number(process.env['RESERVERS'] ?? 14)

it('a crowd that reserves in one moment never shares a bed, and whoever is refused holds none', async () => {
  const house = await network.organisation('Crowded House', 'shelter', ['shelter'])
  const rooms = Math.ceil(crowd / 6)
  await house.api.shelters.add({ count: rooms, each: 2, takes: [] })
  const requests = []
  for (let n = 0; n < crowd; n += 1)
    requests.push(await asked(await newCase(`Crowd ${n}`), { house, party: n % 3 === 0 ? 2 : 1 }))
  const done = await Promise.allSettled(requests.map((track) => house.move('placement', 'offer', track)))
  const { stays, times } = await house.api.shelters.beds({})
  const holding = stays.filter(({ beds }) => beds.length > 0)
  expect(new Set(times.map(({ bed }) => bed)).size).toBe(times.length)
  expect(times.length).toBeGreaterThanOrEqual(rooms - 1)
  expect(holding.map(({ state, party, beds }) => [state, beds.length === party])).toEqual(
    holding.map(() => ['offered', true]),
  )
  expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(holding.length)
}, 120_000)

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
    const again = await bashir.move('placement', 'cannot_offer', bed, { reason: 'full' })
    await expect(
      bashir.move('placement', 'offer', await bashir.move('placement', 'match', again, { not_met: [] })),
    ).rejects.toMatchObject({ detail: { because: 'no-bed-free' } })
  })

  it('does not keep her from another: whoever carries her case ends a stay that is none', async () => {
    const { id } = await caseOf('Mariam Kept', 'contact')
    const stay = await bashir.move('placement', 'accept', await offersItself(id))
    await bashir.move('placement', 'arrive', stay)
    const bed = await asked(id, { house: hana })
    await expect(hana.move('placement', 'offer', bed)).rejects.toMatchObject(because('no-bed-free'))
    await leyla.move('placement', 'end', { id: stay.id }, { reason: 'moved_on' })
    expect((await hana.move('placement', 'offer', bed)).state).toBe('offered')
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
    // Said a second time it is not put off; and her bed is neither ended nor promised to somebody else meanwhile.
    network.travel(0.1)
    const again = await hana.move('placement', 'not_back', missing)
    const kept = { code: 'refused', detail: { because: 'has-not-come-back' } }
    await expect(hana.move('placement', 'end', again, { reason: 'absent' })).rejects.toMatchObject(kept)
    const tomorrow = new Date(network.state.now().getTime() + 86_400_000).toISOString().slice(0, 10)
    await expect(hana.api.shelters.leaving({ track: stay.id, on: tomorrow })).rejects.toMatchObject(kept)
    const names = async () => (await owed()).map(({ clock }) => clock).toSorted()
    expect(await owed()).toEqual(check)
    const counted = (move: string) =>
      asOwner(database, async (client) => {
        const { rows } = await client.query<{ in_time: string }>(
          `select in_time from event_counts where kind = 'placement' and move = $1`,
          [move],
        )
        return rows.map(({ in_time }) => in_time)
      })
    await leyla.move('placement', 'check_welfare', { id: stay.id }, { found: 'safe' })
    expect([await names(), await counted('check_welfare')]).toEqual([['placement.review'], ['yes']])
    // She is safe, elsewhere: now the stay ends, and that she was absent is looked after once more.
    await hana.move('placement', 'end', { id: stay.id }, { reason: 'absent' })
    expect(await counted('end')).not.toContain('yes')
    expect(await names()).toEqual(['placement.welfare'])
  })

  it('keeps her bed by *did not come back* for as many days as the rules say, and no house ends it before', async () => {
    const caseId = await newCase('Mariam Kept')
    const bed = await leyla.move('placement', 'accept', await offered(caseId, hana))
    const stay = await hana.move('placement', 'arrive', bed)
    const since = network.state.now().toISOString()
    const missing = await leyla.open('missing', { caseId, since, agreed: 'nothing_agreed' })
    const end = () => hana.move('placement', 'end', { id: stay.id }, { reason: 'provider_ended' })
    await expect(end()).rejects.toMatchObject({ detail: { because: 'has-not-come-back' } })
    network.travel(6.5)
    await expect(end()).rejects.toMatchObject({ detail: { because: 'has-not-come-back' } })
    await leyla.move('missing', 'come_back', missing, { back_at: network.state.now().toISOString() })
    expect((await hana.move('placement', 'review', { id: stay.id }, { suits: true })).state).toBe('resident')
    const again = { caseId, since: network.state.now().toISOString(), agreed: 'nothing_agreed' }
    await leyla.open('missing', again)
    network.travel(8.1)
    expect((await end()).state).toBe('ended')
  })
})

it('a house says each evening that its fire roll is made and how many stand on it, and no other house learns of it', async () => {
  const house = await network.organisation('Roll House', 'shelter', ['shelter'])
  expect((await house.api.shelters.beds({})).roll).toBeNull()
  await house.api.shelters.makeRoll({ inside: 3 })
  await house.api.shelters.makeRoll({ inside: 4 })
  expect((await house.api.shelters.beds({})).roll).toMatchObject({ inside: 4 })
  const other = await network.organisation('Other Roll House', 'shelter', ['shelter'])
  expect((await other.api.shelters.beds({})).roll).toBeNull()
  network.travel(1)
  expect((await house.api.shelters.beds({})).roll).toBeNull()
})
