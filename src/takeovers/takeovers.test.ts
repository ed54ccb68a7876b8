// The night desk of Harbour House stands by for what the day team carries: who is let through to a file, by which word, until when.

import { beforeAll, describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { inTeam, newTeam, signIn, type Colleague } from '../../demo/actor.ts'
import { giveCard, openCase, takeKeys, writeNote } from '../../demo/case-work.ts'
import { startCardSession } from '../../test/card-session.ts'
import { testDatabase } from '../../test/database.ts'
import { atAnyHour, nameNight, standsByWord } from '../../test/night-desk.ts'
import { newNetwork, passphrase } from '../../test/people.ts'
import { addresses } from '../api/addresses.ts'
import { Problem } from '../api/problem.ts'
import { everyPage } from '../client/all-pages.ts'
import { rotateCases } from '../client/rotate-cases.ts'
import { as } from '../database/as.ts'
import { asOwner } from '../database/open.ts'
import { dayAt } from '../jurisdiction/clock.ts'
import { admitToCircle, suspendMember } from '../organisations/client/members.ts'
import { nameNightDesk } from './client/night-desk.ts'
import { standBy, standByForAll } from './client/stand-by.ts'
import { takeCaseOver } from './client/take-over.ts'
import { endTakeOvers } from './server/takeovers.ts'

const database = await testDatabase()
const network = await newNetwork(database, { unlimited: true })
const odile = await network.organisation('Harbour House', 'ngo', ['supervisor', 'administrator'])
const amara = await network.colleague(odile, 'amara', ['caseworker'])
const marko = await network.colleague(odile, 'marko', ['caseworker'])
const ines = await network.colleague(odile, 'ines', ['caseworker'])
const pia = await network.colleague(odile, 'pia', ['caseworker'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health'])
let day: number
let night: number
const now = () => network.state.now()
const dayIn = (days: number) => dayAt(new Date(now().getTime() + days * 86_400_000), 'Europe/London')
const ends = () => as(database, { kind: 'system' }, (tx) => endTakeOvers({ tx, now: now() }))
const standsAt = (user: string, deputy: string | null = null) => ({
  id: newId(),
  circle: night,
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  starts: '00:00',
  ends: '00:00',
  fromDay: dayIn(-1),
  untilDay: null,
  user,
  deputy,
})
const shift = { id: '' }
const again = async (who: Colleague) =>
  Object.assign(who, await signIn(network.staff, who.handle, passphrase))

beforeAll(async () => {
  day = await newTeam(odile, 'casework', 'Days', [amara])
  night = await newTeam(odile, 'night_desk', 'Nights', [marko, ines, pia])
  for (const who of [odile, amara, marko, ines]) await again(who)
  const entered = standsAt(marko.id)
  shift.id = entered.id
  await odile.api.rota.weekly(entered)
  await nameNight(network, {
    by: odile,
    second: 'harbour-house-admin',
    circle: night,
    agreed: [[amara, day]],
  })
})

const hers = () => inTeam(amara, day)
async function newCase(name: string, stands = true) {
  const { id, reference } = await openCase(hers(), { name, language: 'ar', story: 'A story.' })
  if (stands) await standBy(hers(), id, night)
  return { id, reference }
}
const opens = (who: Colleague, caseId: string) =>
  takeKeys(who, caseId).then(
    ({ held }) => held.toSorted(),
    (fault: { code?: string; message: string }) => fault.code ?? fault.message,
  )
/** What somebody’s session finds of a table, past our code. */
async function rowsOf(who: Colleague, table: string, caseId: string): Promise<number> {
  const { rows } = await asOwner(database, (client) =>
    client.query(
      "select encode(hash, 'hex') as hash from sessions where user_id = $1 order by started_at desc limit 1",
      [who.id],
    ),
  )
  const actor = { kind: 'session', hash: rows[0].hash as string, role: 'continuum_app' } as const
  const found = await as(database, actor, (tx) =>
    tx.one<{ n: number }>({
      text: `select count(*)::int as n from ${table} where case_id = $1`,
      values: [caseId],
      pieces: [],
    }),
  ).catch((fault: { code: string }) => fault.code)
  return typeof found === 'object' ? found.n : -1
}

describe('the circle that stands by', () => {
  it('is named by an administrator in the log, is a night desk of three, and opens what a circle agreed to', async () => {
    await expect(nameNightDesk(amara, { circle: night, hours: atAnyHour })).rejects.toMatchObject({
      code: 'not-allowed',
    })
    for (const circle of [day, odile.circle, bashir.circle])
      await expect(nameNightDesk(odile, { circle, hours: atAnyHour })).rejects.toMatchObject({
        detail: { because: 'bad-statement' },
      })
    expect(await marko.api.takeovers.circle({})).toMatchObject({ circle: night, agreed: [day] })
  })

  it('is a night desk of three: no team of one or two, no team for the day, and by the database neither', async () => {
    const alone = await newTeam(odile, 'night_desk', 'Marko alone', [marko])
    const pair = await newTeam(odile, 'night_desk', 'Marko and Ines', [marko, ines])
    const daily = await newTeam(odile, 'casework', 'Three by day', [marko, ines, pia])
    for (const circle of [alone, pair, daily]) {
      await expect(nameNightDesk(odile, { circle, hours: atAnyHour })).rejects.toMatchObject({
        detail: { because: 'bad-statement' },
      })
      const { rows } = await asOwner(database, (client) =>
        client.query('select app.is_night_desk($1) as stands', [circle]),
      )
      expect(rows).toEqual([{ stands: false }])
    }
    expect(await marko.api.takeovers.circle({}), 'the one before stands').toMatchObject({ circle: night })
  })

  it('sees no row and no key of a case that it stands by for, not with the keys lying there', async () => {
    const { id } = await newCase('Mariam Waits')
    for (const who of [marko, ines, pia]) {
      for (const table of ['cases c(case_id)', 'wraps', 'records', 'tracks', 'case_access'])
        expect(await rowsOf(who, table, id).catch(() => 0), table).toBeLessThanOrEqual(0)
      expect(await rowsOf(who, 'duty_wraps', id)).toBe(-1)
      expect(await opens(who, id)).toBe('not-found')
    }
  })

  it('does not try a case again that was refused before something has changed, and says nothing of it', async () => {
    const { id } = await newCase('Mariam Refused', false)
    const refuses = async (api: Colleague['api']) => {
      const tries: string[] = []
      const refusing = {
        ...api,
        takeovers: {
          ...api.takeovers,
          keep: async ({ caseId }: { caseId: string }) => {
            tries.push(caseId)
            throw new Problem('refused', { because: 'bad-statement' })
          },
        },
      } as Colleague['api']
      const seen: number[] = []
      for await (const { total } of standByForAll({ ...hers(), api: refusing })) seen.push(total)
      return { tries, seen }
    }
    const first = await refuses(amara.api)
    expect(new Set(first.tries)).toEqual(new Set([id]))
    expect(await refuses(amara.api)).toEqual({ tries: [], seen: [] })
    // Her card is a line of the case's chain.
    await giveCard(hers(), id, 'en')
    for await (const { refused } of standByForAll(hers())) expect(refused).toBe(0)
    expect((await hers().api.takeovers.owed({})).cases).toEqual([])
  })

  it('is set for all cases of the carrier one by one, with progress, and again where a part has a new key', async () => {
    const older = await newCase('Mariam Older', false)
    const newer = await newCase('Mariam Newer', false)
    expect((await hers().api.takeovers.owed({})).cases.map((one) => one.id)).toEqual(
      expect.arrayContaining([older.id, newer.id]),
    )
    const seen: number[] = []
    for await (const { done, total, refused } of standByForAll(hers())) {
      expect(refused).toBe(0)
      seen.push(total - done)
    }
    expect(seen.at(-1)).toBe(0)
    expect((await hers().api.takeovers.owed({})).cases).toEqual([])
    await asOwner(database, (client) =>
      client.query(
        "update compartments set rotation_due = true where case_id = $1 and current and compartment = 'health'",
        [older.id],
      ),
    )
    for await (const { refused } of rotateCases(hers())) expect(refused).toBe(0)
    expect((await hers().api.takeovers.owed({})).cases, 'the new key went along').toEqual([])
  })
})

describe('taking a case over', () => {
  it('reaches the last of 1,001 cases too, page by page', async () => {
    const { id, reference } = await newCase('Mariam Many')
    await asOwner(database, async (client) => {
      await client.query('begin')
      await client.query('set local session_replication_role = replica')
      await client.query(
        `with made as (insert into cases select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(),
            'reference', 'A-' || lpad(i::text, 8, '0')))).* from cases c, generate_series(1, 1000) i where c.id = $1 returning id)
          insert into duty_wraps select m.id, w.compartment, w.epoch, w.circle, w.circle_epoch, w.wrap from made m, duty_wraps w
            where w.case_id = $1 and w.compartment = 'identity'`,
        [id],
      )
      await client.query('commit')
    })
    const pages = await everyPage((after) => marko.api.takeovers.standby(after ? { after } : {}))
    const references = pages.flatMap(({ cases }) => cases.map((one) => one.reference))
    expect(pages.length).toBeGreaterThan(2)
    expect(new Set(references).size).toBe(references.length)
    expect(references.length).toBeGreaterThan(1000)
    expect(references.toSorted()).toEqual(references)
    expect(references.at(-1)! >= reference).toBe(true)
    expect(references).toContain(reference)
    await takeCaseOver(marko, id, 'danger')
    expect(await opens(marko, id)).toContain('identity')
    await asOwner(database, (client) => client.query("delete from cases where reference like 'A-%'"))
  })

  it('opens it for whoever is on duty and signed it, and for nobody else of the circle', async () => {
    const { id, reference } = await newCase('Mariam Night')
    expect(await ines.api.takeovers.standby({})).toEqual({ until: null, cases: [], next: null })
    await expect(takeCaseOver(ines, id, 'danger')).rejects.toMatchObject({
      detail: { because: 'not-on-duty' },
    })
    const { cases, until } = await marko.api.takeovers.standby({})
    expect(cases.map((one) => one.reference)).toContain(reference)
    expect(until).not.toBeNull()
    await takeCaseOver(marko, id, 'danger')
    expect(await opens(marko, id)).toContain('identity')
    expect(await opens(ines, id), 'she signed nothing').toEqual([])
    expect(await rowsOf(ines, 'wraps', id)).toBe(0)
    expect(await opens(bashir, id)).toBe('not-found')
    // Nobody is let in by it: the night desk gives nothing on.
    const note = await writeNote(marko, id, 'health', 'Seen at two in the morning.')
    expect(note).toBeDefined()
    const view = await marko.vault.viewCase({ caseId: id, day: dayIn(0) })
    expect(view.readers.flatMap((one) => one.circles)).not.toContain(night)
  })

  it('is seen by the supervisor, by the carrier and by the person, and by no other house', async () => {
    const { id } = await newCase('Mariam Told')
    const { circle } = await giveCard(hers(), id, 'en')
    await takeCaseOver(marko, id, 'they_asked')
    const listed = async (who: Colleague) => (await who.api.takeovers.list({ caseId: id })).takeovers
    const [notice] = await listed(odile)
    expect(notice).toMatchObject({ user: marko.id, reason: 'they_asked', reference: null, isSeen: false })
    expect((await listed(hers()))[0]).toMatchObject({ user: marko.id, reference: expect.any(String) })
    expect(await listed(bashir)).toEqual([])
    expect(await listed(ines)).toEqual([])
    await expect(amara.api.takeovers.seen({ id: notice!.id })).rejects.toMatchObject({ code: 'not-allowed' })
    await odile.api.takeovers.seen({ id: notice!.id })
    expect((await listed(odile))[0]).toMatchObject({ isSeen: true })
    const { cookie } = await startCardSession(database, circle)
    const page = await network.public.request(`/en${addresses.whoLooked}`, { headers: { cookie } })
    expect(await page.text()).toContain('opened your file')
  })

  it('ends by itself: what stood by is kept back again, new keys are due, and what is written then is closed to him', async () => {
    const { id } = await newCase('Mariam Morning')
    await takeCaseOver(marko, id, 'ill')
    expect(await ends()).toBe(0)
    network.travel(1.1)
    expect(await ends()).toBeGreaterThan(0)
    expect(await opens(marko, id)).toBe('not-found')
    for (const table of ['wraps', 'records', 'tracks']) expect(await rowsOf(marko, table, id)).toBe(0)
    expect((await hers().api.cases.listRotationDue({})).cases).toContain(id)
    for await (const { refused } of rotateCases(hers())) expect(refused).toBe(0)
    await takeKeys(hers(), id)
    await writeNote(hers(), id, 'health', 'Written in the morning.')
    expect((await hers().api.takeovers.list({ caseId: id })).takeovers[0]!.endedAt).not.toBeNull()
    // The next night it stands by with the new keys.
    await takeCaseOver(marko, id, 'ill')
    expect(await opens(marko, id)).toContain('health')
    await ends()
  })

  it('goes on through a new key that is made meanwhile, and ends with whoever is sent away', async () => {
    const { id } = await newCase('Mariam Turned')
    const theo = await network.colleague(odile, 'theo', ['caseworker'])
    await admitToCircle(inTeam(marko, night), night, theo.id)
    await again(theo)
    await odile.api.rota.remove({ circle: night, id: shift.id })
    const entered = standsAt(theo.id, marko.id)
    shift.id = entered.id
    await odile.api.rota.weekly(entered)
    await standsByWord(odile, theo.id)
    await again(theo)
    await takeCaseOver(theo, id, 'danger')
    // The deputy of the night may as well.
    await takeCaseOver(marko, id, 'danger')
    await asOwner(database, (client) =>
      client.query(
        "update compartments set rotation_due = true where case_id = $1 and current and compartment = 'health'",
        [id],
      ),
    )
    for await (const { refused } of rotateCases(hers())) expect(refused).toBe(0)
    await takeKeys(hers(), id)
    await writeNote(hers(), id, 'health', 'Under the new key.')
    expect(await opens(theo, id)).toContain('health')
    await suspendMember(odile, theo.id)
    await ends()
    const { takeovers } = await hers().api.takeovers.list({ caseId: id })
    expect(takeovers.filter(({ user, endedAt }) => user === theo.id && endedAt === null)).toEqual([])
    expect(takeovers.filter(({ user, endedAt }) => user === marko.id && endedAt === null)).toHaveLength(1)
  })
})
