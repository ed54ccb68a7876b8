// Hours of the night desk of Harbour House, as its log names them: who stands there by whose word, what is told at once, and what everybody sees.

import { beforeAll, describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { inTeam, newTeam, signIn, type Colleague } from '../../demo/actor.ts'
import { openCase, takeKeys } from '../../demo/case-work.ts'
import { alwaysOnDuty } from '../../test/always-on-duty.ts'
import { testDatabase } from '../../test/database.ts'
import { atAnyHour, nameNight, nightsFrom, standsByWord } from '../../test/night-desk.ts'
import { newNetwork, passphrase } from '../../test/people.ts'
import { refreshHome } from '../client/logs.ts'
import { as } from '../database/as.ts'
import { asOwner } from '../database/open.ts'
import { sql } from '../database/sql.ts'
import type { NightHours } from '../sealing/night-hours.ts'
import { signNights } from './client/night-desk.ts'
import { standBy } from './client/stand-by.ts'
import { takeCaseOver } from './client/take-over.ts'

const database = await testDatabase()
const network = await newNetwork(database, { unlimited: true })
const odile = await network.organisation('Harbour House', 'ngo', ['supervisor', 'administrator'])
const amara = await network.colleague(odile, 'amara', ['caseworker'])
const marko = await network.colleague(odile, 'marko', ['caseworker'])
const ines = await network.colleague(odile, 'ines', ['caseworker'])
const pia = await network.colleague(odile, 'pia', ['caseworker'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health'])
const day = await newTeam(odile, 'casework', 'Days', [amara])
const night = await newTeam(odile, 'night_desk', 'Nights', [marko, ines, pia])
const now = () => network.state.now()
const again = async (who: Colleague) =>
  Object.assign(who, await signIn(network.staff, who.handle, passphrase))

async function newCase(name: string) {
  const carrier = inTeam(amara, day)
  const { id } = await openCase(carrier, { name, language: 'ar', story: 'A story.' })
  await standBy(carrier, id, night)
  return { id }
}
const opens = async (who: Colleague, caseId: string) => (await takeKeys(who, caseId)).held

const named = async (hours: NightHours) => {
  await again(odile)
  await nameNight(network, {
    by: odile,
    second: 'harbour-house-admin',
    circle: night,
    hours,
    agreed: [[amara, day]],
  })
  for (const who of [amara, marko, ines]) await again(who)
}

beforeAll(async () => {
  for (const who of [odile, amara, marko, ines]) await again(who)
  await odile.api.rota.weekly(alwaysOnDuty(now(), night, marko.id))
  await named(atAnyHour)
})

describe('the hours that the log names', () => {
  /** Straight at the database, past the server's own checks. */
  async function beginPast(who: Colleague, caseId: string, from: Date, until: Date): Promise<number | null> {
    const { rows } = await asOwner(database, (client) =>
      client.query(
        "select encode(hash, 'hex') as hash from sessions where user_id = $1 order by started_at desc limit 1",
        [who.id],
      ),
    )
    const actor = { kind: 'session', hash: rows[0].hash as string, role: 'continuum_app' } as const
    return as(database, actor, async (tx) => {
      const { circle } = await tx.one<{ circle: number | null }>(
        sql`select app.begin_take_over(${newId()}, ${caseId}, 'danger', ${from}, ${until}) as circle`,
      )
      return circle
    })
  }
  const hourMs = 3_600_000
  const london = (hours: number) =>
    new Date(now().getTime() + hours * hourMs).toLocaleTimeString('en-GB', {
      timeZone: 'Europe/London',
      hour: '2-digit',
      minute: '2-digit',
    })
  it('are signed for somebody by a colleague, never by themselves, and by nobody who is not of the house’s night', async () => {
    const nights = nightsFrom(now(), 3)
    for (const who of [marko, ines]) {
      await again(who)
      await expect(signNights(who, who.id, nights)).rejects.toMatchObject({
        detail: { because: 'bad-statement' },
      })
    }
    await expect(signNights(odile, amara.id, nights), 'she is not in the desk').rejects.toMatchObject({
      detail: { because: 'bad-statement' },
    })
    await expect(signNights(odile, marko.id, ['2031-01-01'])).rejects.toMatchObject({
      detail: { because: 'bad-statement' },
    })
    // In a house of two each says it of the other: no administrator is asked.
    await signNights(ines, marko.id, nights)
    const { nightDesk } = await refreshHome(ines)
    expect(nightDesk!.nights.filter(({ user, by }) => user === marko.id && by === ines.id)).toHaveLength(3)
    await expect(
      asOwner(database, (client) =>
        client.query(
          "insert into duty_nights (organisation, night, user_id, signed_by) values ($1, '2026-01-01', $2, $2)",
          [odile.organisation, marko.id],
        ),
      ),
    ).rejects.toMatchObject({ code: '23514' })
  })

  it('are what the rota is read by: whose nights of the next three months are to be signed', async () => {
    const { stands } = await odile.api.takeovers.nights({})
    expect(stands.map(({ user }) => user)).toContain(marko.id)
    expect(stands.find(({ user }) => user === marko.id)!.nights.length).toBeGreaterThan(90)
    expect(await bashir.api.takeovers.nights({})).toEqual({ stands: [] })
  })

  it('are over by day: nobody takes a case over then, not by the database, whatever the rota says', async () => {
    await named({ ...atAnyHour, from: london(2), until: london(5), days: [] })
    const { id } = await newCase('Mariam By Day')
    await expect(takeCaseOver(marko, id, 'danger')).rejects.toMatchObject({
      detail: { because: 'not-on-duty' },
    })
    expect(await marko.api.takeovers.standby({})).toEqual({ until: null, cases: [], next: null })
    const at = now()
    expect(await beginPast(marko, id, at, new Date(at.getTime() + hourMs))).toBeNull()
    // In the hours, on a night that is signed for him, and not beyond their end.
    const inside = new Date(at.getTime() + 3 * hourMs)
    expect(await beginPast(marko, id, inside, new Date(inside.getTime() + 4 * hourMs))).toBeNull()
    expect(await beginPast(marko, id, inside, new Date(inside.getTime() + hourMs))).toBe(night)
  })

  it('open nothing to who stands in the rota with nobody’s word, nor once it was taken back', async () => {
    await named(atAnyHour)
    const { id } = await newCase('Mariam Unsigned')
    const nights = nightsFrom(now(), 31)
    await signNights(odile, marko.id, nights, { off: true })
    await again(marko)
    await expect(takeCaseOver(marko, id, 'danger')).rejects.toMatchObject({
      detail: { because: 'not-on-duty' },
    })
    const at = now()
    expect(await beginPast(marko, id, at, new Date(at.getTime() + hourMs))).toBeNull()
    await standsByWord(odile, marko.id)
    await again(marko)
    await takeCaseOver(marko, id, 'danger')
    expect(await opens(marko, id)).toContain('identity')
  })

  it('tell the person and the carrier at once, by the rule that each has said, with no word in it', async () => {
    const { id } = await newCase('Mariam Rung')
    const wants = (column: string, of: string) =>
      asOwner(database, (client) =>
        client.query(
          `insert into destinations (id, ${column}, sealed, hours, sealed_to, made_on) values ($1, $2, $3, $3, $4, current_date)`,
          [newId(), of, Buffer.alloc(90), Buffer.alloc(32)],
        ),
      )
    await wants('case_id', id)
    await wants('user_id', amara.id)
    await takeCaseOver(marko, id, 'danger')
    const { rows } = await asOwner(database, (client) =>
      client.query(
        `select o.kind, o.state, d.case_id, d.user_id from outbox o join destinations d on d.id = o.destination where o.key like 'takeover:%' order by o.kind`,
      ),
    )
    expect(rows).toEqual([
      { kind: 'duty', state: 'queued', case_id: null, user_id: amara.id },
      { kind: 'something_new', state: 'queued', case_id: id, user_id: null },
    ])
  })

  it('say how many cases one night needs: more of them everybody of the house sees, with who and when, and no other house', async () => {
    await asOwner(database, (client) =>
      client.query("update take_overs set at = at - interval '20 days', seen_at = at"),
    )
    await named({ ...atAnyHour, most: 2 })
    const alarm = (who: Colleague) => who.api.takeovers.alarm({})
    const take = async (name: string) => takeCaseOver(marko, (await newCase(name)).id, 'danger')
    await take('Mariam One')
    const { id: second } = await newCase('Mariam Two')
    // The same case twice is one case.
    for (const reason of ['danger', 'ill'] as const) await takeCaseOver(marko, second, reason)
    expect(await alarm(amara)).toEqual({ most: 0, takeovers: [] })
    await take('Mariam Three')
    for (const who of [amara, ines, marko, odile]) {
      const found = await alarm(who)
      expect(found.most).toBe(2)
      expect(found.takeovers.map(({ user }) => user)).toEqual([marko.id, marko.id, marko.id])
    }
    expect((await alarm(bashir)).takeovers).toEqual([])
    // A supervisor has seen each of them; it stands for the rest of the day all the same.
    for (const { id, isSeen } of (await odile.api.takeovers.list({})).takeovers)
      if (!isSeen) await odile.api.takeovers.seen({ id })
    expect((await alarm(amara)).takeovers).toHaveLength(3)
    network.travel(1.2)
    for (const who of [amara, odile]) await again(who)
    expect((await alarm(amara)).takeovers).toEqual([])
  })
})
