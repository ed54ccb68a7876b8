// An invented country lives on its own day: what was signed in it cannot be moved, so its clock stands where its seed ends and goes on from
// there. Sixty days later nobody in it is told of a doubt: not who takes a case over at night, nor who agrees, withdraws or reads her page.

import { beforeAll, describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { inTeam, newTeam, signIn, type Colleague } from '../demo/actor.ts'
import { agree, giveCard, openCase, takeKeys } from '../demo/case-work.ts'
import { openNetwork } from '../src/app/boot.ts'
import { readCase } from '../src/client/case-keys.ts'
import { as } from '../src/database/as.ts'
import { asOwner } from '../src/database/open.ts'
import { sql } from '../src/database/sql.ts'
import { dayAt } from '../src/jurisdiction/clock.ts'
import { clocksAgree, today } from '../src/portal/client/days.ts'
import { signStop } from '../src/portal/client/sign.ts'
import { compare, isTrue } from '../src/portal/client/verify-listed.ts'
import { standBy } from '../src/takeovers/client/stand-by.ts'
import { takeCaseOver } from '../src/takeovers/client/take-over.ts'
import { testDatabase } from './database.ts'
import { nameNight } from './night-desk.ts'
import { ownPhone } from './own-phone.ts'
import { newNetwork, passphrase } from './people.ts'

const dayMs = 86_400_000
const database = await testDatabase()
const network = await newNetwork(database, { unlimited: true, daysBehind: 60 })
const odile = await network.organisation('Harbour House', 'ngo', ['supervisor', 'administrator'])
const amara = await network.colleague(odile, 'amara', ['caseworker'])
const marko = await network.colleague(odile, 'marko', ['caseworker'])
const ines = await network.colleague(odile, 'ines', ['caseworker'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health'])
const now = () => network.state.now()
const daysBehind = (moment: Date) => Math.round((Date.now() - moment.getTime()) / dayMs)
let mariam: string
let night: number
let hers: Colleague
let words: string

beforeAll(async () => {
  const team = await newTeam(odile, 'casework', 'Days', [amara])
  night = await newTeam(odile, 'night_desk', 'Nights', [marko, ines, odile])
  for (const who of [odile, amara, marko, ines])
    Object.assign(who, await signIn(network.staff, who.handle, passphrase))
  hers = inTeam(amara, team)
  mariam = (await openCase(hers, { name: 'Mariam', language: 'ar', story: 'A story.' })).id
})

const doubtsOf = async (who: Colleague) => (await readCase(who, mariam)).doubts

describe('an invented country sixty days later', () => {
  it('stands on its own day on its hosts, in its database and after a restart', async () => {
    const { network: told } = await amara.api.accounts.me({})
    const { at, day } = await as(database, { kind: 'system' }, (tx) =>
      tx.one<{ at: Date; day: string }>(sql`select app.now() as at, app.network_today()::text as day`),
    )
    const again = await openNetwork(database)
    expect([new Date(told.now), at, again.now()].map(daysBehind)).toEqual([60, 60, 60])
    expect(day).toBe(dayAt(now(), 'Europe/London'))
  })

  it('goes on from there: a month ahead is a month after its own day, and nought is that day', async () => {
    const further = await openNetwork(database)
    await further.moveClock(31)
    expect([daysBehind(further.now()), further.daysMoved()]).toEqual([29, 31])
    await further.moveClock(0)
    expect([daysBehind(further.now()), further.daysMoved()]).toEqual([60, 0])
  })

  it('Mariam agrees to the clinic and withdraws it, and nobody is told of a doubt', async () => {
    const terms = { recipient: bashir.circle, compartments: ['health'], purpose: 'health_care' } as const
    const track = await agree(hers, mariam, terms, now())
    expect((await takeKeys(bashir, mariam)).held).toEqual(['health'])
    expect([await doubtsOf(hers), await doubtsOf(bashir)]).toEqual([[], []])
    const consent = (await hers.api.cases.read({ id: mariam })).tracks.find(({ id }) => id === track)!
    await hers.move('consent', 'withdraw', { id: track, version: consent.version })
    await expect(takeKeys(bashir, mariam)).rejects.toMatchObject({ code: 'not-found' })
    expect(await doubtsOf(hers)).toEqual([])
  })

  it('Marko takes her case over at night, by the hours of that country', async () => {
    await odile.api.rota.weekly({
      id: newId(),
      circle: night,
      weekdays: [1, 2, 3, 4, 5, 6, 7],
      starts: '00:00',
      ends: '00:00',
      fromDay: dayAt(new Date(now().getTime() - dayMs), 'Europe/London'),
      untilDay: null,
      user: marko.id,
      deputy: null,
    })
    await nameNight(network, {
      by: odile,
      second: 'harbour-house-admin',
      circle: night,
      agreed: [[hers, hers.circle]],
    })
    await standBy(hers, mariam, night)
    await takeCaseOver(marko, mariam, 'danger')
    expect((await takeKeys(marko, mariam)).held).toContain('narrative')
    expect(await doubtsOf(marko)).toEqual([])
  })

  it('Mariam reads her page on a telephone that shows the true day: by the country’s day, and no clock is called wrong', async () => {
    ;({ words } = await giveCard(hers, mariam, 'ar'))
    const terms = { recipient: bashir.circle, compartments: ['contact'], purpose: 'health_care' } as const
    const track = await agree(hers, mariam, terms, now())
    const phone = await ownPhone(network, words)
    const file = await phone.open()
    expect(file.cases).toMatchObject([{ isInDoubt: false, isAhead: false, missing: [] }])
    expect([today(file), clocksAgree(file)]).toEqual([now().toISOString().slice(0, 10), true])
    const view = await phone.vault.viewCase({ caseId: mariam, day: today(file) })
    expect(isTrue(compare(view, file.cases[0]!.shown, today(file)))).toBe(true)
    expect(await signStop(phone.session, file, track)).toBe(true)
    await expect(takeKeys(bashir, mariam)).rejects.toMatchObject({ code: 'not-found' })
    expect(await doubtsOf(hers)).toEqual([])
  })

  it('a month further on, her telephone says that day too', async () => {
    await network.state.moveClock(31)
    const file = await (await ownPhone(network, words)).open()
    await network.state.moveClock(0)
    expect(today(file)).toBe(new Date(now().getTime() + 31 * dayMs).toISOString().slice(0, 10))
  })
})

describe('a network of real people', () => {
  it('refuses any distance, in the program and in the database', async () => {
    const state = await openNetwork(database)
    await state.save({ ...state.network(), demo: false })
    await expect(state.standAt(new Date(0))).rejects.toThrow('Only the clock of a demonstration')
    const moved = asOwner(database, (client) =>
      client.query("update settings set value = '86400000' where key = 'clock'"),
    )
    await expect(moved).rejects.toMatchObject({ code: '23514' })
    // What stood there before counts for nothing.
    const { at } = await as(database, { kind: 'system' }, (tx) =>
      tx.one<{ at: Date }>(sql`select app.now() as at`),
    )
    expect([daysBehind(at), daysBehind((await openNetwork(database)).now())]).toEqual([0, 0])
  })
})
