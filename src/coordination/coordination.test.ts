// Mina coordinates: she sees how much is late and unanswered, and where, and never whom it is about. A house answers her reminder.

import { describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { openCase, sendReferral } from '../../demo/case-work.ts'
import { callAndAnswer } from '../../demo/conferences.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { asOwner } from '../database/open.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const mina = network.founder
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const omar = await network.organisation('City Clinic', 'clinic', ['health', 'caseworker'])
const hana = await network.organisation('Willow', 'shelter', ['shelter'])
const desk = () => mina.api.coordination.desk({})
const day = (days: number) =>
  new Date(network.state.now().getTime() + days * 86_400_000).toISOString().slice(0, 10)

const opened = await openCase(amara, { name: 'Mariam Hidden', language: 'ar', story: 'Hidden words.' })
const asked = await sendReferral(amara, {
  track: newId(),
  caseId: opened.id,
  recipient: omar.circle,
  serviceCode: 'mental_health_counselling',
  urgency: 'day',
  party: 1,
  basis: 'consent',
  anonymous: true,
})
await amara.open('placement', { caseId: opened.id, urgency: 'now', party: 3 })
await callAndAnswer(amara, opened.id, { come: [omar], on: day(6) })

describe('the desk of the coordinator', () => {
  it('shows the oldest unanswered request, who needs a bed tonight and who meets, and nothing by which she could know whom', async () => {
    const shown = await desk()
    expect(shown.oldestReferral).toMatchObject({
      asked: omar.organisation,
      asking: amara.organisation,
      service: 'health',
      urgency: 'day',
    })
    expect(shown.beds).toMatchObject([
      { organisation: amara.organisation, people: 3, urgency: 'now', houses: 0 },
    ])
    expect(shown.conferences).toEqual([
      { day: day(6), organisation: amara.organisation, asked: 1, come: 1, silent: 0 },
    ])
    const all = JSON.stringify(shown)
    for (const secret of ['Mariam', 'Hidden', opened.id, opened.reference, asked.track, 'mental'])
      expect(all).not.toContain(secret)
  })

  it('counts what is late where it is late, by kind, and puts referrals by their age', async () => {
    network.travel(3)
    const { late, referrals, conferences, opened: known } = await desk()
    expect(late.find(({ organisation }) => organisation === amara.organisation)?.n).toBeGreaterThan(0)
    expect(late.every(({ organisation }) => organisation !== hana.organisation)).toBe(true)
    expect(referrals).toMatchObject([{ organisation: omar.organisation, days: 2, n: 1 }])
    expect(conferences).toHaveLength(1)
    expect(known).toEqual([])
  })

  it('names a case only where it is open to her: her own', async () => {
    const own = await openCase(mina, { name: 'Own Test', language: 'en' })
    network.travel(4)
    const { opened: known } = await desk()
    expect(new Set(known.map(({ reference }) => reference))).toEqual(new Set([own.reference]))
  })

  it('reminds an organisation once a day, and reads its answer; nobody else reads either', async () => {
    const about = { organisation: omar.organisation, about: 'referrals' } as const
    expect(await mina.api.coordination.remind({ id: newId(), ...about })).toEqual({ isSent: true })
    expect(await mina.api.coordination.remind({ id: newId(), ...about })).toEqual({ isSent: false })
    expect((await hana.api.coordination.reminded({})).reminders).toEqual([])
    const { reminders } = await omar.api.coordination.reminded({})
    expect(reminders).toMatchObject([{ about: 'referrals', waiting: 1, answer: null }])
    const id = reminders[0]!.id
    await expect(hana.api.coordination.answer({ id, answer: 'on_it' })).rejects.toMatchObject({
      code: 'not-found',
    })
    await omar.api.coordination.answer({ id, answer: 'need_help' })
    expect((await omar.api.coordination.reminded({})).reminders).toEqual([])
    expect((await desk()).reminders).toMatchObject([{ id, answer: 'need_help' }])
  })

  it('reminds nobody of nothing', async () => {
    await expect(
      mina.api.coordination.remind({ id: newId(), organisation: hana.organisation, about: 'late' }),
    ).rejects.toMatchObject({ code: 'refused', detail: { because: 'nothing-waits' } })
  })

  it('keeps since when a house works under the agreement, and when both look at it again', async () => {
    const agreement = { organisation: hana.organisation, signedOn: day(-300), reviewOn: day(65) }
    await mina.api.coordination.noteAgreement(agreement)
    await mina.api.coordination.noteAgreement({ ...agreement, reviewOn: day(66) })
    expect((await desk()).agreements).toEqual([{ ...agreement, reviewOn: day(66) }])
    await expect(
      mina.api.coordination.noteAgreement({ ...agreement, reviewOn: day(-301) }),
    ).rejects.toMatchObject({ code: 'invalid' })
  })

  it('owes figures by the rules of the country, and notes what was sent: then the next day counts', async () => {
    const owed = async (id: string) => (await desk()).reports.find((one) => one.id === id)
    expect(await owed('own_year')).toMatchObject({ dueOn: '2027-03-31', sentOn: null, from: 'scorecard' })
    expect(await owed('unodc')).toMatchObject({ dueOn: null, sentOn: null })
    await mina.api.coordination.noteReport({ report: 'own_year' })
    await mina.api.coordination.noteReport({ report: 'unodc' })
    expect(await owed('own_year')).toMatchObject({ dueOn: '2028-03-31', sentOn: day(0) })
    expect(await owed('unodc')).toMatchObject({ dueOn: null, sentOn: day(0) })
    await expect(mina.api.coordination.noteReport({ report: 'nobody_asks' })).rejects.toMatchObject({
      code: 'not-found',
    })
    await expect(hana.api.coordination.noteReport({ report: 'unodc' })).rejects.toMatchObject({
      code: 'not-allowed',
    })
  })

  it('calls no yes late that nears its end: nobody is asked for a new one because of it', async () => {
    const kinds = async () =>
      (await desk()).late.flatMap(({ organisation, clock }) =>
        organisation === amara.organisation ? [clock] : [],
      )
    const [late] = await kinds()
    expect(late).toBeDefined()
    await asOwner(database, (client) =>
      client.query(`update clocks set clock = 'consent.reminder' where clock = $1 and circle = $2`, [
        late,
        amara.circle,
      ]),
    )
    const left = await kinds()
    expect(left).not.toContain(late)
    expect(left).not.toContain('consent.reminder')
  })

  it('is nobody else’s', async () => {
    for (const other of [amara, omar, hana])
      await expect(other.api.coordination.desk({})).rejects.toMatchObject({ code: 'not-allowed' })
  })

  it('tells whoever pays where help is missing once ten people stand there and the month is over, and no case', async () => {
    const ruben = await network.organisation('Open Hands Fund', 'funder', ['funder'])
    await asOwner(database, (client) =>
      client.query(`update organisations set district = 'harbour' where id = any ($1)`, [
        [amara.organisation, hana.organisation],
      ]),
    )
    const cases: string[] = []
    for (let n = 0; n < 10; n += 1) {
      const { id } = await openCase(amara, { name: 'Mariam Hidden', language: 'ar' })
      const search = await amara.open('placement', { caseId: id, urgency: 'day', party: 1 })
      // Said twice in one night, the later word counts, though midnight and the end of the month lie between.
      await amara.move('placement', 'sleep_elsewhere', search, { night_in: 'where_harmed' })
      await amara.move('placement', 'sleep_elsewhere', { id: search.id }, { night_in: 'on_street' })
      cases.push(id)
    }
    // The last evening of the month at ten, and an hour after midnight.
    const lastEvening = network.state.now()
    lastEvening.setUTCDate(0)
    lastEvening.setUTCHours(21, 0, 0, 0)
    await asOwner(database, (client) =>
      client.query(
        `with said as (select id, row_number() over (partition by track order by at, id) as n from track_events where move = 'sleep_elsewhere')
          update track_events e set at = $1::timestamptz + interval '3.5 hours' * (said.n - 1) from said where said.id = e.id`,
        [lastEvening],
      ),
    )
    await hana.api.shelters.add({ count: 1, takes: [] })
    const { beds } = await hana.api.shelters.beds({})
    await hana.api.shelters.close({ beds: beds.map(({ id }) => id), reason: 'no_money' })
    const housing = async () =>
      (await ruben.api.coordination.needs({})).needs.find(({ service }) => service === 'emergency_housing')
    expect(await housing()).toBeUndefined()
    network.travel(35)
    expect(await housing()).toMatchObject({ district: 'harbour', by: { met: 0 }, isOffered: false })
    expect((await housing())!.asked).toBeGreaterThanOrEqual(10)
    const told = await mina.api.coordination.needs({})
    const without = { police_cell: null, on_street: 10, where_harmed: null }
    expect(told.nights).toEqual([{ district: 'harbour', hotel: null, unpaid: 35, ...without }])
    const [{ night }] = await asOwner(database, async (client) => {
      const { rows } = await client.query(
        `select 'raw ' || (facts ->> 'night_in') as night from track_events where move = 'sleep_elsewhere' limit 1`,
      )
      return rows as [{ night: string }]
    })
    expect(night).not.toContain('street')
    for (const secret of ['Hidden', ...cases]) expect(JSON.stringify(told)).not.toContain(secret)
    await expect(amara.api.coordination.needs({})).rejects.toMatchObject({ code: 'not-allowed' })
  })
})
