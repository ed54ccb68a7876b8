// Who works on which case: said inside one house, seen by nobody outside it, and never left with somebody who is gone.

import { describe, expect, it } from 'vitest'
import { agree, openCase, refer } from '../../demo/case-work.ts'
import { suspendMember } from '../organisations/client/members.ts'
import { neverLateClocks } from '../../jurisdictions/packs.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { as } from '../database/as.ts'
import { asOwner } from '../database/open.ts'
import { sql } from '../database/sql.ts'
import { assignableRoles } from './codes.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const odile = await network.organisation('Harbour House', 'ngo', ['supervisor', 'administrator'])
const amara = await network.colleague(odile, 'amara', ['caseworker'])
const jonas = await network.colleague(odile, 'jonas', ['caseworker'])
const ines = await network.colleague(odile, 'ines', ['interpreter'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health'])
const now = () => network.state.now()

const workers = (who: typeof amara, caseId: string) => who.api.assignments.ofCase({ caseId })
const newCase = async (who: typeof amara, name: string) => (await openCase(who, { name, language: 'ar' })).id

describe('the worker of a case', () => {
  it('is the caseworker who opens it, without saying so', async () => {
    const caseId = await newCase(amara, 'Mariam Opened')
    expect(await workers(jonas, caseId)).toEqual({ worker: amara.id, second: null, mayAssign: false })
    expect(await workers(amara, caseId)).toMatchObject({ mayAssign: true })
  })

  it('is nobody yet where a supervisor opens it for the team, until a caseworker takes it', async () => {
    const caseId = await newCase(odile, 'Mariam Waiting')
    const { cases } = await amara.api.assignments.unassigned({})
    expect(cases).toContainEqual(expect.objectContaining({ caseId, isLate: false }))
    await jonas.api.assignments.assign({ caseId, worker: jonas.id, second: null, was: null })
    expect((await amara.api.assignments.unassigned({})).cases.map((one) => one.caseId)).not.toContain(caseId)
  })

  it('hands it on, names a cover, and changes places with them', async () => {
    const caseId = await newCase(amara, 'Mariam Covered')
    await amara.api.assignments.assign({ caseId, worker: amara.id, second: jonas.id, was: amara.id })
    expect(await workers(odile, caseId)).toMatchObject({ worker: amara.id, second: jonas.id })
    await amara.api.assignments.assign({ caseId, worker: jonas.id, second: amara.id, was: amara.id })
    expect(await workers(odile, caseId)).toMatchObject({ worker: jonas.id, second: amara.id })
  })

  it('is not changed by a colleague, only by a supervisor or the worker', async () => {
    const caseId = await newCase(amara, 'Mariam Kept')
    const takes = jonas.api.assignments.assign({ caseId, worker: jonas.id, second: null, was: amara.id })
    await expect(takes).rejects.toMatchObject({ code: 'refused', detail: { because: 'not-your-case' } })
    await odile.api.assignments.assign({ caseId, worker: jonas.id, second: null, was: amara.id })
    expect(await workers(amara, caseId)).toMatchObject({ worker: jonas.id })
  })

  it('stays as a quicker supervisor said', async () => {
    const caseId = await newCase(amara, 'Mariam Quick')
    await odile.api.assignments.assign({ caseId, worker: jonas.id, second: null, was: amara.id })
    const late = odile.api.assignments.assign({ caseId, worker: odile.id, second: null, was: amara.id })
    await expect(late).rejects.toMatchObject({ code: 'stale' })
  })

  it('is never an interpreter, nor somebody of another house, nor the same person twice', async () => {
    const caseId = await newCase(amara, 'Mariam Right')
    const says = (worker: string, second: string | null = null) =>
      amara.api.assignments.assign({ caseId, worker, second, was: amara.id })
    const wrong = (field: string) => ({
      code: 'invalid',
      detail: { fields: [{ field, code: 'invalid-value' }] },
    })
    await expect(says(ines.id)).rejects.toMatchObject(wrong('worker'))
    await expect(says(bashir.id)).rejects.toMatchObject(wrong('worker'))
    await expect(says(amara.id, amara.id)).rejects.toMatchObject(wrong('second'))
    expect(await workers(amara, caseId)).toMatchObject({ worker: amara.id, second: null })
  })

  it('is in the clinic whoever accepts the referral, and each house sees its own alone', async () => {
    const caseId = await newCase(amara, 'Mariam Referred')
    const terms = {
      recipient: bashir.circle,
      compartments: ['health'],
      purpose: 'health_care',
      whenAccepted: true,
    } as const
    const consent = await agree(amara, caseId, terms, now())
    const sent = await refer(amara, caseId, { recipient: bashir.circle, serviceCode: 'health', consent })
    const opened = await bashir.move('referral', 'open', sent)
    await bashir.move('referral', 'accept', opened, { first_day: now().toISOString().slice(0, 10) })
    expect(await workers(bashir, caseId)).toMatchObject({ worker: bashir.id })
    expect(await workers(amara, caseId)).toMatchObject({ worker: amara.id })
    expect((await bashir.api.assignments.unassigned({})).cases).toEqual([])
  })

  it('is gone with who was sent away, and after a day without one the case is late', async () => {
    const theo = await network.colleague(odile, 'theo', ['caseworker'])
    const caseId = await newCase(theo, 'Mariam Left')
    await suspendMember(odile, theo.id)
    expect(await workers(amara, caseId)).toMatchObject({ worker: null, mayAssign: true })
    network.travel(2)
    const { cases } = await odile.api.assignments.unassigned({})
    expect(cases).toContainEqual(expect.objectContaining({ caseId, isLate: true }))
  })

  it('is not told to a house that has no part in the case', async () => {
    const caseId = await newCase(amara, 'Mariam Alone')
    await expect(workers(bashir, caseId)).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('My work', () => {
  const dutiesOf = async (who: typeof amara, whose: 'mine' | 'team') =>
    (await who.api.work.mine({ whose })).duties.map((one) => one.caseId)

  it('leaves out what a colleague works on, unless I cover for them or it is in danger', async () => {
    const sofia = await network.colleague(odile, 'sofia', ['caseworker'])
    const calm = await newCase(amara, 'Mariam Calm')
    const danger = await newCase(amara, 'Mariam Danger')
    await asOwner(database, (client) =>
      client.query('update clocks set urgency = 0 where case_id = $1', [danger]),
    )
    expect(await dutiesOf(sofia, 'mine')).not.toContain(calm)
    expect(await dutiesOf(sofia, 'mine')).toContain(danger)
    expect(await dutiesOf(sofia, 'team')).toContain(calm)
    expect(await dutiesOf(amara, 'mine')).toContain(calm)
    await amara.api.assignments.assign({ caseId: calm, worker: amara.id, second: sofia.id, was: amara.id })
    expect(await dutiesOf(sofia, 'mine')).toContain(calm)
  })

  it('holds what nobody works on yet for everybody', async () => {
    const caseId = await newCase(odile, 'Mariam Anybody')
    expect(await dutiesOf(amara, 'mine')).toContain(caseId)
    expect(await dutiesOf(jonas, 'mine')).toContain(caseId)
  })
})

describe('the load of a team', () => {
  it('counts each worker’s open cases and those of high risk, for the supervisor alone', async () => {
    const mina = await network.colleague(odile, 'mina', ['caseworker'])
    await newCase(mina, 'Mariam First')
    await newCase(mina, 'Mariam Second')
    const { workers: load } = await odile.api.assignments.load({})
    expect(load).toContainEqual(expect.objectContaining({ user: mina.id, cases: 2, highRisk: 2 }))
    await expect(mina.api.assignments.load({})).rejects.toMatchObject({ code: 'not-allowed' })
  })

  it('calls no duty late that has only a shortest time, as My work does not', async () => {
    const lena = await network.colleague(odile, 'lena', ['caseworker'])
    const caseId = await newCase(lena, 'Mariam Overdue')
    const [pack, clock] = neverLateClocks()[0]!.split(' ')
    await asOwner(database, async (client) => {
      const overdue = `insert into clocks (id, track, case_id, circle, clock, urgency, started_at, due_at, enforced, verified, pack, visible_to)
        select gen_random_uuid(), track, case_id, circle, coalesce($2, clock), 1, started_at, '2020-01-01', enforced, verified, coalesce($3, pack), visible_to
        from clocks where case_id = $1 limit 1`
      await client.query(overdue, [caseId, null, null])
      await client.query(overdue, [caseId, clock, pack])
    })
    const { workers: load } = await odile.api.assignments.load({})
    expect(load).toContainEqual(expect.objectContaining({ user: lena.id, late: 1 }))
  })
})

describe('a row that names a worker', () => {
  it('is held by the database to the professions that the screens offer', async () => {
    const { rows } = await asOwner(database, (client) =>
      client.query<{ roles: string[] }>('select app.worker_roles() as roles'),
    )
    expect(rows[0]!.roles.toSorted()).toEqual(assignableRoles.toSorted())
  })

  /** Writes as somebody, past every handler: what the policies say is all that stands in the way. */
  const writesAs = async (who: typeof amara, caseId: string, user: string) => {
    const { rows } = await asOwner(database, (client) =>
      client.query<{ hash: string }>("select encode(hash, 'hex') as hash from sessions where user_id = $1", [
        who.id,
      ]),
    )
    const actor = { kind: 'session', hash: rows[0]!.hash, role: 'continuum_app' } as const
    return {
      second: () =>
        as(database, actor, (tx) =>
          tx.run(sql`insert into case_workers (case_id, organisation, position, user_id, assigned_on)
            values (${caseId}, ${who.organisation}, 'second', ${user}, current_date)`),
        ),
      removal: () =>
        as(database, actor, (tx) =>
          tx.rows(sql`delete from case_workers where case_id = ${caseId} returning 1`),
        ),
    }
  }

  it('is refused by the database itself where a colleague writes or removes it', async () => {
    const caseId = await newCase(amara, 'Mariam Forged')
    const { second, removal } = await writesAs(jonas, caseId, jonas.id)
    await expect(second()).rejects.toMatchObject({ code: 'not-allowed' })
    expect(await removal()).toEqual([])
    expect(await workers(amara, caseId)).toMatchObject({ worker: amara.id, second: null })
  })

  it('is refused by the database where it names an interpreter or somebody of another house', async () => {
    const caseId = await newCase(amara, 'Mariam Named')
    for (const { id } of [ines, bashir])
      await expect((await writesAs(amara, caseId, id)).second()).rejects.toMatchObject({
        code: 'not-allowed',
      })
    await (await writesAs(amara, caseId, jonas.id)).second()
    expect(await workers(amara, caseId)).toMatchObject({ worker: amara.id, second: jonas.id })
  })
})
