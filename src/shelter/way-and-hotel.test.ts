// Where no house has room there is a hotel, which is no home; and the way to a house is told to whoever brings the person, and to nobody else.

import { expect, it, describe } from 'vitest'
import { v7 as newId } from 'uuid'
import { giveCard, openCase, wantsBed } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { telephone } from '../../test/telephone.ts'
import { addresses } from '../api/addresses.ts'
import { knowCircles } from '../client/logs.ts'
import { sql } from '../database/sql.ts'
import { Temporal } from 'temporal-polyfill'
import { dayAt } from '../jurisdiction/clock.ts'
import { as } from '../database/as.ts'
import { askTheWay, howMet, readTheWay, tellHowMet, tellTheWay } from './client/way.ts'
import { forgetJourneys } from './server/journeys.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const nadia = await network.organisation('Lighthouse', 'shelter', ['shelter'])
const leyla = await network.organisation('Harbour House', 'ngo', ['administrator', 'caseworker', 'shelter'])
const omar = await network.colleague(leyla, 'omar', ['caseworker'])
const dayIn = (days: number) =>
  Temporal.PlainDate.from(dayAt(network.state.now(), network.state.network().timezone))
    .add({ days })
    .toString()

/** The duties that run on a process, with the day by which they are due. */
const running = (track: string) =>
  as(database, { kind: 'system' }, (tx) =>
    tx.rows<{ clock: string; due: string }>(
      sql`select clock, coalesce(due_on::text, to_char(due_at, 'YYYY-MM-DD')) as due from clocks where track = ${track} and stopped_at is null order by clock`,
    ),
  )

async function kept(name: string) {
  const caseId = (await openCase(leyla, { name, language: 'en' })).id
  const asked = await leyla.open('placement', {
    id: newId(),
    caseId,
    other: nadia.circle,
    urgency: 'now',
    party: 1,
  })
  const matched = await leyla.move('placement', 'match', asked, { not_met: ['none_missing'] })
  const offered = await nadia.move('placement', 'offer', matched)
  return leyla.move('placement', 'accept', await wantsBed(leyla, offered))
}

await nadia.api.shelters.add({ count: 30, each: 1, takes: [] })

describe('nights in a hotel', () => {
  const booked = { hotel_paid_by: 'our_budget', guests: 3, at_the_desk: 'our_worker' } as const

  it('stay an open need, are owed a next place on their last morning, and end with one', async () => {
    const { id: caseId } = await openCase(leyla, { name: 'Nour Hotel', language: 'ar' })
    const night = await leyla.open('hotel_night', { caseId, until_morning: dayIn(1), ...booked })
    const there = await leyla.move('hotel_night', 'check_in', night)
    const longer = await leyla.move('hotel_night', 'longer', there, {
      until_morning: dayIn(3),
      hotel_paid_by: 'victims_fund',
    })
    expect(await running(night.id)).toEqual([{ clock: 'hotel_night.next', due: dayIn(3) }])
    network.travel(1)
    const month = dayIn(0).slice(0, 7)
    const { nights } = await leyla.api.shelters.month({ month })
    expect(nights.at(-1)).toMatchObject({ hotel: 3, taken: 0 })
    // Another house does not learn whom we lodge.
    expect((await nadia.api.shelters.month({ month })).nights.at(-1)).toMatchObject({ hotel: 0 })
    const over = await leyla.move('hotel_night', 'move_on', longer, { next_place: 'another_house' })
    expect(over.state).toBe('moved_on')
    expect((await leyla.api.shelters.month({ month })).nights.at(-1)).toMatchObject({ hotel: 0 })
  })

  it('are not left without a next place, but by their own wish', async () => {
    const { id: caseId } = await openCase(leyla, { name: 'Own Wish', language: 'ar' })
    const night = await leyla.open('hotel_night', { caseId, until_morning: dayIn(1), ...booked })
    const there = await leyla.move('hotel_night', 'check_in', night)
    await expect(leyla.move('hotel_night', 'move_on', there)).rejects.toMatchObject({ code: 'invalid' })
    expect((await leyla.move('hotel_night', 'leave', there)).state).toBe('left')
  })

  it('are booked for nobody by a house that neither carries them nor may reach them', async () => {
    const { id: caseId } = await openCase(leyla, { name: 'Not Yours', language: 'ar' })
    await expect(
      nadia.open('hotel_night', { caseId, until_morning: dayIn(1), ...booked }),
    ).rejects.toMatchObject({ code: expect.stringMatching(/^not-/) })
  })
})

describe('a day of leaving', () => {
  it('lets whoever asked for the stay look for the next place in time', async () => {
    const stay = await nadia.move('placement', 'arrive', await kept('Leaves Soon'))
    await nadia.api.shelters.leaving({ track: stay.id, on: dayIn(30) })
    const open = async () =>
      (await running(stay.id)).filter(({ clock }) => clock === 'placement.next').map(({ due }) => due)
    expect(await open()).toEqual([dayIn(16)])
    await nadia.api.shelters.leaving({ track: stay.id, on: dayIn(40) })
    expect(await open()).toEqual([dayIn(26)])
    const next = { next_place: 'long_term_housing', ready_on: dayIn(39) }
    await leyla.move('placement', 'plan_next', { id: stay.id }, next)
    expect(await open()).toEqual([])
    // Said shortly before, it is owed by that day and not late at once.
    await nadia.api.shelters.leaving({ track: stay.id, on: dayIn(5) })
    expect(await open()).toEqual([dayIn(5)])
    await nadia.api.shelters.leaving({ track: stay.id, on: null })
    expect(await open()).toEqual([])
  })
})

describe('the way to a house', () => {
  const way = 'Blue door behind the bakery, ring twice'
  const told = { way, shown: { name: 'Harbour House', kind: 'ngo' } }
  const of = async (who: typeof leyla, track: string) => who.api.journeys.ofTrack({ track })

  it('is told to the one who brings them, and to no colleague of theirs', async () => {
    const stay = await kept('Brought Here')
    const id = await askTheWay(leyla, stay.id)
    const [asked] = (await of(nadia, stay.id)).journeys
    expect(asked).toMatchObject({ id, state: 'asked', organisationName: 'Harbour House', isMine: false })
    await expect(readTheWay(leyla, id)).rejects.toMatchObject({ code: 'not-found' })
    const asks = async () =>
      (await nadia.api.shelters.beds({})).stays.find(({ track }) => track === stay.id)?.asksWay
    expect(await asks()).toBe(true)
    await tellTheWay(nadia, asked!, told)
    expect(await asks()).toBe(false)
    expect(await readTheWay(leyla, id)).toBe(way)
    expect((await of(leyla, stay.id)).journeys).toMatchObject([{ state: 'read', isMine: true }])
    expect((await of(omar, stay.id)).journeys).toEqual([])
    for (const other of [omar, nadia])
      await expect(readTheWay(other, id)).rejects.toMatchObject({ code: 'not-found' })
    // On arrival it is gone, and that it was told and read stays.
    await nadia.move('placement', 'arrive', stay)
    await expect(readTheWay(leyla, id)).rejects.toMatchObject({ code: 'not-found' })
    expect((await of(nadia, stay.id)).journeys).toMatchObject([{ state: 'over', readAt: expect.any(String) }])
    const left = await as(database, { kind: 'system' }, (tx) =>
      tx.holds(sql`exists (select 1 from journeys where address is not null)`),
    )
    expect(left).toBe(false)
  })

  it('ends by itself after twelve hours, and when the house takes it back', async () => {
    const stay = await kept('Late Train')
    const id = await askTheWay(leyla, stay.id)
    await tellTheWay(nadia, (await of(nadia, stay.id)).journeys[0]!, told)
    network.travel(0.6)
    await expect(readTheWay(leyla, id)).rejects.toMatchObject({ code: 'not-found' })
    expect(await as(database, { kind: 'system' }, (tx) => forgetJourneys(tx, network.state.now()))).toBe(1)
    const again = await askTheWay(leyla, stay.id)
    await tellTheWay(nadia, (await of(nadia, stay.id)).journeys[0]!, told)
    await nadia.api.journeys.end({ id: again })
    await expect(readTheWay(leyla, again)).rejects.toMatchObject({ code: 'not-found' })
  })

  it('is not told to her own page: it says that somebody from Harbour House brings her, and how they meet lies sealed beside it', async () => {
    const stay = await kept('Met At The Clock')
    const { caseId } = await leyla.api.work.track({ track: stay.id })
    const { words } = await giveCard(leyla, caseId!, 'en')
    const phone = telephone(network.public)
    await phone.post(`/en${addresses.enter}`, { words })
    const page = async () => (await phone.get(`/en${addresses.tracks}`)).text()
    expect(await page()).not.toContain('brings you there')
    const id = await askTheWay(leyla, stay.id)
    await tellTheWay(nadia, (await of(nadia, stay.id)).journeys[0]!, told)
    expect(await page()).toContain('Somebody from Harbour House brings you there.')
    const where = { caseId: caseId!, track: stay.id }
    await tellHowMet(leyla, where, 'Under the station clock at three, red scarf')
    expect(await howMet(leyla, caseId!, stay.id)).toBe('Under the station clock at three, red scarf')
    // Changed by whoever brings them, and what stood before stays.
    await tellHowMet(leyla, where, 'At four')
    const { records } = await leyla.api.cases.read({ id: caseId! })
    expect(records.filter(({ kind, track }) => kind === 'description' && track === stay.id)).toHaveLength(2)
    for (const secret of ['bakery', 'station clock', 'Lighthouse']) expect(await page()).not.toContain(secret)
    await leyla.api.journeys.end({ id })
    expect(await page()).not.toContain('brings you there')
  })

  it('is asked for by nobody where no bed is kept, and told by no other house', async () => {
    const stay = await kept('No Other House')
    const id = await askTheWay(leyla, stay.id)
    const quay = await network.organisation('Quay House', 'shelter', ['shelter'])
    await expect(askTheWay(quay, stay.id)).rejects.toMatchObject({ code: 'not-found' })
    const seen = (await of(nadia, stay.id)).journeys[0]!
    // Its own client finds no log of who brings her, nor does one that knows it get past the server.
    await expect(tellTheWay(quay, seen, told)).rejects.toThrow('not-verified')
    await knowCircles(quay, [leyla.circle])
    await expect(tellTheWay(quay, seen, told)).rejects.toMatchObject({ code: 'not-found' })
    await nadia.api.journeys.end({ id })
    await nadia.move('placement', 'arrive', stay)
    await expect(askTheWay(leyla, stay.id)).rejects.toMatchObject({
      code: 'refused',
      detail: { because: 'no-bed-kept' },
    })
  })
})
