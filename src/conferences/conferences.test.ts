// A conference about Selam: Amara calls it, a clinic, a lawyer and the police are asked. Who was there reads the minutes; who was not
// gets the decisions that concern their house; the server adds nobody.
import { expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { openCase } from '../../demo/case-work.ts'
import { messagesOf } from '../../scripts/locale-files.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { aliasOf } from '../cases/alias.ts'
import { knowCircles } from '../client/logs.ts'
import { asOwner } from '../database/open.ts'
import {
  answerConference,
  callConference,
  readWords,
  sendAgenda,
  type Agenda,
  type Conference,
} from './client/conference.ts'
import { readMinutes, writeMinutes } from './client/minutes.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health'])
const lucia = await network.organisation('Legal Aid', 'legal_aid', ['lawyer'])
const petra = await network.organisation('City Police', 'police', ['police'])
const omar = await network.organisation('Quiet Court', 'shelter', ['shelter'])
type Person = typeof amara

const text = 'Saffron minutes'
const decisions = [
  { text: 'Cardamom: a doctor on Monday', concerns: bashir.organisation },
  { text: 'Juniper: no interview before May', concerns: petra.organisation },
]

const answers = (who: Person, id: string, comes: boolean) =>
  answerConference(who, { id, organisation: amara.organisation, calledBy: amara.id }, comes)

async function called(asked: readonly Person[]) {
  const { id: caseId, reference } = await openCase(amara, { name: 'Selam Round', language: 'am' })
  const id = await callConference(amara, caseId, {
    on: '2031-12-08',
    organisations: asked.map(({ organisation }) => organisation),
    agenda: { text: 'Anise agenda', reference },
  })
  const seen = async (who: Person) =>
    (await who.api.conferences.mine({})).conferences.find((one) => one.id === id) as Conference
  const own = async () => (await amara.api.conferences.ofCase({ caseId })).conferences[0] as Conference
  return { id, caseId, reference, seen, own }
}

it('four organisations meet: those who come get the agenda, those who were there the minutes, and who was not only what concerns them', async () => {
  const { id, reference, seen, own } = await called([bashir, lucia, petra])
  for (const who of [bashir, lucia]) await answers(who, id, true)
  await answers(petra, id, false)
  expect(await sendAgenda(amara, await own())).toBe(2)
  expect(await sendAgenda(amara, await own())).toBe(0)
  expect(await readWords<Agenda>(bashir, await seen(bashir), 'agenda')).toEqual({
    text: 'Anise agenda',
    reference,
    asked: [bashir, lucia, petra].map(({ organisation }) => organisation),
  })
  expect(await readWords(petra, await seen(petra), 'agenda')).toBeUndefined()
  await writeMinutes(amara, await own(), {
    present: [bashir.id, lucia.id],
    text,
    person: 'words_read',
    decisions,
  })
  for (const who of [bashir, lucia])
    expect(await readMinutes(who, await seen(who))).toMatchObject({ text, decisions })
  expect(await readMinutes(amara, await own())).toMatchObject({ text, person: 'words_read' })
  expect(await readMinutes(petra, await seen(petra))).toBeUndefined()
  expect(await readWords(petra, await seen(petra), 'decisions')).toEqual({ decisions: [decisions[1]] })
  expect((await seen(bashir)).caseId).toBeNull()
})

it('whoever was not asked sees no conference, and nobody answers for another house or twice', async () => {
  const { id, seen } = await called([bashir])
  expect(await seen(omar)).toBeUndefined()
  // He knows the house's log, as whoever once chose it does; else nothing could be sealed to who calls.
  await knowCircles(omar, [amara.circle])
  await expect(answers(omar, id, true)).rejects.toMatchObject({ code: 'not-found' })
  await answers(bashir, id, true)
  await expect(bashir.api.conferences.write({ id, words: [] })).rejects.toMatchObject({ status: 403 })
})

it('minutes to somebody who was not there are refused, by the server and by the database', async () => {
  const { id, own } = await called([bashir, petra])
  await answers(bashir, id, true)
  await answers(petra, id, true)
  const sealed = await amara.vault.sealToPerson({
    intent: { to: 'self' },
    row: id,
    field: 'conference.minutes',
    value: { text },
  })
  const toPetra = { field: 'minutes' as const, ...sealed, to: petra.id }
  await expect(
    amara.api.conferences.write({ id, present: [bashir.id], words: [toPetra] }),
  ).rejects.toMatchObject({ code: 'refused' })
  expect((await own()).state).toBe('called')
})

it('a server that lists another reader of the minutes is found out, and so is one that shows another writer', async () => {
  const { id, seen, own } = await called([bashir, petra])
  await answers(bashir, id, true)
  await answers(petra, id, true)
  await writeMinutes(amara, await own(), { present: [bashir.id], text, person: 'present', decisions: [] })
  const honest = await seen(bashir)
  const added = { ...honest, sealedTo: [...honest.sealedTo, { field: 'minutes' as const, to: petra.id }] }
  await expect(readMinutes(bashir, added)).rejects.toThrow('unfit')
  await knowCircles(bashir, [petra.circle])
  await expect(
    readMinutes(bashir, { ...honest, organisation: petra.organisation, calledBy: petra.id }),
  ).rejects.toThrow('bad-signature')
  // The words of one are no words for another.
  const forPetra = { ...(await seen(petra)), words: honest.words }
  await expect(readMinutes(petra, forPetra)).rejects.toThrow('bad-signature')
  // Whom no signed log names gets nothing sealed, whatever the server says of who answered.
  const invented = { ...(await called([lucia]).then(({ own: other }) => other())) }
  const people = [
    {
      organisation: lucia.organisation,
      user: newId(),
      answer: 'comes' as const,
      wasPresent: null,
      signed: null,
    },
  ]
  await expect(
    writeMinutes(
      amara,
      { ...invented, people },
      { present: [people[0]!.user], text, person: 'present', decisions: [] },
    ),
  ).rejects.toThrow('not-verified')
})

it('nothing that was said stands where the server can read it', async () => {
  const { rows } = await asOwner(database, (client) =>
    client.query<{ all: string }>(`select (select string_agg(row_to_json(c)::text, '') from conferences c)
      || (select string_agg(row_to_json(p)::text, '') from conference_people p)
      || (select string_agg(encode(w.ciphertext, 'escape'), '') from conference_words w) as all`),
  )
  for (const secret of ['Saffron', 'Cardamom', 'Juniper', 'Anise', 'olive'])
    expect(rows[0]?.all).not.toContain(secret)
})

it('whoever is asked reads of whom an agenda is, and nothing of what the house that called calls Selam', async () => {
  const { id, reference, seen, own } = await called([bashir])
  await answers(bashir, id, true)
  await sendAgenda(amara, await own())
  const agenda = await readWords<Agenda>(bashir, await seen(bashir), 'agenda')
  const english = messagesOf('en')
  const callers = aliasOf(reference, (word) => english[word]!, amara.organisation)
  expect(callers).toMatch(/^[A-Z][a-z]+ [a-z]+$/)
  expect(JSON.stringify(agenda)).not.toContain(callers)
  expect(agenda).toEqual({ text: 'Anise agenda', reference, asked: [bashir.organisation] })
})
