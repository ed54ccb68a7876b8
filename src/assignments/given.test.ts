// What somebody was asked to come to: one evening, sealed to them alone, and of the house's cases nothing else.

import { describe, expect, it } from 'vitest'
import { openCase, writeNote } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { as } from '../database/as.ts'
import { asOwner } from '../database/open.ts'
import { sql } from '../database/sql.ts'
import { suspendMember } from '../organisations/client/members.ts'
import { giveAssignment, openKept, openOwn, type Asked } from './client/give.ts'
import { forgetAssignments } from './server/given.ts'
import { trailLines } from '../../test/trail-lines.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const odile = await network.organisation('Harbour House', 'ngo', ['supervisor', 'administrator'])
const amara = await network.colleague(odile, 'amara', ['caseworker'])
const jonas = await network.colleague(odile, 'jonas', ['caseworker'])
const sami = await network.colleague(odile, 'sami', ['interpreter'])
const tomas = await network.colleague(odile, 'tomas', ['volunteer'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health'])

const day = (days = 0) =>
  new Date(network.state.now().getTime() + days * 86_400_000).toISOString().slice(0, 10)
const asked = (caseId: string, changed: Partial<Asked> = {}): Asked => ({
  caseId,
  assigned: sami.id,
  purpose: 'interpreting',
  place: 'our_office',
  from: day(),
  to: day(),
  brief: { alias: 'Golden olive', language: 'ar', at: '10:00', words: 'The green door.' },
  parts: [],
  ...changed,
})
const onVisit = (visit: string): Asked => {
  const { caseId: _case, ...rest } = asked('') as Asked & { caseId: string }
  return { ...rest, visit, brief: { language: 'ar', at: '06:30', words: 'The gate of the farm.' } }
}
const newCase = async (name: string) =>
  (await openCase(amara, { name, language: 'ar', story: 'She packs at four.' })).id
const own = async (who: typeof sami, id: string) =>
  (await who.api.assignments.own({})).assignments.find((one) => one.id === id)
/** Straight to the database, past all of our code. */
const rowsAs = async (who: typeof sami) => {
  const { rows } = await asOwner(database, (client) =>
    client.query<{ hash: string }>(
      "select encode(hash, 'hex') as hash from sessions where user_id = $1 limit 1",
      [who.id],
    ),
  )
  return (text: ReturnType<typeof sql>) =>
    as(database, { kind: 'session', hash: rows[0]!.hash, role: 'continuum_app' }, (tx) => tx.rows(text))
}

describe('an interpreter', () => {
  it('opens one of fifty-one: the hour and the language of it, and no case of the house', async () => {
    const cases = await Promise.all(Array.from({ length: 51 }, (_, at) => newCase(`Mariam ${at}`)))
    const id = await giveAssignment(amara, asked(cases[17]!))
    const { assignments } = await sami.api.assignments.own({})
    expect(assignments.map((one) => one.id)).toEqual([id])
    expect(await openOwn(sami, assignments[0]!)).toEqual({
      brief: { alias: 'Golden olive', language: 'ar', at: '10:00', words: 'The green door.' },
      pages: [],
    })
    // Neither its number nor anything else leads to the case.
    expect(JSON.stringify(assignments)).not.toContain(cases[17]!)
    for (const caseId of cases)
      await expect(sami.api.cases.read({ id: caseId })).rejects.toMatchObject({ code: 'not-allowed' })
    const rows = await rowsAs(sami)
    const seen = sql`select (select count(*) from cases) + (select count(*) from case_access) + (select count(*) from wraps)
      + (select count(*) from records) + (select count(*) from headers) + (select count(*) from tracks)
      + (select count(*) from clocks) + (select count(*) from assignments) + (select count(*) from case_workers) as n`
    expect(await rows(seen)).toEqual([{ n: 0 }])
  }, 120_000)

  it('says that he comes, was there for an hour and a half, and sees nothing of it afterwards', async () => {
    const id = await giveAssignment(amara, asked(await newCase('Mariam Heard')))
    expect(await sami.api.assignments.answer({ id, answer: 'accept' })).toEqual({ state: 'accepted' })
    expect(await sami.api.assignments.note({ id, quarterHours: 6 })).toEqual({ state: 'attended' })
    expect(await own(sami, id)).toMatchObject({
      state: 'attended',
      quarterHours: 6,
      brief: null,
      pages: null,
    })
    // An hour that was noted wrongly is noted again.
    await sami.api.assignments.note({ id, quarterHours: 5 })
    expect(await own(sami, id)).toMatchObject({ quarterHours: 5 })
  })

  it('reads copies only of the parts that were named, on the day and once he has said that he comes', async () => {
    const caseId = await newCase('Mariam Read')
    await writeNote(amara, caseId, 'health', 'A cough.')
    const tomorrow = asked(caseId, { parts: ['narrative'], from: day(1), to: day(1) })
    const later = await giveAssignment(amara, tomorrow)
    await sami.api.assignments.answer({ id: later, answer: 'accept' })
    expect((await own(sami, later))?.pages).toBeNull()
    const id = await giveAssignment(amara, asked(caseId, { parts: ['narrative'] }))
    expect((await own(sami, id))?.pages).toBeNull()
    await sami.api.assignments.answer({ id, answer: 'accept' })
    const { pages } = await openOwn(sami, (await own(sami, id))!)
    expect(pages).toEqual([{ part: 'narrative', on: day(), text: 'She packs at four.' }])
    // What is written afterwards is not in the copy.
    await writeNote(amara, caseId, 'narrative', 'She packs at five.')
    expect((await openOwn(sami, (await own(sami, id))!)).pages).toHaveLength(1)
  })

  it('answers for nobody else, and not before he has said yes', async () => {
    const id = await giveAssignment(amara, asked(await newCase('Mariam Mine')))
    for (const who of [tomas, jonas, bashir])
      await expect(who.api.assignments.answer({ id, answer: 'accept' })).rejects.toMatchObject({
        code: 'not-found',
      })
    await expect(sami.api.assignments.note({ id, quarterHours: 4 })).rejects.toMatchObject({
      code: 'not-found',
    })
    await sami.api.assignments.answer({ id, answer: 'decline' })
    expect(await own(sami, id)).toMatchObject({ state: 'declined', brief: null })
  })

  it('cannot open what was sealed to somebody else, also where the server shows it as his', async () => {
    const id = await giveAssignment(amara, asked(await newCase('Mariam Volunteer'), { assigned: tomas.id }))
    const shown = (await own(tomas, id))!
    await expect(openOwn(sami, shown)).rejects.toThrow('bad-signature')
    await expect(openOwn(tomas, { ...shown, givenBy: jonas.id })).rejects.toThrow('bad-signature')
    expect((await openOwn(tomas, shown)).brief).toMatchObject({ at: '10:00' })
  })
})

describe('an assignment', () => {
  it('is given by the worker or a supervisor of the case, to a colleague, for days to come', async () => {
    const caseId = await newCase('Mariam Given')
    const gives = (who: typeof amara, changed: Partial<Asked> = {}) =>
      giveAssignment(who, asked(caseId, changed))
    await expect(gives(jonas)).rejects.toMatchObject({
      code: 'refused',
      detail: { because: 'not-your-case' },
    })
    await expect(gives(bashir)).rejects.toMatchObject({
      code: expect.stringMatching(/not-found|not-verified/),
    })
    await expect(gives(amara, { assigned: bashir.id })).rejects.toMatchObject({ code: 'not-verified' })
    await expect(gives(amara, { from: day(-2), to: day(-1) })).rejects.toMatchObject({ code: 'invalid' })
    await expect(gives(amara, { to: day(40) })).rejects.toMatchObject({ code: 'invalid' })
    const shelter = { place: 'shelter' as never }
    await expect(gives(amara, shelter)).rejects.toMatchObject({ code: 'invalid' })
    const id = await gives(odile)
    const { assignments, mayGive } = await amara.api.assignments.given({ caseId })
    expect(mayGive).toBe(true)
    expect(assignments).toEqual([
      expect.objectContaining({ id, assigned: sami.id, givenBy: odile.id, kept: null }),
    ])
    const [kept] = (await odile.api.assignments.given({ caseId })).assignments
    expect(await openKept(odile, kept!)).toMatchObject({ at: '10:00' })
    await expect(bashir.api.assignments.given({ caseId })).rejects.toMatchObject({ code: 'not-found' })
  })

  it('is refused by the database itself where a colleague writes it, or gives it to somebody elsewhere', async () => {
    const caseId = await newCase('Mariam Forged')
    const writes = async (who: typeof amara, assigned: string) =>
      (
        await rowsAs(who)
      )(sql`insert into assignments (id, organisation, case_id, assigned, given_by, purpose, place, from_day, to_day, given_on)
        values (gen_random_uuid(), ${who.organisation}, ${caseId}, ${assigned}, ${who.id}, 'training', 'court', current_date, current_date, current_date) returning 1`)
    await expect(writes(jonas, sami.id)).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(writes(amara, bashir.id)).rejects.toMatchObject({ code: 'not-allowed' })
    expect(await writes(amara, sami.id)).toHaveLength(1)
  })

  it('shows nothing any more once it was taken back, its day is over, or the case is closed', async () => {
    const caseId = await newCase('Mariam Ended')
    const [first, second, third] = [
      await giveAssignment(amara, asked(caseId)),
      await giveAssignment(amara, asked(caseId)),
      await giveAssignment(amara, asked(caseId, { from: day(3), to: day(3) })),
    ]
    await expect(jonas.api.assignments.endGiven({ id: first })).rejects.toMatchObject({ code: 'refused' })
    await amara.api.assignments.endGiven({ id: first })
    expect(await own(sami, first)).toMatchObject({ state: 'ended', brief: null })
    await asOwner(database, (client) =>
      client.query('update assignments set from_day = $2, to_day = $2 where id = $1', [second, day(-1)]),
    )
    expect(await own(sami, second)).toMatchObject({ brief: null })
    await as(database, { kind: 'system' }, (tx) => forgetAssignments(tx, day()))
    const { rows } = await asOwner(database, (client) =>
      client.query('select brief, kept from assignments where id = $1', [second]),
    )
    expect(rows).toEqual([{ brief: null, kept: null }])
    await asOwner(database, (client) =>
      client.query("update cases set state = 'closed' where id = $1", [caseId]),
    )
    expect(await own(sami, third)).toMatchObject({ state: 'ended', brief: null })
  })

  it('ends with whoever was sent away', async () => {
    const nia = await network.colleague(odile, 'nia', ['trainee'])
    const id = await giveAssignment(
      amara,
      asked(await newCase('Mariam Trainee'), { assigned: nia.id, purpose: 'training' }),
    )
    await suspendMember(odile, nia.id)
    const { rows } = await asOwner(database, (client) =>
      client.query('select state, brief from assignments where id = $1', [id]),
    )
    expect(rows).toEqual([{ state: 'ended', brief: null }])
  })
})

describe('a supervisor’s look at a case', () => {
  it('is called supervision where she does not work on it, and her profession where she does', async () => {
    const caseId = await newCase('Mariam Supervised')
    const looks = async () => (await amara.api.consent.list({ caseId })).looks.map(({ role }) => role)
    await odile.api.cases.read({ id: caseId })
    expect(await looks()).toContain('supervision')
    const lines = (await trailLines(database)).filter(
      ({ action, about }) => action === 'case.read' && about === caseId,
    )
    expect(lines.map(({ purpose }) => purpose)).toContain('supervision')
    const own = await newCase('Mariam Own')
    await amara.api.assignments.assign({ caseId: own, worker: amara.id, second: odile.id, was: amara.id })
    await odile.api.cases.read({ id: own })
    expect((await amara.api.consent.list({ caseId: own })).looks.map(({ role }) => role)).not.toContain(
      'supervision',
    )
  })
})

describe('a visit', () => {
  it('is accompanied by an interpreter who was asked to it, and who learns its hour and nothing of any case', async () => {
    const { id: visit } = await amara.open('visit', { subkind: 'venue_workplace' })
    expect((await amara.api.assignments.givenForVisit({ visit })).assignments).toEqual([])
    const id = await giveAssignment(amara, onVisit(visit))
    const { assignments, mayGive } = await amara.api.assignments.givenForVisit({ visit })
    expect(mayGive).toBe(true)
    expect(assignments).toMatchObject([{ id, assigned: sami.id, state: 'offered' }])
    const mine = await own(sami, id)
    expect(await openOwn(sami, mine!)).toEqual({
      brief: { language: 'ar', at: '06:30', words: 'The gate of the farm.' },
      pages: [],
    })
    await sami.api.assignments.answer({ id, answer: 'accept' })
    await expect(bashir.api.assignments.givenForVisit({ visit })).rejects.toMatchObject({ code: 'not-found' })
    await amara.api.assignments.endGiven({ id })
    expect((await own(sami, id))?.brief ?? null).toBeNull()
  })
})
