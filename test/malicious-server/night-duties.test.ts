// What a server can say of a night: that nobody has to look, that the police have time until tomorrow, that it happened later than was
// signed. Each duty of each of the three nights is dropped and moved, and Rosa's client finds it; what is honest is no alarm.

import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { signIn } from '../../demo/actor.ts'
import { openCase } from '../../demo/case-work.ts'
import { readCase } from '../../src/client/case-keys.ts'
import { takeCircles } from '../../src/client/circles.ts'
import { refreshHome } from '../../src/client/logs.ts'
import type { Session } from '../../src/client/session.ts'
import { beginNight, protocols, type Protocol } from '../../src/safety/client/begin-night.ts'
import { stepWordOf } from '../../src/tracks/step-word.ts'
import { machineOf } from '../moving.ts'
import { testDatabase } from '../database.ts'
import { newNetwork, passphrase } from '../people.ts'
import { MaliciousServer } from './server.ts'

const database = await testDatabase()
const network = await newNetwork(database, { timezone: 'America/New_York', unlimited: true })
const rosa = await network.organisation('Casa Luz', 'ngo', ['caseworker', 'shelter'], 'us')
const evil = new MaliciousServer(network.staff)
afterEach(() => evil.repents())

type Clock = { track: string; clock: string; dueAt: string | null; dueOn: string | null }
type Shown = { clocks: Clock[] }
let id: string
let victim: Session
const begun = new Map<Protocol, string>()

beforeAll(async () => {
  ;({ id } = await openCase(rosa, { name: 'Ximena Night', language: 'es', ageGroup: 'child' }))
  const since = new Date(network.state.now().getTime() - 90 * 60_000).toISOString()
  const shared = await readCase(rosa, id)
  for (const protocol of protocols)
    begun.set(protocol, (await beginNight(rosa, shared, { protocol, since, plan: undefined })).id)
  victim = await signIn(evil.line, rosa.handle, passphrase)
  await refreshHome(victim)
  await takeCircles(victim)
}, 60_000)

async function looks(protocol: Protocol) {
  const track = begun.get(protocol)!
  const shared = await readCase(victim, id)
  const row = shared.tracks.find((one) => one.id === track)!
  const days = shared.clocks.filter((one) => one.track === track)
  const shown = { ...row, days, clocks: days.map(({ clock }) => clock), pack: 'us' }
  return stepWordOf(machineOf(row.kind), shown, shared.stepLines[track]!, victim.organisation)
}
const tells = (lie: (shown: Shown) => void) =>
  evil.tells(new RegExp(`^/api/cases/${id}$`), (body) => lie(body as Shown))
const clocksOf = async (protocol: Protocol) =>
  (await readCase(victim, id)).clocks.filter(({ track }) => track === begun.get(protocol))

describe.each(protocols)('the night of %s', (protocol) => {
  it('is checked as it is, with each of its hours', async () => {
    expect((await clocksOf(protocol)).every(({ dueAt }) => dueAt !== null)).toBe(true)
    expect(await looks(protocol)).toMatchObject({ word: 'checked' })
  })

  it('without any one of its duties is red', async () => {
    for (const { clock } of await clocksOf(protocol)) {
      tells((shown) => void (shown.clocks = shown.clocks.filter((one) => one.clock !== clock)))
      expect(await looks(protocol)).toMatchObject({ word: 'wrong', because: 'duties', missing: [clock] })
      evil.repents()
    }
  })

  it('with any one of them an hour later, or counted from the press and not from what happened, is red', async () => {
    for (const { clock, dueOn } of await clocksOf(protocol)) {
      // A day that is kept at least is counted in days: an hour is none.
      const later = dueOn === null ? 90 * 60_000 : 3 * 86_400_000
      tells((shown) => {
        const one = shown.clocks.find((found) => found.clock === clock)!
        one.dueAt = new Date(Date.parse(one.dueAt!) + later).toISOString()
      })
      expect(await looks(protocol)).toMatchObject({ word: 'wrong', because: 'days', moved: [clock] })
      evil.repents()
    }
  })
})

it('a child’s duties to the police and to child protection are among them', async () => {
  const names = (await clocksOf('missing')).map(({ clock }) => clock)
  expect(names).toEqual(
    expect.arrayContaining(['missing.police', 'missing.child_protection', 'law.missing_child']),
  )
})
