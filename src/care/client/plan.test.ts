// Mariam's plan: what she asks for in her own words, begun in one go and agreed at once. Only who helps her can read it, a line that
// breaks makes no row twice, and what stood before stays.
import { v7 as newId } from 'uuid'
import { expect, it } from 'vitest'
import { agree, giveCard, openCase } from '../../../demo/case-work.ts'
import { testDatabase } from '../../../test/database.ts'
import { ownPhone } from '../../../test/own-phone.ts'
import { newNetwork } from '../../../test/people.ts'
import { readCase } from '../../client/case-keys.ts'
import {
  descriptionsOf,
  openDescription,
  readDescriptions,
  rewriteDescription,
} from '../../client/description.ts'
import { sealRecord } from '../../client/records.ts'
import { asOwner } from '../../database/open.ts'
import { firstNeeds } from '../../cases/case.ts'
import type { FirstDays } from '../first-days.ts'
import { goalMachine } from '../goal.ts'
import { trendsOf } from '../wellbeing.ts'
import { keepFirstDays, readFirstDays } from './keep-first-days.ts'
import { keepWellbeing, readWellbeing } from './keep-wellbeing.ts'
import { noteContact } from './note-contact.ts'
import { addToPlan, type PlanRow } from './plan.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health'])
const newCase = async () => (await openCase(amara, { name: 'Mariam Plan', language: 'ar' })).id
const row = (text: string, service = 'education', by?: string): PlanRow => ({
  id: newId(),
  wordsId: newId(),
  service,
  by,
  description: { text, goal: 'Language course', who: amara.id },
})
const asked = { agreed: false }
const about = async (who: typeof amara, id: string) => {
  const opened = await readDescriptions(who, await readCase(who, id))
  return Object.fromEntries([...opened].map(([track, { value, trouble }]) => [track, value?.text ?? trouble]))
}

it('Amara puts six needs on the plan in Mariam’s words, with her yes, and each is agreed by its day', async () => {
  const id = await newCase()
  const rows = ['Take the bus alone', 'Shoes', 'A SIM card', 'A doctor', 'My sister', 'To cook'].map(
    (text, at) => row(text, at === 3 ? 'health' : 'education', '2031-05-0' + (at + 1)),
  )
  for (const one of rows) await addToPlan(amara, id, one, { agreed: true })
  const shared = await readCase(amara, id)
  const goals = shared.tracks.filter(({ kind }) => kind === 'goal')
  expect(goals.map(({ state }) => state)).toEqual(Array(6).fill('agreed'))
  expect(await about(amara, id)).toEqual(
    Object.fromEntries(rows.map((one) => [one.id, one.description.text])),
  )
  const target = shared.clocks.find(({ track, clock }) => track === rows[0]!.id && clock === 'goal.target')
  expect(target?.dueOn).toBe('2031-05-01')
})

it('the answer is lost, Amara presses again, and the row is there once, agreed', async () => {
  const id = await newCase()
  const one = row('Take the bus alone')
  const tracks = {
    ...amara.tracks,
    openTrack: async (...asked: Parameters<typeof amara.tracks.openTrack>) => {
      await amara.tracks.openTrack(...asked)
      throw new Error('the line broke')
    },
  }
  await expect(addToPlan({ ...amara, tracks }, id, one, { agreed: true })).rejects.toThrow('broke')
  await addToPlan(amara, id, one, { agreed: true })
  const goals = (await readCase(amara, id)).tracks.filter(({ kind }) => kind === 'goal')
  expect(goals.map(({ state }) => state)).toEqual(['agreed'])
  expect(await about(amara, id)).toEqual({ [one.id]: 'Take the bus alone' })
})

it('Amara puts the words anew, and what stood before stays beneath them', async () => {
  const id = await newCase()
  const one = row('Take the bus')
  await addToPlan(amara, id, one, asked)
  const where = { caseId: id, track: one.id, machine: goalMachine, subkind: one.service }
  const before = descriptionsOf(await readCase(amara, id), one.id)[0]
  await rewriteDescription(amara, where, { value: { text: 'Take the bus alone' }, before, id: newId() })
  await expect(
    rewriteDescription(amara, where, { value: { text: 'Too late' }, before, id: newId() }),
  ).rejects.toMatchObject({ code: 'stale' })
  const rows = descriptionsOf(await readCase(amara, id), one.id)
  const words = await Promise.all(rows.map((found) => openDescription(amara, id, found)))
  expect(words.map(({ value }) => value?.text)).toEqual(['Take the bus alone', 'Take the bus'])
})

it('Bashir, who was given the health part, reads what Mariam said of her health and nothing else of her plan', async () => {
  const id = await newCase()
  const [bus, sleep] = [row('Take the bus'), row('I wake at three', 'health')]
  for (const one of [bus, sleep]) await addToPlan(amara, id, one, asked)
  const terms = { recipient: bashir.circle, compartments: ['health'], purpose: 'health_care' } as const
  await agree(amara, id, terms, new Date())
  expect(await about(bashir, id)).toEqual({ [sleep.id]: 'I wake at three' })
  const { records } = await readCase(bashir, id)
  expect(records.filter(({ kind }) => kind === 'description').map(({ track }) => track)).toEqual([sleep.id])
})

it('words that lie in another part than their process are refused, so that who sees the one can read the other', async () => {
  const id = await newCase()
  const one = row('I was not paid', 'legal_civil')
  const elsewhere = await sealRecord(amara, id, {
    compartment: 'finance',
    kind: 'description',
    value: {},
    about: { track: one.id, about: 'goal' },
  })
  const { kind: _kind, version: _version, ...description } = elsewhere
  await expect(
    amara.tracks.openTrack('goal', {
      id: one.id,
      caseId: id,
      subkind: one.service,
      description: description as never,
    }),
  ).rejects.toMatchObject({ code: 'invalid' })
  await addToPlan(amara, id, one, asked)
  await expect(
    amara.api.cases.seal({
      caseId: id,
      record: { ...elsewhere, kind: 'description', version: 2, track: one.id } as never,
    }),
  ).rejects.toMatchObject({ code: 'invalid' })
})

it('Mariam reads on her own page what each row is about, and nobody finds a word of it in the database', async () => {
  const id = await newCase()
  const one = row('Take the zebra bus alone')
  await addToPlan(amara, id, one, asked)
  const { words } = await giveCard(amara, id, 'ar')
  const { cases } = await (await ownPhone(network, words)).open()
  const hers = cases
    .flatMap(({ records }) => records)
    .find(({ kind, track }) => kind === 'description' && track === one.id)
  expect(hers?.value).toMatchObject({ text: 'Take the zebra bus alone' })
  const { rows } = await asOwner(database, (client) =>
    client.query("select 1 from records where position('zebra'::bytea in ciphertext) > 0"),
  )
  expect(rows).toEqual([])
})

it('Amara notes that there was contact about a row: once a day, and no word of the row is lost', async () => {
  const id = await newCase()
  const one = row('Take the bus')
  await addToPlan(amara, id, { ...one, description: { ...one.description, urgency: 'now' } }, asked)
  const now = async () => (await readDescriptions(amara, await readCase(amara, id))).get(one.id)!
  const note = async () =>
    noteContact(amara, { caseId: id, track: one.id, subkind: one.service, now: await now(), id: newId() })
  expect(await note()).toBe(true)
  const day = network.state.now().toISOString().slice(0, 10)
  expect((await now()).value).toEqual({ ...one.description, urgency: 'now', contact: day })
  expect(await note()).toBe(false)
})

it('Amara ticks the first needs over two days, nothing is forgotten, and why a bed was not possible is in no table', async () => {
  const id = await newCase()
  const keep = async (needs: FirstDays['needs']) =>
    keepFirstDays(amara, await readCase(amara, id), { value: { needs, text: '' }, id: newId() })
  const owed = async () => (await readCase(amara, id)).clocks.some(({ clock }) => clock === 'case.first')
  const first: FirstDays['needs'] = {
    food: { answer: 'settled' },
    clothes: { answer: 'not_wanted' },
    doctor: { who: bashir.id, by: '2031-05-01' },
  }
  await keep(first)
  expect((await readFirstDays(amara, await readCase(amara, id)))?.needs).toEqual(first)
  expect(await owed()).toBe(true)
  const rest = firstNeeds.filter((need) => need !== 'clothes' && need !== 'bed')
  await keep({
    ...first,
    ...Object.fromEntries(rest.map((need) => [need, { ...first[need], answer: 'settled' as const }])),
    bed: { answer: 'not_possible', why: 'every zebra house is full' },
  })
  expect(await owed()).toBe(false)
  const settled = (await readCase(amara, id)).events.find(({ move }) => move === 'settle_first_days')
  expect(settled?.facts).toMatchObject({ not_wanted: ['clothes'], not_possible: ['bed'] })
  const { rows } = await asOwner(database, (client) =>
    client.query("select 1 from track_events where facts::text like '%zebra%'"),
  )
  expect(rows).toEqual([])
})

it('how Mariam says she is stands in the part about health: Bashir compares two answers, and whoever has no part reads none', async () => {
  const id = await newCase()
  const ask = (happy: number | 'not_now') =>
    keepWellbeing(amara, id, {
      value: { language: 'ar', manner: 'interpreter', answers: { happy, anxious: 7 }, text: 'How happy' },
      id: newId(),
    })
  await ask('not_now')
  await ask(4)
  const terms = { recipient: bashir.circle, compartments: ['health'], purpose: 'health_care' } as const
  await agree(amara, id, terms, new Date())
  const { asked } = await readWellbeing(bashir, await readCase(bashir, id))
  expect(asked).toHaveLength(2)
  expect(trendsOf(asked).map(({ question, now, before }) => [question, now, before])).toEqual([
    ['satisfied', undefined, undefined],
    ['worthwhile', undefined, undefined],
    ['happy', 4, undefined],
    ['anxious', 7, 7],
  ])
  const narrative = { recipient: bashir.circle, compartments: ['narrative'], purpose: 'health_care' } as const
  const other = await newCase()
  await keepWellbeing(amara, other, {
    value: { language: 'ar', manner: 'asked', answers: { happy: 1 }, text: '' },
    id: newId(),
  })
  await agree(amara, other, narrative, new Date())
  expect((await readWellbeing(bashir, await readCase(bashir, other))).asked).toEqual([])
})
