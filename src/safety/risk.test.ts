// An assessment ages and gives way; what it owes does not go away by a word.

import { expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { giveCard, openCase } from '../../demo/case-work.ts'
import { writePlan } from '../../demo/safety-words.ts'
import { startCardSession } from '../../test/card-session.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { answersNow, correctAnswers, readAnswerCorrections } from '../client/answer-corrections.ts'
import { readCase } from '../client/case-keys.ts'
import { asOwner } from '../database/open.ts'
import { readAssessments } from './client/assessment.ts'
import { missingMachine } from './night.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])

const assess = (caseId: string, level: string) =>
  amara.open('risk', { caseId, level, own_view: 'unsafe', family_considered: true })
const giveWay = (track: { id: string }) => amara.move('risk', 'reassess', { id: track.id })
const refused = { code: 'refused', detail: { because: 'new-assessment-first' } }
/** What became of the duties of an assessment, past all of our code. */
const duties = async (track: string) =>
  asOwner(database, async (client) => {
    const { rows } = await client.query<{ line: string }>(
      `select clock || ' ' || coalesce(outcome, 'owed') as line from clocks where track = $1 order by 1`,
      [track],
    )
    return rows.map(({ line }) => line)
  })

it('a safety plan is owed to Mariam until there is one, or until somebody has looked again; given up, it is not done', async () => {
  const { id } = await openCase(amara, { name: 'Mariam Plan', language: 'ar' })
  const first = await assess(id, 'high')
  await expect(giveWay(first)).rejects.toMatchObject(refused)
  network.travel(0.1)
  await assess(id, 'medium')
  await giveWay(first)
  expect(await duties(first.id)).toEqual(['risk.plan void', 'risk.review.high done'])
})

it('after a threat Oksana is looked at anew: an assessment from before it does not end that', async () => {
  const { id } = await openCase(amara, { name: 'Oksana Threat', language: 'uk' })
  const first = await assess(id, 'medium')
  await assess(id, 'medium')
  network.travel(0.1)
  await amara.move('risk', 'event', { id: first.id }, { happened: 'threat' })
  await expect(giveWay(first)).rejects.toMatchObject(refused)
  network.travel(0.1)
  await assess(id, 'high')
  await giveWay(first)
  expect(await duties(first.id)).toEqual(['risk.reassess done', 'risk.review.medium done'])
})

it('a second threat does not put off the look that the first one asked for', async () => {
  const { id } = await openCase(amara, { name: 'Oksana Threats', language: 'uk' })
  const first = await assess(id, 'medium')
  const threat = () => amara.move('risk', 'event', { id: first.id }, { happened: 'threat' })
  await threat()
  network.travel(0.9)
  await threat()
  network.travel(0.2)
  await assess(id, 'high')
  await giveWay(first)
  expect(await duties(first.id)).toEqual(['risk.reassess late', 'risk.review.medium done'])
})

it('with a plan agreed and nothing new, an assessment that says high goes on standing', async () => {
  const { id } = await openCase(amara, { name: 'Salma Safe', language: 'ar' })
  const first = await assess(id, 'high')
  await writePlan(amara, id, 'ar')
  await amara.move('risk', 'plan', first, { family_included: true })
  await expect(giveWay(first)).rejects.toMatchObject(refused)
  expect(await duties(first.id)).toContain('risk.review.high owed')
  await assess(id, 'low')
  expect((await giveWay(first)).state).toBe('superseded')
})

it('nobody is asked to look after Salma again once her case is closed; the look that was late stays late', async () => {
  const { id, track } = await openCase(amara, { name: 'Salma Home', language: 'ar' })
  const first = await assess(id, 'high')
  const other = await assess(id, 'low')
  await amara.move('risk', 'event', { id: first.id }, { happened: 'threat' })
  network.travel(30)
  await amara.move('case', 'close', { id: track }, { reason: 'completed', person_told: 'told' })
  expect(await duties(first.id)).toEqual(['risk.plan late', 'risk.reassess late', 'risk.review.high done'])
  expect(await duties(other.id)).toEqual(['risk.review.low void'])
})

it('Salma’s case is opened again: it counts as dangerous until somebody has looked', async () => {
  const { id, track } = await openCase(amara, { name: 'Salma Again', language: 'ar' })
  await assess(id, 'low')
  await amara.move('case', 'close', { id: track }, { reason: 'completed', person_told: 'told' })
  expect((await amara.api.cases.read({ id })).case.risk).toBe('low')
  await amara.move('case', 'reopen', { id: track })
  expect((await amara.api.cases.read({ id })).case.risk).toBe('high')
})

it('what Oksana takes back is no assessment: without another one it counts as dangerous, and somebody looks', async () => {
  const { id } = await openCase(amara, { name: 'Oksana Back', language: 'uk' })
  const { circle } = await giveCard(amara, id, 'uk')
  const { cookie } = await startCardSession(database, circle, 's')
  const takeBack = async (track: string) => {
    const { status } = await network.staff.request(`/api/risks/${track}/withdraw`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json', 'if-match': '"1"' },
      body: '{}',
    })
    expect(status).toBe(200)
    return (await amara.api.cases.read({ id })).case.risk
  }
  const [first, second] = [await assess(id, 'low'), await assess(id, 'low')]
  expect(await takeBack(first.id)).toBe('low')
  expect(await duties(first.id)).toEqual(['risk.review.low void'])
  expect(await takeBack(second.id)).toBe('high')
  expect(await duties(second.id)).toEqual(['risk.reassess owed', 'risk.review.low void'])
  await expect(giveWay(second)).rejects.toMatchObject(refused)
  network.travel(0.1)
  await assess(id, 'medium')
  await giveWay(second)
  expect(await duties(second.id)).toEqual(['risk.reassess done', 'risk.review.low void'])
})

it('a level that was typed wrongly is put right: the list has the right one, the plan is owed no more, and the first stays readable', async () => {
  const { id } = await openCase(amara, { name: 'Salma Typed', language: 'ar' })
  const wrong = await assess(id, 'high')
  const correct = (level: string) =>
    amara.move('risk', 'correct', { id: wrong.id }, { level, why_wrong: 'misheard' })
  await expect(correct('high')).rejects.toMatchObject({ detail: { because: 'says-the-same' } })
  network.travel(0.1)
  await correct('medium')
  expect((await amara.api.cases.read({ id })).case.risk).toBe('medium')
  expect(await duties(wrong.id)).toEqual([
    'risk.plan done',
    'risk.review.high done',
    'risk.review.medium owed',
  ])
  const [read] = await readAssessments(amara, await readCase(amara, id))
  expect(read).toMatchObject({ level: 'medium', before: [{ level: 'high', by: 'Harbour House' }] })
  // What somebody else has said since is not undone by putting an older one right.
  await assess(id, 'high')
  await expect(correct('low')).rejects.toMatchObject({ detail: { because: 'level-set-since' } })
})

it('an answer of a step is put right sealed, by the house that took it; what was answered first stays', async () => {
  const { id } = await openCase(amara, { name: 'Salma Out', language: 'ar' })
  const since = network.state.now().toISOString()
  const track = await amara.open('missing', { caseId: id, since, agreed: 'tell_nobody' })
  const { events } = await amara.api.work.track({ track: track.id })
  const step = { caseId: id, machine: missingMachine, track: { id: track.id, subkind: null } }
  const value = {
    ofStep: events[0]!.id,
    answers: { agreed: 'tell_worker' },
    why: 'misheard',
    text: 'zqxworker',
  } as const
  const name = newId()
  expect(await correctAnswers(amara, step, value, name)).toBe(name)
  expect(await correctAnswers(amara, step, value, name)).toBe(name)
  const shared = await readCase(amara, id)
  const put = await readAnswerCorrections(amara, shared, shared.events)
  expect(put.get(events[0]!.id)).toMatchObject([
    { answers: { agreed: 'tell_worker' }, why: 'misheard', user: amara.id },
  ])
  expect(answersNow(events[0]!.facts, put.get(events[0]!.id))).toMatchObject({ agreed: 'tell_worker' })
  expect(events[0]!.facts['agreed']).toBe('tell_nobody')
  expect(JSON.stringify(shared)).not.toContain('zqxworker')
  // Said of a step that another house took, it is a note and nothing more.
  const theirs = shared.events.map((event) => ({ ...event, by: 'City Clinic' }))
  expect(await readAnswerCorrections(amara, shared, theirs)).toEqual(new Map())
})
