// After a help was given, Amina is asked on her own page how it was. What is counted is nobody's; what she seals is read by the one reader whom
// she chose; and nobody who helps her sees that she was asked.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { giveCard, openCase, takeKeys } from '../../demo/case-work.ts'
import { startCardSession } from '../../test/card-session.ts'
import { testDatabase } from '../../test/database.ts'
import { ownPhone } from '../../test/own-phone.ts'
import { newNetwork } from '../../test/people.ts'
import { telephone } from '../../test/telephone.ts'
import { addresses } from '../api/addresses.ts'
import { as } from '../database/as.ts'
import { asOwner, lockOf } from '../database/open.ts'
import { sql } from '../database/sql.ts'
import { speak } from '../portal/client/speak.ts'
import { openVoice } from './client/answer-voice.ts'
import { countedNow } from './feedback.ts'
import { countFeedback } from './server/feedback.ts'

const database = await testDatabase()
const network = await newNetwork(database, { unlimited: true })
const odile = await network.organisation('Harbour House', 'ngo', ['caseworker', 'supervisor'])
const mercy = await network.organisation('Survivor Council', 'survivor_council', ['advocate'])
const at = `/en${addresses.feedback}`
const answers = { helped: 'yes', respected: 'partly', asked: 'no' } as const

/** Somebody to whom Harbour House gave this many kinds of help. */
async function helped(name: string, services: readonly string[] = ['food']) {
  const { id: caseId } = await openCase(odile, { name, language: 'en' })
  const { words } = await giveCard(odile, caseId, 'en')
  for (const subkind of services) {
    const goal = await odile.open('goal', { caseId, subkind })
    await odile.move('goal', 'achieve', await odile.move('goal', 'agree', goal, {}), {})
  }
  return { caseId, words }
}
async function phoneOf({ words }: { words: string }) {
  const phone = telephone(network.public)
  await phone.post(`/en${addresses.enter}`, { words })
  const asked = async () => (await phone.get(at)).text()
  const track = async () => /name="track" value="([0-9a-f-]{36})"/.exec(await asked())?.[1] ?? ''
  return { ...phone, asked, track }
}
const rowsOf = async (text: string) => (await asOwner(database, (client) => client.query(text))).rows
/** What so many others answered about Harbour House, as it waits: locked, and of a person each. */
const others = (many: number, said: object) => {
  const lock = lockOf(database.pool.options)
  const rows = Array.from({ length: many }, (_, n) =>
    lock.close({ service: 'food', ...said, who: 100_000 + n }),
  )
  return asOwner(database, (client) =>
    client.query(
      'insert into feedback_inbox (id, organisation, answers) select gen_random_uuid(), $1, a from unnest($2::text[]) a',
      [odile.organisation, rows],
    ),
  )
}
const totals = async () => (await odile.api.voices.council({})).feedback

it('is asked once about each help, counted or put aside, and sent twice it is one', async () => {
  const phone = await phoneOf(await helped('Amina', ['food', 'education']))
  expect(await (await phone.get(`/en${addresses.portal}`)).text()).toContain('How was the help? 2 to tell.')
  const first = await phone.track()
  expect((await phone.post(at, { track: first, helped: 'yes' })).status).toBe(422)
  const sent = await (await phone.post(at, { track: first, ...answers })).text()
  expect(sent).toContain('It is counted')
  await phone.post(at, { track: first, ...answers })
  const second = await phone.track()
  expect(second).not.toBe(first)
  await phone.post(at, { track: second, aside: '1' })
  expect(await phone.track()).toBe('')
  expect(await rowsOf('select track from feedback_asked')).toHaveLength(2)
  // One answer waits, locked, and says nothing of who or which help.
  expect(await rowsOf('select left(answers, 8) as begins from feedback_inbox')).toEqual([
    { begins: 'locked1:' },
  ])
  expect(await rowsOf(`select from feedback_inbox where id = '${first}'`)).toEqual([])
})

it('about somebody else’s help nothing is taken', async () => {
  const other = await phoneOf(await helped('Lucia'))
  const track = await (await phoneOf(await helped('Sana'))).track()
  expect((await other.post(at, { track, ...answers })).status).toBe(422)
})

it('about somebody else’s help nothing is counted, not by the database either', async () => {
  const sana = await helped('Sana Counted')
  const track = await (await phoneOf(sana)).track()
  const circleOf = async ({ caseId }: { caseId: string }) =>
    (await rowsOf(`select person_circle as circle from cases where id = '${caseId}'`))[0] as {
      circle: number
    }
  const keptBy = async (circle: number) => {
    const id = crypto.randomUUID()
    const { hash } = await startCardSession(database, circle)
    await as(database, { kind: 'session', hash, role: 'continuum_app' }, (tx) =>
      tx.one(sql`select app.keep_feedback(${id}, ${track}, 'locked1:')`),
    )
    return (await rowsOf(`delete from feedback_inbox where id = '${id}' returning id`)).length
  }
  const other = await circleOf(await helped('Lucia Counted'))
  expect([await keptBy((await circleOf(sana)).circle), await keptBy(other.circle)]).toEqual([1, 0])
})

it('is shown when ten people have answered, and ten answers of one person are no ten people', async () => {
  const many = await helped(
    'Nadia',
    Array.from({ length: 10 }, () => 'food'),
  )
  const nadia = await phoneOf(many)
  for (let n = 0; n < 10; n++) await nadia.post(at, { track: await nadia.track(), ...answers })
  await countFeedback(database)
  const none = { all: [], services: [] }
  expect(await totals()).toEqual({ ours: none, network: none })
  // What Amina answered was about another kind of help, and waits.
  await others(9, { ...answers, helped: 'no' })
  await countFeedback(database)
  expect((await totals()).ours.all).toEqual([
    { question: 'helped', yes: 10, partly: 0, no: 9 },
    { question: 'respected', yes: 0, partly: 19, no: 0 },
    { question: 'asked', yes: 0, partly: 0, no: 19 },
  ])
  expect((await totals()).network).toEqual((await totals()).ours)
  expect(await rowsOf('select * from feedback_inbox')).toHaveLength(1)
  await rowsOf('delete from feedback_inbox')
})

it('is shown by the kind of help once ten people have answered about it, the rest together once twenty have', async () => {
  const services = async () => (await totals()).ours.services.map(({ service }) => service)
  const said = { helped: 'yes', respected: 'yes', asked: 'yes' }
  await others(9, { ...said, service: 'education' })
  await others(10, { ...said, service: 'clothing' })
  await countFeedback(database)
  expect(await services()).toEqual(['food', 'clothing'])
  expect(await rowsOf('select * from feedback_inbox')).toHaveLength(9)
  // A tenth answer of somebody who has answered before is no tenth person.
  await others(1, { ...said, service: 'education' })
  await countFeedback(database)
  expect(await services()).toEqual(['food', 'clothing'])
  expect(await rowsOf('select * from feedback_inbox')).toHaveLength(10)
  const people = (many: number, of = 4) =>
    Array.from({ length: many }, (_, who) => ({ who, service: `kind-${who % of}` }))
  expect(countedNow(people(19))).toEqual([])
  expect(countedNow(people(20)).map((row) => row.as)).toEqual(Array.from({ length: 20 }, () => 'several'))
  await rowsOf('delete from feedback_inbox')
})

it('no sum of fewer than ten people comes of taking sums from each other, in whatever order answers come', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.record({ who: fc.nat(40), service: fc.constantFrom('a', 'b', 'c', 'd') }))),
      (nights) => {
        let waiting: { who: number; service: string }[] = []
        for (const came of nights) {
          waiting = [...waiting, ...came]
          const counted = countedNow(waiting)
          // What is added to one sum in one night is never of fewer than ten people, and nothing is added to two.
          for (const rows of Map.groupBy(counted, (row) => row.as).values())
            expect(new Set(rows.map(({ who }) => who)).size).toBeGreaterThanOrEqual(10)
          const keys = new Set(counted.map(({ who, service }) => `${who} ${service}`))
          waiting = waiting.filter(({ who, service }) => !keys.has(`${who} ${service}`))
        }
      },
    ),
  )
})

it('what she seals is read by the reader whom she chose, and is not asked about again', async () => {
  const amina = await helped('Amina Again')
  const phone = await ownPhone(network, amina.words)
  await takeKeys(odile, amina.caseId)
  const page = await phoneOf(amina)
  const track = await page.track()
  const { readers } = await phone.api.portal.readers({})
  const reader = readers.find(({ stands }) => stands === 'council')!
  const id = crypto.randomUUID()
  const waiting = await rowsOf('select id from feedback_inbox')
  const voice = {
    kind: 'feedback',
    topic: 'other',
    reader,
    text: '',
    about: { track, service: 'food', answers },
  } as const
  await speak(phone.session, {}, voice, { first: id, read: phone.open })
  expect(await openVoice(mercy, id)).toEqual({
    text: '',
    feedback: { service: 'food', answers },
    answers: [],
  })
  expect(await openVoice(odile, id).catch(() => undefined)).toBeUndefined()
  expect(await page.track()).toBe('')
  expect(await rowsOf('select id from feedback_inbox')).toEqual(waiting)
})

it('nobody who works on her plan sees that she was asked', async () => {
  const amina = await helped('Amina Unseen')
  const phone = await phoneOf(amina)
  const before = await odile.api.cases.read({ id: amina.caseId })
  await phone.post(at, { track: await phone.track(), ...answers })
  expect(await odile.api.cases.read({ id: amina.caseId })).toEqual(before)
})
