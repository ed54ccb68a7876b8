// What a server can say of the day on which something is owed: later, earlier, or never. The day is worked out anew from what was signed
// and from the law by its hash, in Rosa's client, and an honest day is no alarm at any hour. (Decision 51.)

import { afterEach, beforeAll, expect, it } from 'vitest'
import { signIn } from '../../demo/actor.ts'
import { openCase } from '../../demo/case-work.ts'
import { readCase } from '../../src/client/case-keys.ts'
import { takeCircles } from '../../src/client/circles.ts'
import { refreshHome } from '../../src/client/logs.ts'
import type { Session } from '../../src/client/session.ts'
import { stepWordOf } from '../../src/tracks/step-word.ts'
import { machineOf } from '../moving.ts'
import { testDatabase } from '../database.ts'
import { newNetwork, passphrase } from '../people.ts'
import { MaliciousServer } from './server.ts'

const database = await testDatabase()
const network = await newNetwork(database, { timezone: 'America/New_York', unlimited: true })
const rosa = await network.organisation('Casa Luz', 'ngo', ['caseworker', 'lawyer', 'shelter'], 'us')
const evil = new MaliciousServer(network.staff)
afterEach(() => evil.repents())

type Clock = { track: string; clock: string; dueAt: string | null; dueOn: string | null }
type Shown = { clocks: Clock[] }
let id: string
let ident: { id: string; version: number }
let risk: { id: string }
let victim: Session

beforeAll(async () => {
  ;({ id } = await openCase(rosa, { name: 'Ximena Test', language: 'es', ageGroup: 'child' }))
  risk = await rosa.open('risk', { caseId: id, level: 'medium', own_view: 'unsafe', family_considered: true })
  ident = await rosa.open('identification', { caseId: id })
  for (const [move, answers] of [
    ['presume', { origin: 'ngo' }],
    ['refer', {}],
    ['receive', {}],
    ['decide_prelim_positive', { served_on: '2026-01-05' }],
  ] as const)
    ident = await rosa.move('identification', move, ident, answers)
  victim = await signIn(evil.line, rosa.handle, passphrase)
  await refreshHome(victim)
  await takeCircles(victim)
}, 60_000)

async function looks(track: string) {
  const shared = await readCase(victim, id)
  const row = shared.tracks.find((one) => one.id === track)!
  const days = shared.clocks.filter((one) => one.track === track)
  const shown = { ...row, days, clocks: days.map(({ clock }) => clock), pack: 'us' }
  return stepWordOf(machineOf(row.kind), shown, shared.stepLines[track]!, victim.organisation)
}
const tells = (clock: string, lie: (shown: Clock) => void) =>
  evil.tells(new RegExp(`^/api/cases/${id}$`), (body) =>
    lie((body as Shown).clocks.find((one) => one.clock === clock)!),
  )
const later = (days: number) => (shown: Clock) =>
  void (shown.dueAt = new Date(Date.parse(shown.dueAt!) + days * 86_400_000).toISOString())

it('what is shown as the rules have it is checked, on each process', async () => {
  const { clocks } = await readCase(victim, id)
  expect(clocks.filter(({ dueAt }) => dueAt !== null).length).toBeGreaterThan(1)
  expect(await looks(ident.id)).toMatchObject({ word: 'checked' })
  expect(await looks(risk.id)).toMatchObject({ word: 'checked' })
})

it.each([
  ['two days later', later(2)],
  ['a year later', later(365)],
  ['two days earlier', later(-2)],
  ['on another day, at the same minute', (shown: Clock) => void (shown.dueOn = '2031-01-01')],
  ['without any day', (shown: Clock) => void (shown.dueAt = null)],
])('the review of how dangerous it is is shown %s: it is told', async (_when, lie) => {
  const { clock } = (await readCase(victim, id)).clocks.find(({ track }) => track === risk.id)!
  tells(clock, lie)
  expect(await looks(risk.id)).toMatchObject({ word: 'wrong', because: 'days', moved: [clock] })
})

it('a day that the law counts from the day of a letter is known to the day', async () => {
  tells('law.interim_assistance', later(1))
  expect(await looks(ident.id)).toMatchObject({ because: 'days', moved: ['law.interim_assistance'] })
})
