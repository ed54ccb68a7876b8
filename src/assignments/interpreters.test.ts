// The interpreters of Harbour House: the one who fits comes first, an hour is theirs once however many ask in the same moment, and who must
// not come to a person is never offered, which no server learns.

import { beforeAll, describe, expect, it } from 'vitest'
import { openCase, writeContact } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { readCase } from '../client/case-keys.ts'
import { as } from '../database/as.ts'
import { asOwner } from '../database/open.ts'
import { giveAssignment, openOwn } from './client/give.ts'
import {
  blockedFor,
  blockInterpreter,
  bookInterpreter,
  openKnown,
  sealKnown,
  type Booking,
} from './client/interpreters.ts'
import { remindUnanswered } from './server/given.ts'
import { bookingFor, halfHours, rankInterpreters, type Interpreter } from './interpreters.ts'

const database = await testDatabase()
const network = await newNetwork(database, { unlimited: true })
const odile = await network.organisation('Harbour House', 'ngo', ['supervisor', 'administrator'])
const amara = await network.colleague(odile, 'amara', ['caseworker'])
const sami = await network.colleague(odile, 'sami', ['interpreter'])
const leyla = await network.colleague(odile, 'leyla', ['interpreter'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health', 'supervisor'])

const usual = { gender: null, trained: [], weekdays: [1, 2, 3, 4, 5, 6, 7], from: '08:00', to: '18:00' }
const dayIn = (days: number) =>
  new Date(network.state.now().getTime() + days * 86_400_000).toISOString().slice(0, 10)
const booking = (caseId: string, changed: Partial<Booking> = {}): Booking => ({
  caseId,
  interpreter: sami.id,
  place: 'our_office',
  day: dayIn(1),
  at: '10:00',
  until: '11:00',
  alias: 'Golden olive',
  language: 'ar',
  ...changed,
})
const newCase = async () => (await openCase(amara, { name: 'Mariam', language: 'ar' })).id
const offered = async (caseId: string, day = dayIn(1)) => {
  const { interpreters } = await amara.api.interpreters.list({ day })
  const blocked = await blockedFor(amara, await readCase(amara, caseId))
  const wish = { language: 'ar', gender: null, weekday: 1, at: '10:00', until: '11:00' }
  return rankInterpreters(interpreters, blocked ?? [], wish)
}

beforeAll(async () => {
  const sealedWords = await sealKnown(odile, sami.id, {
    words: 'Has a cousin at the embassy.',
    dialects: ['levantine'],
    apart: '',
  })
  await odile.api.interpreters.keep({ user: sami.id, languages: ['ar'], ...usual, sealedWords })
  await odile.api.interpreters.keep({ user: leyla.id, languages: ['tr', 'ar'], ...usual, sealedWords: null })
})

describe('what is asked first', () => {
  const days = { today: '2026-05-04', tomorrow: '2026-05-05' }
  it('is the day and the hour of what is planned, in whole half-hours, where it is held', () => {
    expect(bookingFor({ kind: 'appointment', day: '2026-05-09', time: '14:20' }, days)).toEqual({
      day: '2026-05-09',
      at: '14:00',
      until: '15:30',
      place: 'our_office',
    })
    expect(bookingFor({ kind: 'proceeding', day: '2026-05-09' }, days)).toMatchObject({
      at: '10:00',
      place: 'court',
    })
    expect(bookingFor({ kind: 'interview', day: '2026-05-04', time: '23:50' }, days)).toMatchObject({
      day: '2026-05-04',
      until: '23:30',
      place: 'authority',
    })
  })
  it('is the same hours and place where the one who was asked before did not answer, and no hour where it cannot be read', () => {
    const before = { day: '2026-05-09', time: '23:00', until: '23:30', place: 'court' } as const
    expect(bookingFor(before, days)).toEqual({ day: before.day, at: '23:00', until: '23:30', place: 'court' })
    expect(bookingFor({ ...before, time: '', until: undefined }, days)).toMatchObject({ at: '', until: '' })
  })
  it('is tomorrow at ten where nothing is planned, or only what is over', () => {
    const usually = { day: '2026-05-05', at: '10:00', until: '11:00', place: 'our_office' }
    expect(bookingFor({}, days)).toEqual(usually)
    expect(bookingFor({ kind: 'appointment', day: '2026-05-03', time: '16:00' }, days)).toEqual(usually)
  })
})

describe('who comes first', () => {
  const one = (user: string, changed: Partial<Interpreter> = {}): Interpreter => ({
    user,
    languages: ['ar'],
    gender: 'woman',
    trained: [],
    weekdays: [1],
    from: '09:00',
    to: '17:00',
    taken: [],
    ...changed,
  })
  const wish = { language: 'ar', gender: 'woman', weekday: 1, at: '10:00', until: '11:30' }

  it('is who speaks the language, comes at that hour, is whom the person wishes, and is free', () => {
    const all = [
      one('a', { taken: ['11:00'] }),
      one('b', { languages: ['am'] }),
      one('c', { weekdays: [2] }),
      one('d', { gender: 'man' }),
      one('e'),
    ]
    expect(rankInterpreters(all, [], wish)).toEqual([
      { user: 'e', against: [], isTaken: false },
      { user: 'd', against: ['gender'], isTaken: false },
      { user: 'c', against: ['hours'], isTaken: false },
      { user: 'b', against: ['language'], isTaken: false },
      { user: 'a', against: [], isTaken: true },
    ])
  })

  it('is nobody the less for an hour that is not said yet', () => {
    expect(rankInterpreters([one('a')], [], { ...wish, at: '', until: '' })).toMatchObject([{ against: [] }])
  })

  it('is, of those who speak the language, who speaks it as the person does', () => {
    const all = [one('a', { dialects: ['maghrebi'] }), one('b', { dialects: ['levantine'] }), one('c')]
    const ranked = rankInterpreters(all, [], { ...wish, gender: null, dialect: 'levantine' })
    expect(ranked.map(({ user, against }) => [user, against])).toEqual([
      ['b', []],
      ['a', ['dialect']],
      ['c', ['dialect']],
    ])
  })

  it('is never who must not meet this person, as the house knows of the interpreter', () => {
    const all = [one('a', { apart: 'Her uncle: C-7K2M-9QTX.' }), one('b')]
    const reference = 'C-7K2M-9QTX'
    expect(rankInterpreters(all, [], { ...wish, reference }).map(({ user }) => user)).toEqual(['b'])
    expect(rankInterpreters(all, [], { ...wish, reference: 'C-AAAA-BBBB' })).toHaveLength(2)
  })

  it('is never who must not come, whatever else fits', () => {
    expect(
      rankInterpreters([one('e'), one('d', { gender: 'man' })], ['e'], wish).map(({ user }) => user),
    ).toEqual(['d'])
  })

  it('is free for an hour that ends where another begins', () => {
    expect(halfHours('10:00', '11:30')).toEqual(['10:00', '10:30', '11:00'])
    expect(halfHours('10:15', '10:45')).toEqual(['10:00', '10:30'])
    expect(rankInterpreters([one('e', { taken: ['11:30', '09:30'] })], [], wish)[0]).toMatchObject({
      isTaken: false,
    })
  })
})

describe('the pool of a house', () => {
  it('is kept by who supervises, read by who works there, and by nobody else', async () => {
    const { interpreters } = await amara.api.interpreters.list({ day: dayIn(1) })
    const known = interpreters.find(({ user }) => user === sami.id)!
    expect(known.languages).toEqual(['ar'])
    expect(await openKnown(amara, amara.circle, known)).toEqual({
      words: 'Has a cousin at the embassy.',
      dialects: ['levantine'],
      apart: '',
    })
    expect((await bashir.api.interpreters.list({ day: dayIn(1) })).interpreters).toEqual([])
    const more = { languages: ['fr'], ...usual, sealedWords: null }
    await expect(bashir.api.interpreters.keep({ user: sami.id, ...more })).rejects.toMatchObject({
      code: 'not-found',
    })
    await expect(odile.api.interpreters.keep({ user: amara.id, ...more })).rejects.toMatchObject({
      code: 'not-found',
    })
    await expect(amara.api.interpreters.keep({ user: sami.id, ...more })).rejects.toMatchObject({
      code: 'not-allowed',
    })
    await expect(sami.api.interpreters.list({ day: dayIn(1) })).rejects.toMatchObject({ code: 'not-allowed' })
    const { rows } = await asOwner(database, (client) => client.query('select * from interpreters'))
    expect(JSON.stringify(rows)).not.toContain('embassy')
  })
})

describe('an hour', () => {
  it('of one interpreter is asked for by 64 at once, and one of them has it', async () => {
    const cases = await Promise.all(Array.from({ length: 4 }, newCase))
    const asked = await Promise.allSettled(
      Array.from({ length: 64 }, (_, at) =>
        bookInterpreter(amara, booking(cases[at % 4]!, { at: at % 2 ? '10:00' : '10:30', until: '11:30' })),
      ),
    )
    const won = asked.filter(({ status }) => status === 'fulfilled')
    expect(won).toHaveLength(1)
    for (const one of asked)
      if (one.status === 'rejected')
        expect(['conflict', 'stale', 'unavailable']).toContain((one.reason as { code?: string }).code)
    expect((await offered(cases[0]!)).at(-1)).toMatchObject({ user: sami.id, isTaken: true })
    // On his day stands one, and nothing of the sixty-three.
    expect((await sami.api.assignments.own({})).assignments).toHaveLength(1)
  }, 120_000)

  it('is free again when he cannot come, and when it is taken back', async () => {
    const caseId = await newCase()
    const day = dayIn(3)
    const first = await bookInterpreter(amara, booking(caseId, { day }))
    await expect(bookInterpreter(amara, booking(caseId, { day, at: '10:30' }))).rejects.toMatchObject({
      code: 'conflict',
    })
    await sami.api.assignments.answer({ id: first, answer: 'decline' })
    const second = await bookInterpreter(amara, booking(caseId, { day }))
    await amara.api.assignments.endGiven({ id: second })
    await bookInterpreter(amara, booking(caseId, { day, at: '10:30' }))
  })

  it('stands on his own day with place, hour, language and alias, and leads to no case', async () => {
    const caseId = await newCase()
    const id = await bookInterpreter(amara, booking(caseId, { day: dayIn(5) }))
    const mine = (await sami.api.assignments.own({})).assignments.find((one) => one.id === id)!
    expect(await openOwn(sami, mine)).toEqual({
      brief: { alias: 'Golden olive', language: 'ar', at: '10:00', until: '11:00' },
      pages: [],
    })
    expect(JSON.stringify(mine)).not.toContain(caseId)
  })
})

describe('who must not come', () => {
  it('is never offered again, is refused where somebody asks all the same, and is known to no server', async () => {
    const caseId = await newCase()
    await writeContact(amara, caseId, { how: 'By text', when: '', word: 'lemon', never: '' })
    await blockInterpreter(amara, caseId, { user: sami.id, isBlocked: true })
    expect((await offered(caseId, dayIn(7))).map(({ user }) => user)).toEqual([leyla.id])
    const day = dayIn(7)
    await expect(bookInterpreter(amara, booking(caseId, { day }))).rejects.toMatchObject({ code: 'refused' })
    const tried = await Promise.allSettled(
      Array.from({ length: 64 }, () => bookInterpreter(amara, booking(caseId, { day }))),
    )
    expect(tried.every(({ status }) => status === 'rejected')).toBe(true)
    const { rows } = await asOwner(database, (client) =>
      client.query(`select r.* from records r where r.case_id = $1`, [caseId]),
    )
    expect(JSON.stringify(rows.map((row) => ({ ...row, author: null })))).not.toContain(sami.id)
    await blockInterpreter(amara, caseId, { user: sami.id, isBlocked: false })
    expect((await offered(caseId, day)).map(({ user }) => user)).toContain(sami.id)
    // How she may be reached is as it was.
    await bookInterpreter(amara, booking(caseId, { day }))
  }, 60_000)

  it('is the interpreter, too, who must not meet the person: sealed for the house, and refused where somebody asks all the same', async () => {
    const { id: caseId, reference } = await openCase(amara, { name: 'Nour', language: 'ar' })
    const apart = `${reference} is a cousin.`
    const sealedWords = await sealKnown(odile, leyla.id, { words: '', dialects: [], apart })
    await odile.api.interpreters.keep({ user: leyla.id, languages: ['tr', 'ar'], ...usual, sealedWords })
    const asks = booking(caseId, { interpreter: leyla.id, day: dayIn(11) })
    await expect(bookInterpreter(amara, asks)).rejects.toMatchObject({ code: 'refused' })
    const { rows } = await asOwner(database, (client) => client.query('select * from interpreters'))
    expect(JSON.stringify(rows)).not.toContain(reference)
    await bookInterpreter(amara, { ...asks, interpreter: sami.id })
  })

  it('is not told where it cannot be read: then nobody is booked', async () => {
    const caseId = await newCase()
    const shared = await readCase(amara, caseId)
    const held = shared.held.filter((part) => part !== 'contact')
    expect(await blockedFor(amara, { ...shared, held })).toBeUndefined()
  })
})

it('an hour can be held for any assignment, and none is where no hours are said', async () => {
  const caseId = await newCase()
  const about = { caseId, assigned: sami.id, purpose: 'interpreting', place: 'court', parts: [] } as const
  const day = dayIn(9)
  const brief = { alias: 'Golden olive', language: 'ar', at: '10:00' }
  await giveAssignment(amara, { ...about, from: day, to: day, brief })
  expect((await offered(caseId, day)).find(({ user }) => user === sami.id)).toMatchObject({ isTaken: false })
})

it('a supervisor reads which languages the people of the house understand, each once, and whoever sees not all of their cases does not', async () => {
  const { id } = await openCase(amara, { name: 'Selam', language: 'ti' })
  await openCase(amara, { name: 'Abeba', language: 'ti' })
  expect((await odile.api.interpreters.languages({})).languages).toEqual(['ar', 'ti'])
  expect((await bashir.api.interpreters.languages({})).languages).toEqual([])
  const priya = await network.colleague(odile, 'priya', ['administrator'])
  for (const one of [amara, priya])
    await expect(one.api.interpreters.languages({})).rejects.toMatchObject({ code: 'not-allowed' })
  expect(JSON.stringify(await odile.api.interpreters.languages({}))).not.toContain(id)
})

describe('an interpreter who does not answer', () => {
  it('is reminded the next day, and so is whoever asked, who reads it on My work until the next one is asked', async () => {
    const caseId = await newCase()
    const id = await bookInterpreter(amara, booking(caseId, { day: dayIn(20) }))
    const mine = async () => (await amara.api.assignments.unanswered({})).bookings
    expect((await mine()).map((one) => one.id)).not.toContain(id)
    network.travel(1)
    expect(await mine()).toContainEqual(expect.objectContaining({ id, caseId, assigned: sami.id }))
    expect((await bashir.api.assignments.unanswered({})).bookings).toEqual([])
    const { assignments } = await amara.api.assignments.given({ caseId })
    expect(assignments.find((one) => one.id === id)?.isUnanswered).toBe(true)
    const today = network.state.now().toISOString().slice(0, 10)
    const reminded = await as(database, { kind: 'system' }, (tx) =>
      remindUnanswered(tx, today, network.state.now()),
    )
    expect(reminded).toBeGreaterThan(0)
    await bookInterpreter(amara, booking(caseId, { interpreter: leyla.id, day: dayIn(19) }))
    await amara.api.assignments.endGiven({ id })
    expect((await mine()).map((one) => one.id)).not.toContain(id)
  })

  it('and says yes while the next one is being asked still comes, until somebody takes that back by name', async () => {
    const caseId = await newCase()
    const id = await bookInterpreter(amara, booking(caseId, { day: dayIn(22) }))
    await sami.api.assignments.answer({ id, answer: 'accept' })
    expect(await amara.api.assignments.endGiven({ id, onlyOffered: true })).toEqual({ ended: false })
    const state = async () => (await amara.api.assignments.given({ caseId })).assignments[0]?.state
    expect(await state()).toBe('accepted')
    expect(await amara.api.assignments.endGiven({ id })).toEqual({ ended: true })
    expect(await amara.api.assignments.endGiven({ id, onlyOffered: true })).toEqual({ ended: true })
    expect(await state()).toBe('ended')
  })
})
