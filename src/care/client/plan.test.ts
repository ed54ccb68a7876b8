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
import { goalMachine } from '../goal.ts'
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
