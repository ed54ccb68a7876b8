// The rota of Harbour House’s night desk, over the real database: who keeps it, who reads it, and what the rest of the network is told.

import { describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { inTeam, leaveTeam, newTeam, type Colleague } from '../../demo/actor.ts'
import { giveCard, openCase } from '../../demo/case-work.ts'
import { startCardSession } from '../../test/card-session.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { addresses } from '../api/addresses.ts'
import { as } from '../database/as.ts'
import { asOwner } from '../database/open.ts'
import { dayAt } from '../jurisdiction/clock.ts'
import { suspendMember } from '../organisations/client/members.ts'
import { forgetPastRota } from './server/past.ts'

const database = await testDatabase()
const network = await newNetwork(database, { unlimited: true, hotline: '0800 1' })
const odile = await network.organisation('Harbour House', 'ngo', ['supervisor', 'administrator'])
const marko = await network.colleague(odile, 'marko', ['caseworker'])
const ines = await network.colleague(odile, 'ines', ['caseworker'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health', 'supervisor'])
const noor = await network.organisation('Helpline', 'hotline', ['hotline', 'supervisor'])

const zone = 'Europe/London'
const today = () => dayAt(network.state.now(), zone)
const dayIn = (days: number) => dayAt(new Date(network.state.now().getTime() + days * 86_400_000), zone)

/** A desk of its own for each test: the team’s circle. */
let teams = 0
const newDesk = () => newTeam(odile, 'night_desk', `Nights ${(teams += 1)}`, [odile, marko, ines])
const always = (circle: number, user: string, more = {}) => ({
  id: newId(),
  circle,
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  starts: '00:00',
  ends: '00:00',
  fromDay: dayIn(-1),
  untilDay: null,
  user,
  deputy: null,
  ...more,
})
const deskOf = async (who: Colleague, circle: number) =>
  (await who.api.rota.desks({})).desks.find((one) => one.circle === circle)
const overlaps = { code: 'refused', detail: { because: 'shifts-overlap' } }

describe('the rota of a desk', () => {
  it('says at home who is on duty and who is the deputy, and elsewhere that somebody is', async () => {
    const circle = await newDesk()
    await odile.api.rota.keepDesk({ circle, phone: '0700 22', answerMinutes: 10 })
    await odile.api.rota.weekly(always(circle, marko.id, { deputy: ines.id }))
    expect(await deskOf(ines, circle)).toMatchObject({
      isOpen: true,
      onDuty: { user: marko.id, deputy: ines.id },
    })
    expect(await deskOf(bashir, circle)).toMatchObject({ isOpen: true, onDuty: null, phone: '0700 22' })
    await expect(bashir.api.rota.week({ circle })).rejects.toMatchObject({ code: 'not-found' })
  })

  it('is kept by a supervisor or an administrator of its own house, and by nobody else', async () => {
    const circle = await newDesk()
    await expect(marko.api.rota.weekly(always(circle, marko.id))).rejects.toMatchObject({
      code: 'not-allowed',
    })
    await expect(bashir.api.rota.weekly(always(circle, bashir.id))).rejects.toMatchObject({
      code: 'not-found',
    })
    await expect(odile.api.rota.weekly(always(circle, bashir.id))).rejects.toMatchObject({ code: 'invalid' })
    await expect(odile.api.rota.weekly(always(circle, marko.id, { deputy: marko.id }))).rejects.toMatchObject(
      {
        code: 'invalid',
      },
    )
    // Whoever asks the database past our code meets the same.
    await odile.api.rota.weekly(always(circle, marko.id))
    const rows = async (who: Colleague) => {
      const { rows: found } = await asOwner(database, (client) =>
        client.query("select encode(hash, 'hex') as hash from sessions where user_id = $1", [who.id]),
      )
      const actor = { kind: 'session', hash: found[0].hash as string, role: 'continuum_app' } as const
      return as(database, actor, (tx) =>
        tx.rows({ text: `select 1 from duty_weekly where circle = ${circle}`, values: [], pieces: [] }),
      )
    }
    expect(await rows(marko)).toHaveLength(1)
    expect(await rows(bashir)).toHaveLength(0)
  })

  it('takes no two shifts that meet, also across midnight, and changes nothing then', async () => {
    const circle = await newDesk()
    const night = { weekdays: [5], starts: '22:00', ends: '06:00' }
    await odile.api.rota.weekly(always(circle, marko.id, night))
    await expect(
      odile.api.rota.weekly(always(circle, ines.id, { weekdays: [6], starts: '05:30', ends: '12:00' })),
    ).rejects.toMatchObject(overlaps)
    await odile.api.rota.weekly(always(circle, ines.id, { weekdays: [6], starts: '06:00', ends: '12:00' }))
    expect((await marko.api.rota.week({ circle })).weekly).toHaveLength(2)
  })

  it('says an entry once that is sent twice, and changes it under the same id', async () => {
    const circle = await newDesk()
    const shift = always(circle, marko.id)
    await odile.api.rota.weekly(shift)
    await odile.api.rota.weekly(shift)
    await odile.api.rota.weekly({ ...shift, user: ines.id })
    const { weekly } = await odile.api.rota.week({ circle })
    expect(weekly).toMatchObject([{ id: shift.id, user: ines.id }])
  })

  it('has somebody else on one day, nobody on another, and is as usual when that is taken back', async () => {
    const circle = await newDesk()
    const shift = always(circle, marko.id)
    await odile.api.rota.weekly(shift)
    const on = { circle, day: today(), starts: '00:00', ends: '00:00', insteadOf: shift.id }
    await odile.api.rota.single({ ...on, id: newId(), user: ines.id, deputy: null })
    expect((await deskOf(marko, circle))?.onDuty?.user).toBe(ines.id)
    const dropped = newId()
    await odile.api.rota.single({ ...on, id: dropped, user: null, deputy: null })
    expect(await deskOf(marko, circle)).toMatchObject({ isOpen: false, onDuty: null })
    expect((await odile.api.rota.week({ circle })).dropped).toMatchObject([{ single: dropped, day: today() }])
    await odile.api.rota.remove({ circle, id: dropped })
    expect((await deskOf(marko, circle))?.onDuty?.user).toBe(marko.id)
  })

  it('has no weekly shift on a closed day, shows holidays of the country, and says when it is there again', async () => {
    const circle = await newDesk()
    await odile.api.rota.weekly(always(circle, marko.id))
    await odile.api.rota.close({ circle, day: today(), closed: true })
    const desk = await deskOf(bashir, circle)
    expect(desk?.isOpen).toBe(false)
    expect(dayAt(new Date(desk!.next!), zone)).toBe(dayIn(1))
    const christmas = `${today().slice(0, 4)}-12-25`
    const { days } = await odile.api.rota.week({ circle, day: christmas > today() ? christmas : today() })
    if (christmas > today())
      expect(days.find(({ day }) => day === christmas)).toMatchObject({ isHoliday: true })
    // A holiday is proposed, not decided: nobody has closed it.
    expect(days.filter(({ day }) => day !== today()).every(({ isClosed }) => !isClosed)).toBe(true)
    await odile.api.rota.close({ circle, day: today(), closed: false })
    expect((await deskOf(bashir, circle))?.isOpen).toBe(true)
  })

  it('is left by whoever goes out of the team or is sent away, and their deputy takes the shift', async () => {
    const theo = await network.colleague(odile, 'theo', ['caseworker'])
    const circle = await newTeam(odile, 'night_desk', 'Nights with Theo', [odile, marko, theo])
    const shift = always(circle, theo.id, { deputy: marko.id })
    await odile.api.rota.weekly(shift)
    const single = { circle, day: dayIn(1), starts: '00:00', ends: '00:00', insteadOf: shift.id }
    await odile.api.rota.single({ ...single, id: newId(), user: theo.id, deputy: null })
    await suspendMember(odile, theo.id)
    expect((await deskOf(odile, circle))?.onDuty).toMatchObject({ user: marko.id, deputy: null })
    // On the day on which he alone stood there, nobody does; the weekly shift does not come back by itself.
    const { shifts, dropped } = await odile.api.rota.week({ circle, day: dayIn(1) })
    expect(shifts.map(({ day }) => day)).not.toContain(dayIn(1))
    expect(dropped).toMatchObject([{ day: dayIn(1) }])
    await leaveTeam(inTeam(odile, circle), circle, marko.id)
    expect(await deskOf(odile, circle)).toMatchObject({ isOpen: false })
    expect((await odile.api.rota.week({ circle })).canStand).toEqual([odile.id])
  })

  it('answers for the whole network where a coordinator names it', async () => {
    const circle = await newDesk()
    await odile.api.rota.weekly(always(circle, marko.id))
    await expect(odile.api.rota.nameNetworkDesk({ circle })).rejects.toMatchObject({ code: 'not-allowed' })
    await network.founder.api.rota.nameNetworkDesk({ circle })
    expect(await deskOf(bashir, circle)).toMatchObject({ forNetwork: true })
    const other = await newDesk()
    await odile.api.rota.keepDesk({ circle: other, phone: null, answerMinutes: 15 })
    await network.founder.api.rota.nameNetworkDesk({ circle: other })
    expect(await deskOf(bashir, circle)).toMatchObject({ forNetwork: false })
  })
})

describe('pages that promise an answer', () => {
  const page = async (path: string, cookie = '') =>
    (await network.public.request(path, { headers: { host: '127.0.0.1:4601', cookie } })).text()

  it('say nothing while no rota is kept, and in six languages when nobody is on duty, with whom to ring', async () => {
    expect(await page(`/en${addresses.help}`)).not.toContain('id="away"')
    await noor.api.rota.keepDesk({ circle: noor.circle, phone: '0700 33', answerMinutes: 5 })
    const opens = { circle: noor.circle, day: dayIn(1), starts: '08:00', ends: '09:00', insteadOf: null }
    await noor.api.rota.single({ ...opens, id: newId(), user: noor.id, deputy: null })
    const said = new Map<string, string>()
    for (const language of network.state.network().languages) {
      const text = await page(`/${language}${addresses.help}`)
      expect(text, language).toContain('tel:070033')
      said.set(language, /id="away"[^]*?<strong>([^<]+)</.exec(text)?.[1] ?? '')
    }
    expect(said.get('en')).toMatch(/^Nobody is on duty until \w+day 08:00\.$/)
    expect(new Set(said.values()).size).toBe(6)
    // "Day and night" is not said where it is not so.
    expect(await page(`/en${addresses.help}`)).not.toContain('day and night')
    await noor.api.rota.weekly(always(noor.circle, noor.id, { untilDay: today() }))
    expect(await page(`/en${addresses.help}`)).not.toContain('id="away"')
  })

  it('tell a person of the desk that carries her case, and of no other', async () => {
    const circle = await newDesk()
    await odile.api.rota.keepDesk({ circle, phone: '0700 44', answerMinutes: 5 })
    const mariam = await openCase(inTeam(marko, circle), { name: 'Mariam Test', language: 'en' })
    const card = await giveCard(inTeam(marko, circle), mariam.id, 'en')
    const { cookie } = await startCardSession(database, card.circle)
    expect(await page(`/en${addresses.messages}`, cookie)).toContain('tel:070044')
    expect(await page(`/en${addresses.messages}`, cookie)).toContain('Nobody is on duty now.')
    await odile.api.rota.weekly(always(circle, marko.id))
    expect(await page(`/en${addresses.messages}`, cookie)).not.toContain('id="away"')
    // What she may ask the database is that desk, and the hotline's.
    const { hash } = await startCardSession(database, card.circle)
    const seen = await as(database, { kind: 'session', hash, role: 'continuum_app' }, (tx) =>
      tx.rows<{ circle: number }>({ text: 'select circle from app.desks()', values: [], pieces: [] }),
    )
    expect(new Set(seen.map((one) => one.circle))).toEqual(new Set([circle, noor.circle]))
  })
})

describe('what is past', () => {
  it('leaves the rota after sixty days, what still holds and the last two months stay', async () => {
    const circle = await newDesk()
    await odile.api.rota.keepDesk({ circle, phone: null, answerMinutes: 10 })
    const ended = always(circle, marko.id, { weekdays: [1] })
    const holds = always(circle, marko.id, { weekdays: [2] })
    const recent = always(circle, ines.id, { weekdays: [3] })
    for (const shift of [ended, holds, recent]) await odile.api.rota.weekly(shift)
    await asOwner(database, async (client) => {
      for (const [{ id }, until] of [
        [ended, dayIn(-62)],
        [holds, null],
        [recent, dayIn(-40)],
      ] as const)
        await client.query('update duty_weekly set from_day = $2, until_day = $3 where id = $1', [
          id,
          dayIn(-200),
          until,
        ])
      await client.query(
        `insert into duty_shifts (id, circle, day, starts, ends, user_id)
          select gen_random_uuid(), $1, day::date, '00:00', '06:00', $2 from unnest($3::text[]) as day`,
        [circle, ines.id, [dayIn(-62), dayIn(-58)]],
      )
      await client.query(
        'insert into duty_closed (circle, day) select $1, day::date from unnest($2::text[]) as day',
        [circle, [dayIn(-62), dayIn(-58), dayIn(5)]],
      )
    })
    expect(await forgetPastRota(database, network.state.now())).toBe(3)
    const left = await asOwner(database, (client) =>
      client.query(
        `select 'weekly ' || id as what from duty_weekly where circle = $1
          union all select 'shift ' || day::text from duty_shifts where circle = $1
          union all select 'closed ' || day::text from duty_closed where circle = $1`,
        [circle],
      ),
    )
    expect(left.rows.map(({ what }) => String(what)).toSorted()).toEqual(
      [
        `weekly ${holds.id}`,
        `weekly ${recent.id}`,
        `shift ${dayIn(-58)}`,
        `closed ${dayIn(-58)}`,
        `closed ${dayIn(5)}`,
      ].toSorted(),
    )
    expect(await forgetPastRota(database, network.state.now())).toBe(0)
  })
})
