// Pilar has gone out and nobody says that she is back: it falls due in her house, rings whoever is on duty there, and ends when somebody
// says so; what must be written afterwards then begins.

import { expect, it } from 'vitest'
import { alwaysOnDuty } from '../../test/always-on-duty.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { trackFeatures } from '../app/tracks.ts'
import { dayAt } from '../jurisdiction/clock.ts'
import { callOut } from '../rota/server/calls.ts'
import { makeDueMoves } from '../tracks/due.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const boss = await network.organisation('Labour Inspectorate', 'labour_inspectorate', [
  'supervisor',
  'administrator',
  'inspector',
])
const pilar = await network.colleague(boss, 'pilar', ['inspector'])
const later = (hours: number) => new Date(network.state.now().getTime() + hours * 3_600_000)
const day = (hours: number) => dayAt(later(hours), 'Europe/London')

it('rings the house when the hour of a visit passes in silence, until somebody says that they are back', async () => {
  await boss.api.rota.keepDesk({ circle: boss.circle, phone: '0700 44', answerMinutes: 10 })
  await boss.api.rota.weekly(alwaysOnDuty(network.state.now(), boss.circle, boss.id))
  const planned = await pilar.open('visit', { subkind: 'venue_low_income' })
  const ready = await pilar.move('visit', 'prepare', planned, {
    day: day(0),
    back_at: later(1).toISOString(),
    team: ['victim_specialist'],
    language: 'th',
    beds_held: 0,
    rights_cards: true,
    out_of_hearing: true,
    told_to: 'whoever_visits',
  })
  const clocks = async () =>
    (await boss.api.work.track({ track: ready.id })).clocks.map(({ clock }) => clock).toSorted()
  await makeDueMoves(database, trackFeatures, network.state)
  expect(await clocks()).toEqual(['visit.check_in', 'visit.day'])
  network.travel(2 / 24)
  await makeDueMoves(database, trackFeatures, network.state)
  expect(await clocks()).toEqual(['visit.day', 'visit.silent'])
  network.travel(11 / 1440)
  await callOut(database, network.state)
  expect((await boss.api.rota.calls({})).calls).toMatchObject([
    { kind: 'visit', duty: 'visit.silent', user: boss.id, track: ready.id },
  ])
  const back = await pilar.move('visit', 'check_in', { id: ready.id })
  await callOut(database, network.state)
  expect((await boss.api.rota.calls({})).calls).toEqual([])
  expect(await clocks()).toEqual(['visit.day', 'visit.referrals', 'visit.report'])
  // A report that is written refers nobody: those who said yes are still owed that.
  const told = { met: 14, rights_told: 'everybody', screened: 14, want_help: 5 }
  const done = await pilar.move('visit', 'report', back, told)
  expect(await clocks()).toEqual(['visit.referrals'])
  await pilar.move('visit', 'refer', done, { referred: 5 })
  expect(await clocks()).toEqual([])
})
