// Courses: what is shipped is whole, a broken file is refused by line and field, and a certificate is earned, is checked by anybody and
// names nobody.

import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { learn } from '../../demo/learning.ts'
import { testDatabase } from '../../test/database.ts'
import { as } from '../database/as.ts'
import { asOwner } from '../database/open.ts'
import { sql } from '../database/sql.ts'
import { newNetwork } from '../../test/people.ts'
import { telephone } from '../../test/telephone.ts'
import { addresses, addressOfCertificate } from '../api/addresses.ts'
import { newestOf, stateOf } from './certificate.ts'
import { finishCourse } from './client/finish-course.ts'
import type { Ctx } from '../http/context.ts'
import { courseCodes } from './codes.ts'
import { holdsCertificate } from './server/holds.ts'
import { coverageOf, meetingsOf, nextCourse } from './coverage.ts'
import { metOf } from './server/met.ts'
import { markOf, mineFirst, questionsOf, type Course } from './course.ts'
import { readCourse } from './read-course.ts'
import { courseOf, courses, isForRole } from './shipped.ts'

const folder = join(import.meta.dirname, 'data')
const text = (file: string) => readFileSync(join(folder, file), 'utf8')
const recognising = () => JSON.parse(text('recognising.json')) as Course
const faultsIn = (value: unknown) => {
  const read = readCourse(JSON.stringify(value, null, 2))
  return 'faults' in read ? read.faults.map(({ field, says }) => `${field}: ${says}`) : []
}

describe('the courses that come with the program', () => {
  it.each(readdirSync(folder))('%s is whole', (file) => {
    expect(readCourse(text(file))).toHaveProperty('course')
  })

  it('are those that a rule can ask for, and no other', () => {
    expect(courses.map(({ id }) => id).toSorted()).toEqual([...courseCodes].toSorted())
    expect(readdirSync(folder)).toHaveLength(courses.length)
  })
})

describe('a file that is refused', () => {
  it('names the line of what is wrong', () => {
    const broken = text('recognising.json').replace('"kind": "case"', '"kind": "film"')
    const line = broken.split('\n').findIndex((one) => one.includes('"film"')) + 1
    expect(readCourse(broken)).toMatchObject({
      faults: [{ line, field: expect.stringContaining('kind') as string }],
    })
  })

  it('has a question that nobody can answer rightly or wrongly, a name twice, or a mark that cannot be reached', () => {
    const course = recognising()
    const [first] = questionsOf(course)
    const at = course.steps.indexOf(first!)
    const withChoices = (choices: unknown) =>
      faultsIn({ ...course, steps: course.steps.with(at, { ...first!, choices } as never) })
    expect(withChoices(first!.choices.map(({ id, words, why }) => ({ id, words, why })))).toEqual([
      expect.stringContaining('none of them is right'),
    ])
    expect(withChoices(first!.choices.map((one) => ({ ...one, right: true })))).toEqual([
      expect.stringContaining('asks nothing'),
    ])
    expect(withChoices([...first!.choices, first!.choices[0]])).toEqual([expect.stringContaining('already')])
    expect(faultsIn({ ...course, least: 40 })).toEqual([expect.stringContaining('never be reached')])
    expect(faultsIn({ ...course, steps: [...course.steps, course.steps[0]] })).toEqual([
      expect.stringContaining('already'),
    ])
    expect(faultsIn({ ...course, roles: ['teacher', 'teacher'] })).toEqual([
      expect.stringContaining('teacher stands there twice'),
    ])
    expect(faultsIn({ ...course, roles: ['king'] })).not.toEqual([])
    expect(faultsIn({ ...course, certificate: 'gold' })).toEqual([expect.stringContaining('no such field')])
  })
})

describe('a certificate', () => {
  it('holds to its last day, is taken for ninety days more, and then has ended', () => {
    const held = { endsOn: '2027-01-31', graceUntil: '2027-05-01' }
    expect(stateOf(held, '2027-01-31')).toBe('holds')
    expect(stateOf(held, '2027-02-01')).toBe('grace')
    expect(stateOf(held, '2027-05-01')).toBe('grace')
    expect(stateOf(held, '2027-05-02')).toBe('ended')
    const newer = { ...held, endsOn: '2028-01-31', course: 'a' }
    expect(newestOf([{ ...held, course: 'a' }, newer], 'a')).toBe(newer)
    expect(newestOf([newer], 'b')).toBeUndefined()
  })

  it('is for the first answers: too few right ones make none', () => {
    const course = courseOf('recognising')!
    const all = Object.fromEntries(
      questionsOf(course).map((one) => [one.id, one.choices.find(({ right }) => right)!.id]),
    )
    expect(markOf(course, all)).toEqual({ right: 6, isPassed: true })
    expect(markOf(course, {})).toEqual({ right: 0, isPassed: false })
  })
})

describe('how far a profession is trained', () => {
  it('is added up over the houses of a district, and whoever is trained least stands first', () => {
    const row = (organisation: number, role: string, trained: number) => ({
      organisation,
      role,
      course: 'recognising',
      people: 4,
      trained,
    })
    const district = (house: number) => ({ 1: 'North', 2: 'North', 3: 'South' })[house]
    const all = coverageOf(
      [row(1, 'teacher', 4), row(2, 'teacher', 2), row(3, 'teacher', 1), row(4, 'health', 4)],
      district,
    )
    expect(all.map(({ role, place: where, of }) => [role, where, of[0]?.trained, of[0]?.people])).toEqual([
      ['teacher', 'South', 1, 4],
      ['teacher', 'North', 6, 8],
      ['health', '', 4, 4],
    ])
  })
})

describe('whom a profession met', () => {
  const met = (month: string, n: number, district = 'North') => ({ month, profession: 'school', district, n })

  it('is told in joined months of ten and more, rounded down, and never what came since', () => {
    expect(metOf([met('2026-03-01', 9)])).toEqual([])
    const told = [{ profession: 'school', district: 'North', people: 10 }]
    expect(metOf([met('2026-04-01', 4), met('2026-03-01', 9), met('2026-03-01', 8, 'South')])).toEqual(told)
    expect(metOf([met('2026-03-01', 9), met('2026-04-01', 4), met('2026-05-01', 9)])).toEqual(told)
  })
})

it('whom police and prosecutors met stands once for a district, and beside neither of the two', () => {
  const rows = meetingsOf([
    { profession: 'police', district: 'North', people: 10 },
    { profession: 'aid', district: 'North', people: 25 },
  ])
  expect(rows.map(({ profession, people }) => [profession, people])).toEqual([
    ['aid', 25],
    ['police', 10],
  ])
  expect(new Set(rows.map(({ id }) => id)).size).toBe(2)
})

describe('the courses of a profession', () => {
  const named = (roles: string[]) => mineFirst(courses, roles).map(({ id }) => id)

  it('stand first for who works in it, then those for everybody, then those of others', () => {
    expect(named(['teacher'])).toEqual(['pupil', 'recognising', 'first_contact'])
    expect(named(['police'])).toEqual(['first_contact', 'recognising', 'pupil'])
    expect(named(['volunteer'])).toEqual(['recognising', 'first_contact', 'pupil'])
  })

  it('alone count where it is trained, and the one that fewest hold is named', () => {
    const row = (role: string, course: string, trained: number) => ({
      organisation: 1,
      role,
      course,
      people: 4,
      trained,
    })
    const rows = [
      row('teacher', 'recognising', 4),
      row('teacher', 'first_contact', 0),
      row('teacher', 'pupil', 1),
      row('volunteer', 'recognising', 4),
      row('volunteer', 'pupil', 0),
    ]
    const all = coverageOf(rows, String, isForRole)
    expect(all.map(({ role, of }) => [role, of.map(({ course }) => course)])).toEqual([
      ['teacher', ['recognising', 'pupil']],
      ['volunteer', ['recognising']],
    ])
    expect(all.map((one) => nextCourse(one, isForRole))).toEqual(['pupil', undefined])
  })
})

describe('somebody who learns', async () => {
  const database = await testDatabase()
  const network = await newNetwork(database, { unlimited: true })
  const dalia = await network.organisation('Lighthouse Training', 'training', ['trainer'])
  const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
  const course = courseOf('first_contact')!

  it('gets one certificate however often a bad line makes them press, and none for wrong answers or an older course', async () => {
    const id = crypto.randomUUID()
    const first = await learn(amara, 'first_contact', id)
    expect(await learn(amara, 'first_contact', id)).toEqual(first)
    const mine = (await amara.api.training.mine({})).certificates
    expect(mine.filter((one) => one.id === id)).toEqual([first])
    await expect(finishCourse(amara, course, {}, crypto.randomUUID())).rejects.toMatchObject({
      detail: { because: 'course-not-passed' },
    })
    await expect(
      finishCourse(amara, { ...course, version: 99 }, {}, crypto.randomUUID()),
    ).rejects.toMatchObject({ code: 'stale' })
    await expect(
      finishCourse(amara, { ...course, id: 'no_such' }, {}, crypto.randomUUID()),
    ).rejects.toMatchObject({ code: 'not-found' })
  })

  it('is found by anybody who has the number, who learns which course and until when and nothing of whose it is', async () => {
    const { id } = await learn(amara, 'recognising')
    const phone = telephone(network.public)
    const there = await phone.get(`/en${addressOfCertificate(id)}`)
    const page = await there.text()
    expect(there.status).toBe(200)
    expect(page).toContain('Yes, it holds.')
    expect(page).toContain('Recognising signs')
    for (const secret of [amara.id, 'harbour', 'Harbour']) expect(page).not.toContain(secret)
    const typed = await phone.post(`/en${addresses.certificate}`, { n: ` ${id.toUpperCase()} ` })
    expect(typed.headers.get('location')).toBe(`/en${addressOfCertificate(id)}`)
    const none = await phone.get(`/ar${addressOfCertificate(crypto.randomUUID())}`)
    expect(none.status).toBe(404)
    expect((await phone.get(`/en${addressOfCertificate('nothing')}`)).status).toBe(404)
  })

  it('takes a course that a trainer of the network wrote, and its certificate is found by its title', async () => {
    const own = {
      ...course,
      id: 'hotel_staff',
      version: 1,
      title: { en: 'For hotel staff', ar: 'لموظفي الفنادق' },
    }
    const file = (more: object = {}) => JSON.stringify({ ...own, ...more }, null, 2)
    await expect(amara.api.training.write({ file: file() })).rejects.toMatchObject({ code: 'not-allowed' })
    const faults = async (text: string) =>
      (await dalia.api.training.tryOut({ file: text })).faults.map(({ line, field }) => [line, field])
    expect(await faults(file({ id: 'recognising' }))).toEqual([[2, 'id']])
    expect(await faults(file({ least: 60 }))).toEqual([[expect.any(Number), 'least']])
    await expect(dalia.api.training.write({ file: file({ least: 60 }) })).rejects.toMatchObject({
      detail: { because: 'faults-in-file' },
    })
    expect((await dalia.api.training.tryOut({ file: file() })).found).toMatchObject({
      id: 'hotel_staff',
      version: 1,
    })
    await dalia.api.training.write({ file: file() })
    // The same version is not written twice, and no other house writes its next one.
    expect(await faults(file())).toEqual([[3, 'version']])
    const other = await network.organisation('Other Training', 'training', ['trainer'])
    expect((await other.api.training.tryOut({ file: file({ version: 2 }) })).faults).toMatchObject([
      { field: 'id' },
    ])
    // Nor does the database take it from them, where a program forgets to ask.
    const { hash } = await asOwner(database, async (client) => {
      const { rows } = await client.query<{ hash: string }>(
        "select encode(hash, 'hex') as hash from sessions where user_id = $1 order by 1 limit 1",
        [other.id],
      )
      return rows[0]!
    })
    const writeAsOther = (code: string) =>
      as(database, { kind: 'session', hash, role: 'continuum_app' }, (tx) =>
        tx.run(sql`insert into courses (id, version, organisation, file, written_on)
          values (${code}, 2, ${other.organisation}, '{}', '2026-01-01')`),
      )
    await expect(writeAsOther('hotel_staff')).rejects.toMatchObject({ code: 'not-allowed' })
    await writeAsOther('harbour_staff')
    await asOwner(database, (client) => client.query("delete from courses where id = 'harbour_staff'"))
    expect((await amara.api.training.courses({})).courses.map((one) => JSON.parse(one.file).id)).toEqual([
      'hotel_staff',
    ])
    const right = Object.fromEntries(
      questionsOf(course).map((one) => [one.id, one.choices.find((choice) => choice.right)!.id]),
    )
    const { id } = await finishCourse(amara, own, right, crypto.randomUUID())
    const page = await (await telephone(network.public).get(`/en${addressOfCertificate(id)}`)).text()
    expect(page).toContain('For hotel staff')
    // Its next version is learnt anew; the certificate of the older one holds until its day.
    await dalia.api.training.write({ file: file({ version: 2 }) })
    await expect(finishCourse(amara, own, right, crypto.randomUUID())).rejects.toMatchObject({
      code: 'stale',
    })
    const { network: trained } = await dalia.api.training.people({})
    expect(
      trained.find(
        (one) =>
          one.course === 'hotel_staff' &&
          one.role === 'caseworker' &&
          one.organisation === amara.organisation,
      ),
    ).toMatchObject({
      people: 1,
      trained: 1,
    })
  })

  it('opens what asks for another course, where the edition that was learnt says so, and a later one that does not opens nothing', async () => {
    const bea = await network.organisation('Cedar House', 'ngo', ['caseworker'])
    const hash = await asOwner(database, async (client) => {
      const { rows } = await client.query<{ hash: string }>(
        "select encode(hash, 'hex') as hash from sessions where user_id = $1 order by 1 limit 1",
        [bea.id],
      )
      return rows[0]!.hash
    })
    const holds = () =>
      as(database, { kind: 'session', hash, role: 'continuum_app' }, (tx) =>
        holdsCertificate(
          {
            actor: { kind: 'staff', id: bea.id },
            tx,
            now: network.state.now(),
            network: network.state.network(),
          } as unknown as Ctx,
          'first_contact',
        ),
      )
    const own = { ...course, id: 'cedar', version: 1, opens: ['first_contact'] as const }
    const write = (more: object) =>
      dalia.api.training.write({ file: JSON.stringify({ ...own, ...more }, null, 2) })
    const right = Object.fromEntries(
      questionsOf(course).map((one) => [one.id, one.choices.find((choice) => choice.right)!.id]),
    )
    await write({ opens: undefined })
    await finishCourse(bea, own, right, crypto.randomUUID())
    expect(await holds()).toBe(false)
    await write({ version: 2 })
    expect(await holds()).toBe(false)
    await finishCourse(bea, { ...own, version: 2 }, right, crypto.randomUUID())
    expect(await holds()).toBe(true)
  })

  it('is seen by name in their own house alone; a trainer sees numbers of the others, and a caseworker nothing', async () => {
    await expect(amara.api.training.people({})).rejects.toMatchObject({ code: 'not-allowed' })
    await learn(dalia, 'recognising')
    const seen = await dalia.api.training.people({})
    expect(seen.own.map(({ holder }) => holder)).toEqual([dalia.id])
    expect(seen.network).toContainEqual({
      organisation: amara.organisation,
      role: 'caseworker',
      course: 'first_contact',
      people: 1,
      trained: 1,
    })
    expect(JSON.stringify(seen)).not.toContain(amara.id)
    // Beside it stands how many people a profession met in a district, once the month is over and put down.
    const facts = (n: number, profession: string) =>
      asOwner(database, (client) =>
        client.query(
          `insert into found_facts (id, month, venue, section, district, profession, channel)
            select gen_random_uuid(), date_trunc('month', now()) - interval '2 months', 'venue_workplace', 'A', 'North', $2, 'visit' from generate_series(1, $1)`,
          [n, profession],
        ),
      )
    await facts(23, 'inspection')
    await facts(9, 'health')
    expect((await dalia.api.training.people({})).met).toEqual([
      { profession: 'inspection', district: 'North', people: 20 },
    ])
    const supervisor = await network.organisation('Willow', 'ngo', ['supervisor'])
    expect((await supervisor.api.training.people({})).met).toEqual([])
  })
})
