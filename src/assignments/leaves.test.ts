// Leave and cover: while it lasts whoever covers finds the other's duties among their own; it opens nothing, and ends by itself.

import { describe, expect, it } from 'vitest'
import { agree, openCase } from '../../demo/case-work.ts'
import { suspendMember } from '../organisations/client/members.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { as } from '../database/as.ts'
import { asOwner } from '../database/open.ts'
import { sql } from '../database/sql.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const odile = await network.organisation('Harbour House', 'ngo', ['supervisor', 'administrator'])
const amara = await network.colleague(odile, 'amara', ['caseworker'])
const jonas = await network.colleague(odile, 'jonas', ['caseworker'])
const hana = await network.colleague(odile, 'hana', ['shelter'])
const mina = await network.colleague(odile, 'mina', ['caseworker'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health'])
const dayIn = (days: number) =>
  new Date(network.state.now().getTime() + days * 86_400_000).toISOString().slice(0, 10)
const newCase = async (who: typeof amara, name: string) => (await openCase(who, { name, language: 'ar' })).id
const leave = (user: string, cover: string, from: number, to: number) => ({
  id: crypto.randomUUID(),
  user,
  cover,
  from: dayIn(from),
  to: dayIn(to),
})
const mineOf = async (who: typeof amara, caseId: string) =>
  (await who.api.work.mine({ whose: 'mine' })).duties.filter((one) => one.caseId === caseId)

describe('a colleague who is away', () => {
  it('leaves their duties to whoever covers, from the first to the last day, and to nobody else', async () => {
    const caseId = await newCase(amara, 'Mariam Covered')
    const said = leave(amara.id, jonas.id, 1, 3)
    await amara.api.leaves.say(said)
    expect(await mineOf(jonas, caseId), 'before the first day').toEqual([])
    network.travel(1)
    const covered = await mineOf(jonas, caseId)
    expect(covered.map(({ coversFor }) => coversFor)).toEqual(covered.map(() => amara.id))
    expect(covered.length).toBeGreaterThan(0)
    expect(await mineOf(mina, caseId), 'who does not cover').toEqual([])
    expect((await mineOf(amara, caseId)).every(({ coversFor }) => coversFor === null)).toBe(true)
    network.travel(3)
    expect(await mineOf(jonas, caseId), 'after the last day').toEqual([])
  })

  it('leaves what ended by its day, and what is asked at the next talk, to whoever covers too', async () => {
    const caseId = await newCase(amara, 'Mariam Ended')
    const toClinic = { recipient: bashir.circle, compartments: ['contact'], purpose: 'safety' } as const
    const whole = await agree(amara, caseId, toClinic, network.state.now())
    const renewals = async (who: typeof amara) =>
      (await who.api.consent.renewals({})).renewals.map(({ track }) => track)
    const ended = async (who: typeof amara) =>
      (await who.api.work.ended({ whose: 'mine' })).consents.map(({ track }) => track)
    expect(await renewals(jonas)).not.toContain(whole)
    const said = leave(amara.id, jonas.id, 0, 3)
    await amara.api.leaves.say(said)
    expect(await renewals(jonas)).toContain(whole)
    await asOwner(database, (client) =>
      client.query("update tracks set state = 'expired' where id = $1", [whole]),
    )
    await asOwner(database, (client) =>
      client.query('update consents set valid_until = $2 where track = $1', [whole, dayIn(-1)]),
    )
    expect(await ended(jonas)).toContain(whole)
    expect(await ended(mina), 'who does not cover').not.toContain(whole)
    await amara.api.leaves.end({ id: said.id })
    expect(await ended(jonas)).not.toContain(whole)
  })

  it('is told to the house, and to nobody outside it', async () => {
    const said = leave(mina.id, jonas.id, 0, 1)
    await mina.api.leaves.say(said)
    const { leaves } = await hana.api.leaves.list({})
    expect(leaves).toContainEqual({ ...said })
    expect((await bashir.api.leaves.list({})).leaves).toEqual([])
    await mina.api.leaves.end({ id: said.id })
    expect((await hana.api.leaves.list({})).leaves.map(({ id }) => id)).not.toContain(said.id)
  })

  it('opens nothing to whoever covers that their profession does not open', async () => {
    const caseId = await newCase(amara, 'Mariam Closed')
    const said = leave(amara.id, hana.id, 0, 2)
    await odile.api.leaves.say(said)
    expect(await mineOf(hana, caseId)).toEqual([])
    await expect(hana.api.assignments.ofCase({ caseId })).rejects.toMatchObject({ code: 'not-found' })
    await odile.api.leaves.end({ id: said.id })
  })
})

describe('who says that somebody is away', () => {
  it('is they themselves or a supervisor, and no colleague, past the server neither', async () => {
    const said = leave(amara.id, jonas.id, 10, 12)
    await expect(jonas.api.leaves.say(said)).rejects.toThrow('refused: not-your-leave')
    const { rows } = await asOwner(database, (client) =>
      client.query<{ hash: string }>("select encode(hash, 'hex') as hash from sessions where user_id = $1", [
        jonas.id,
      ]),
    )
    const actor = { kind: 'session', hash: rows[0]!.hash, role: 'continuum_app' } as const
    const past = as(database, actor, (tx) =>
      tx.run(sql`insert into leaves (id, organisation, user_id, cover, from_day, to_day)
        values (${said.id}, ${jonas.organisation}, ${amara.id}, ${jonas.id}, current_date, current_date)`),
    )
    await expect(past).rejects.toMatchObject({ code: 'not-allowed' })
    await odile.api.leaves.say(said)
    await expect(jonas.api.leaves.end({ id: said.id })).rejects.toThrow('refused: not-your-leave')
    const gone = await as(database, actor, (tx) =>
      tx.rows(sql`delete from leaves where id = ${said.id} returning id`),
    )
    expect(gone).toEqual([])
  })

  it('names somebody of the house who can work on cases and is there', async () => {
    for (const cover of [bashir.id, amara.id])
      await expect(amara.api.leaves.say(leave(amara.id, cover, 20, 21))).rejects.toMatchObject({
        code: 'invalid',
      })
    await mina.api.leaves.say(leave(mina.id, amara.id, 30, 33))
    await expect(jonas.api.leaves.say(leave(jonas.id, mina.id, 33, 34))).rejects.toThrow(
      'refused: cover-is-away',
    )
    await expect(mina.api.leaves.say(leave(mina.id, jonas.id, 32, 40))).rejects.toThrow(
      'refused: already-away',
    )
  })

  it('need not take it back when whoever covers leaves the house', async () => {
    const sofia = await network.colleague(odile, 'sofia', ['caseworker'])
    const said = leave(amara.id, sofia.id, 50, 51)
    await amara.api.leaves.say(said)
    await suspendMember(odile, sofia.id)
    expect((await amara.api.leaves.list({})).leaves.map(({ id }) => id)).not.toContain(said.id)
  })
})

describe('what a supervisor sees of the team', () => {
  const overdue = (caseId: string, clock: string, day: string) =>
    asOwner(database, (client) =>
      client.query(
        `insert into clocks (id, track, case_id, circle, clock, urgency, started_at, due_at, enforced, verified, pack, visible_to)
          select gen_random_uuid(), track, case_id, circle, $2, 1, started_at, $3, enforced, verified, pack, visible_to
          from clocks where case_id = $1 limit 1`,
        [caseId, clock, day],
      ),
    )

  it('are the five people for whom something is late the longest, each once, and never a consent', async () => {
    const ids: string[] = []
    for (const year of [2001, 2002, 2003, 2004, 2005, 2006]) {
      const caseId = await newCase(amara, `Mariam Late ${year}`)
      await overdue(caseId, 'case.review', `${year}-01-01`)
      await overdue(caseId, 'case.rights', `${year}-02-01`)
      ids.push(caseId)
    }
    const consent = await newCase(amara, 'Mariam Consent')
    await overdue(consent, 'consent.reminder', '2000-01-01')
    const { people } = await odile.api.assignments.overdue({})
    expect(people.map(({ caseId }) => caseId)).toEqual(ids.slice(0, 5))
    expect(people[0]).toMatchObject({ worker: amara.id, clock: { clock: 'case.review' } })
    await expect(amara.api.assignments.overdue({})).rejects.toMatchObject({ code: 'not-allowed' })
  })

  it('are cases in which nothing was written for a week, and the cases of a colleague to move', async () => {
    const rita = await network.colleague(odile, 'rita', ['caseworker'])
    const caseId = await newCase(rita, 'Mariam Quiet')
    const quiet = async () =>
      (await odile.api.assignments.load({})).workers.find(({ user }) => user === rita.id)?.quiet
    expect(await quiet()).toBe(0)
    network.travel(8)
    expect(await quiet()).toBe(1)
    const { cases } = await odile.api.assignments.casesOf({ user: rita.id })
    expect(cases.map((one) => one.caseId)).toEqual([caseId])
    await expect(rita.api.assignments.casesOf({ user: rita.id })).rejects.toMatchObject({
      code: 'not-allowed',
    })
  })
})
