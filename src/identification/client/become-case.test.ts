// A call becomes a case: what was said goes along, so that nobody asks Mariam twice, and it is opened and linked once.

import { expect, it } from 'vitest'
import { losingAnswer } from '../../../test/broken-line.ts'
import { testDatabase } from '../../../test/database.ts'
import { newNetwork } from '../../../test/people.ts'
import { planOpening, type Plan } from '../../cases/client/open-case.ts'
import { readCase } from '../../client/case-keys.ts'
import { openLatest, openRecord } from '../../client/records.ts'
import { newId } from '../../api/new-id.ts'
import { emptyDetails, type EncounterDetails } from '../encounter-details.ts'
import { emptyReport, type ReadReport, type Report } from '../report.ts'
import { openRequest } from './answer-request.ts'
import { comingNeeds } from '../../client/coming-need.ts'
import {
  beginPenalty,
  carryNeeds,
  heldAt,
  linkContact,
  openContactCase,
  sealContactCase,
} from './become-case.ts'
import { makeReceipt, sealCall, sendCall } from './take-call.ts'

const network = await newNetwork(await testDatabase(), { unlimited: true })
const rosa = await network.organisation('Helpline', 'hotline', ['hotline', 'caseworker'])
const said: Report = {
  ...emptyReport('help', 'ar'),
  safe: 'no',
  story: 'He keeps my passport.',
  channel: 'phone',
  reach: '+44 7700 900123',
  times: 'after six',
  codeWord: 'lemon',
}
const asked = { name: 'Mariam Called', language: 'ar', ageGroup: 'adult', reach: 'By telephone' } as const
const ground = { basis: 'person_agreed', age_group: 'adult' } as const

/** A call at the desk, as it is read there. */
async function called(report = said) {
  const call = await sealCall(rosa, report, await makeReceipt(rosa))
  await sendCall(rosa, call, { ...report, by: 'telephone' })
  const contact = await rosa.api.reports.read({ track: call.id })
  return { contact, report: (await openRequest(rosa, contact)).report }
}
const seal = (plan: Plan, from: Parameters<typeof sealContactCase>[2], name: string = asked.name) =>
  sealContactCase(rosa, plan, from, { ...asked, name, circle: rosa.circle })

it('what Mariam told the hotline stands in her case as she said it, and she is found by her number', async () => {
  const plan = planOpening()
  const from = await called()
  expect(await openContactCase(rosa, plan, await seal(plan, from))).toBe(false)
  const shared = await readCase(rosa, plan.id)
  expect(await openLatest(rosa, shared, 'profile')).toEqual({ name: 'Mariam Called', phone: said.reach })
  expect(await openLatest(rosa, shared, 'safe_contact')).toEqual({
    how: 'By telephone: +44 7700 900123',
    when: 'after six',
    word: 'lemon',
    never: '',
  })
  const words = shared.records.find(({ kind }) => kind === 'words')!
  expect(words.compartment).toBe('narrative')
  expect(await openRecord(rosa, plan.id, words)).toEqual({ text: said.story })
  const { opened } = await rosa.vault.openHeaders({ headers: [{ caseId: plan.id, ...shared.header! }] })
  expect(opened[0]?.header).toMatchObject({ name: 'Mariam Called', phone: said.reach })
})

it('whom Mariam lets us tell comes along, for whoever asks others for help', async () => {
  const plan = planOpening()
  const from = await called({ ...said, mayTell: ['lawyer', 'labour'] })
  await openContactCase(rosa, plan, await seal(plan, from))
  const shared = await readCase(rosa, plan.id)
  expect(await openLatest(rosa, shared, 'safe_contact')).toMatchObject({ mayTell: ['lawyer', 'labour'] })
})

const cell: ReadReport = {
  ...said,
  kind: 'encounter',
  encounter: {
    ...emptyDetails({ role: 'police', house: 'City Police' }),
    place: 'custody',
    screened: {
      title: 'Told to break the law',
      outcome: 'indicators_offer_followup',
      text: 'Made to grow plants: yes',
    },
  },
}

it('of Kofi, told of from a cell: the signs come along, and the hour of his arrest runs from the opening of his case', async () => {
  const plan = planOpening()
  const { contact } = await called()
  expect(heldAt(cell)).toBe('penalty_arrest')
  await openContactCase(rosa, plan, await seal(plan, { contact, report: cell }))
  const penalty = { id: newId(), caseId: plan.id, way: 'penalty_arrest' } as const
  await beginPenalty(rosa, penalty)
  await beginPenalty(rosa, penalty)
  const shared = await readCase(rosa, plan.id)
  const words = shared.records.find(({ kind }) => kind === 'words')!
  expect(await openRecord(rosa, plan.id, words)).toEqual({
    text: `${said.story}\n\nTold to break the law\nMade to grow plants: yes`,
  })
  expect(shared.tracks.filter(({ kind }) => kind === 'penalty')).toHaveLength(1)
  const { clocks } = await rosa.api.work.track({ track: penalty.id })
  expect(clocks.map(({ clock }) => clock)).toEqual(['penalty.alarm'])
  expect(new Date(clocks[0]!.dueAt!).getTime() - network.state.now().getTime()).toBeLessThanOrEqual(3_600_000)
})

it('asks how somebody is held only of places where people are held', () => {
  const at = (place: EncounterDetails['place']) => heldAt({ encounter: { ...cell.encounter!, place } })
  expect([
    at('custody'),
    at('reception_centre'),
    at('border'),
    at('farm'),
    heldAt(said as ReadReport),
  ]).toEqual(['penalty_arrest', '', '', undefined, undefined])
})

it('who must not learn of a child stands where whoever reaches the child reads it first', async () => {
  const plan = planOpening()
  const from = await called()
  const child = { ...asked, ageGroup: 'child', keepFrom: 'The family', circle: rosa.circle } as const
  await openContactCase(rosa, plan, await sealContactCase(rosa, plan, from, child))
  const shared = await readCase(rosa, plan.id)
  expect(await openLatest(rosa, shared, 'safe_contact')).toMatchObject({ never: 'The family' })
})

it('of somebody who gave no number and told nothing, none is made up', async () => {
  const plan = planOpening()
  const from = await called({ ...emptyReport('help', 'ar'), safe: 'no' })
  await openContactCase(rosa, plan, await seal(plan, from))
  const shared = await readCase(rosa, plan.id)
  expect(await openLatest(rosa, shared, 'profile')).toEqual({ name: 'Mariam Called' })
  expect(shared.records.map(({ kind }) => kind)).not.toContain('words')
})

it('Rosa corrects the name after the answer got lost, and is told that the case is open already', async () => {
  const plan = planOpening()
  const from = await called()
  const onTram = losingAnswer(rosa, 'cases', 'open')
  await expect(openContactCase(onTram, plan, await seal(plan, from))).rejects.toMatchObject({
    code: 'unavailable',
  })
  expect(await openContactCase(onTram, plan, await seal(plan, from, 'Mariam Corrected'))).toBe(true)
})

it('Rosa links the call once, however often she presses', async () => {
  const plan = planOpening()
  const from = await called()
  await openContactCase(rosa, plan, await seal(plan, from))
  const key = crypto.randomUUID()
  await linkContact(rosa, from.contact, ground, key)
  await linkContact(rosa, from.contact, ground, key)
  await linkContact(rosa, from.contact, { ...ground, basis: 'vital_interest' }, key)
  expect(await rosa.api.reports.read({ track: from.contact.track })).toMatchObject({ state: 'linked' })
  await expect(linkContact(rosa, from.contact, ground, crypto.randomUUID())).rejects.toMatchObject({
    code: 'stale',
  })
})

it('what was wished for on the telephone comes along to the search, a place before all else, and nobody else opens it', async () => {
  const plan = planOpening()
  await carryNeeds(rosa, plan.id, { ...said, wishes: ['talk', 'doctor', 'place'] })
  expect(await comingNeeds(rosa, plan.id)).toEqual(['emergency_housing', 'medical_care'])
  const { draft } = await rosa.api.accounts.readDraft({ place: `need.${plan.id}` })
  expect(draft).not.toContain('housing')
  await carryNeeds(rosa, planOpening().id, { ...said, wishes: ['talk'] })
  expect(await comingNeeds(rosa, planOpening().id)).toEqual([])
})
