// An assessment ages and gives way; what it owes does not go away by a word.

import { expect, it } from 'vitest'
import { giveCard, openCase } from '../../demo/case-work.ts'
import { writePlan } from '../../demo/safety-words.ts'
import { startCardSession } from '../../test/card-session.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { asOwner } from '../database/open.ts'

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
