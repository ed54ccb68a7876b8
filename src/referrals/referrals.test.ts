// Referrals as the two sides meet them: what the recipient may know before saying yes, an enquiry without a name, and a
// service outside the network whose answer the sender writes down.

import { describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { agree, openCase, refer, takeKeys } from '../../demo/case-work.ts'
import { sealRecord } from '../client/records.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const leyla = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const omar = await network.organisation('City Clinic', 'clinic', ['health'])
const until = new Date(network.state.now().getTime() + 60 * 86_400_000).toISOString().slice(0, 10)

const outside = (track: string) =>
  ({
    track,
    compartments: ['contact'],
    purpose: 'support',
    until,
    language: 'uk',
    method: 'spoken',
  }) satisfies Parameters<typeof leyla.api.referrals.send>[0]['outsideConsent']

describe('a referral', () => {
  it('shows the doctor a need, and nothing by which he could know her', async () => {
    const story = 'Oksana lives at 4 Quay Street.'
    const opened = await openCase(leyla, {
      name: 'Oksana Test',
      language: 'uk',
      phone: '+44 7700 900123',
      story,
    })
    const consent = await agree(
      leyla,
      opened.id,
      { recipient: omar.circle, compartments: ['health'], purpose: 'health_care', whenAccepted: true },
      network.state.now(),
    )
    await refer(leyla, opened.id, {
      recipient: omar.circle,
      serviceCode: 'mental_health_counselling',
      urgency: 'now',
      consent,
    })
    const { referrals } = await omar.api.referrals.inbox({})
    const [one] = referrals
    expect(one).toMatchObject({
      serviceCode: 'health',
      urgency: 'now',
      language: 'uk',
      ageGroup: 'adult',
      waiting: true,
      agreed: { purpose: 'health_care' },
    })
    expect(JSON.stringify(one)).not.toMatch(/Oksana|7700|Quay|mental/)
    expect(JSON.stringify(one)).not.toContain(opened.reference)
    await expect(omar.api.cases.read({ id: opened.id })).rejects.toMatchObject({ code: 'not-found' })
  })

  it('puts what waits before what is decided, however new the decision is', async () => {
    const opened = await openCase(leyla, { name: 'Second Test', language: 'en' })
    const consent = await agree(
      leyla,
      opened.id,
      { recipient: omar.circle, compartments: ['health'], purpose: 'health_care', whenAccepted: true },
      network.state.now(),
    )
    const sent = await refer(leyla, opened.id, { recipient: omar.circle, serviceCode: 'health', consent })
    const received = await omar.move('referral', 'open', sent)
    await omar.move('referral', 'decline', received, { reason: 'outside_area' })
    const { referrals } = await omar.api.referrals.inbox({})
    expect(referrals.map((one) => one.waiting)).toEqual([true, false])
  })

  it('can begin as a question without a name, and carries keys only after a yes and a consent', async () => {
    const opened = await openCase(leyla, { name: 'Third Test', language: 'th' })
    const track = newId()
    await leyla.api.referrals.send({
      track,
      caseId: opened.id,
      recipient: omar.circle,
      serviceCode: 'health',
      urgency: 'day',
      anonymous: true,
    })
    const asked = (await omar.api.referrals.inbox({})).referrals.find((one) => one.track === track)
    expect(asked).toMatchObject({ state: 'enquiry', agreed: null })
    const possible = await omar.move('referral', 'available', { id: track })
    const consent = await agree(
      leyla,
      opened.id,
      { recipient: omar.circle, compartments: ['health'], purpose: 'health_care', whenAccepted: true },
      network.state.now(),
    )
    const sent = await leyla.api.referrals.sendAgreed({ track, consent }, { ifMatch: possible.version })
    expect(sent.state).toBe('sent')
    const received = await omar.move('referral', 'open', { id: track, version: sent.version })
    await omar.move('referral', 'accept', received)
    expect((await takeKeys(omar, opened.id)).held).toEqual(['health'])
  })
})

it('an urgent referral is answered within two hours also after Omar has asked Leyla something', async () => {
  const opened = await openCase(leyla, { name: 'Mariam Urgent', language: 'ar' })
  const terms = { recipient: omar.circle, compartments: ['health'], purpose: 'health_care' } as const
  const owed = async (urgency: 'now' | 'day') => {
    const consent = await agree(leyla, opened.id, { ...terms, whenAccepted: true }, network.state.now())
    const sent = await refer(leyla, opened.id, {
      recipient: omar.circle,
      serviceCode: 'health',
      urgency,
      consent,
    })
    const asked = await omar.move('referral', 'ask', await omar.move('referral', 'open', sent))
    await leyla.move('referral', 'answer', asked)
    const { clocks } = await omar.api.work.track({ track: sent.id })
    return clocks.map(({ clock }) => clock).filter((clock) => clock.startsWith('referral.answer'))
  }
  expect([await owed('now'), await owed('day')]).toEqual([['referral.answer.now'], ['referral.answer']])
})

describe('a referral that is taken back', () => {
  const accepted = async (consent: string, caseId: string) => {
    const sent = await refer(leyla, caseId, { recipient: omar.circle, serviceCode: 'health', consent })
    const received = await omar.move('referral', 'open', sent)
    return omar.move('referral', 'accept', received, {
      first_day: network.state.now().toISOString().slice(0, 10),
    })
  }
  const begin = async () => {
    const opened = await openCase(leyla, { name: 'Nadiya Test', language: 'uk' })
    const terms = { recipient: omar.circle, compartments: ['health'], purpose: 'health_care' } as const
    const consent = await agree(leyla, opened.id, { ...terms, whenAccepted: true }, network.state.now())
    return { caseId: opened.id, consent }
  }

  it('closes the door that was opened for it, also after it was accepted', async () => {
    const { caseId, consent } = await begin()
    const referral = await accepted(consent, caseId)
    expect((await takeKeys(omar, caseId)).held).toHaveLength(1)
    await leyla.move('referral', 'withdraw', referral)
    await expect(omar.api.cases.read({ id: caseId })).rejects.toMatchObject({ code: 'not-found' })
    const { consents, readers } = await leyla.api.consent.list({ caseId })
    expect(consents).toContainEqual(expect.objectContaining({ track: consent, state: 'withdrawn' }))
    expect(readers.find((one) => one.compartment === 'health')?.rotationDue).toBe(true)
  })

  it('leaves it open for another referral that rests on the same consent', async () => {
    const { caseId, consent } = await begin()
    const first = await accepted(consent, caseId)
    await accepted(consent, caseId)
    await leyla.move('referral', 'withdraw', first)
    expect((await takeKeys(omar, caseId)).held).toHaveLength(1)
  })
})

describe('somebody who did not come', () => {
  it('is looked for also after the referral was taken back', async () => {
    const opened = await openCase(leyla, { name: 'Mariam Missed', language: 'ar' })
    const consent = await agree(
      leyla,
      opened.id,
      { recipient: omar.circle, compartments: ['health'], purpose: 'health_care', whenAccepted: true },
      network.state.now(),
    )
    const sent = await refer(leyla, opened.id, { recipient: omar.circle, serviceCode: 'health', consent })
    const accepted = await omar.move('referral', 'accept', await omar.move('referral', 'open', sent))
    await leyla.move('referral', 'withdraw', await omar.move('referral', 'miss', accepted))
    const owed = async () => (await leyla.api.work.track({ track: sent.id })).clocks.map(({ clock }) => clock)
    expect(await owed()).toEqual(['referral.welfare'])
    await leyla.move('referral', 'check_welfare', { id: sent.id }, { found: 'not_reached' })
    expect(await owed()).toEqual(['referral.welfare'])
    await leyla.move('referral', 'check_welfare', { id: sent.id }, { found: 'safe' })
    expect(await owed()).toEqual([])
  })
})

describe('a service outside the network', () => {
  it('is written to only with a consent', async () => {
    const opened = await openCase(leyla, { name: 'Fourth Test', language: 'uk' })
    const sending = leyla.api.referrals.send({
      track: newId(),
      caseId: opened.id,
      recipientName: 'Food bank',
      serviceCode: 'food',
      urgency: 'routine',
    })
    await expect(sending).rejects.toMatchObject({ code: 'refused', detail: { because: 'needs-consent' } })
  })

  it('is not written to on what was agreed to for another one', async () => {
    const opened = await openCase(leyla, { name: 'Seventh Test', language: 'uk' })
    const food = {
      caseId: opened.id,
      serviceCode: 'food',
      urgency: 'routine',
      recipientName: 'Food bank',
    } as const
    const consent = newId()
    await leyla.api.referrals.send({ track: newId(), ...food, outsideConsent: outside(consent) })
    const again = await leyla.api.referrals.send({ track: newId(), ...food, consent })
    expect(again.state).toBe('sent')
    const news = { ...food, recipientName: 'The Evening News' }
    await expect(leyla.api.referrals.send({ track: newId(), ...news, consent })).rejects.toMatchObject({
      detail: { because: 'needs-consent' },
    })
  })

  it('answers on paper, and the sender enters the answer on its behalf', async () => {
    const opened = await openCase(leyla, { name: 'Fifth Test', language: 'uk' })
    const [track, consent] = [newId(), newId()]
    const words = { text: 'Please call between two and four.' }
    const sealed = await sealRecord(leyla, opened.id, {
      compartment: 'contact',
      kind: 'letter',
      value: words,
    })
    const letter = { ...sealed, kind: 'letter', version: 1 } as const
    const sent = await leyla.api.referrals.send({
      track,
      caseId: opened.id,
      recipientName: 'Food bank',
      serviceCode: 'food',
      urgency: 'routine',
      outsideConsent: outside(consent),
      letter,
    })
    const summary = await leyla.api.referrals.read({ track })
    expect(summary).toMatchObject({
      outside: true,
      recipient: 'Food bank',
      mineToAnswer: true,
      agreed: { compartments: ['contact'], until },
    })
    const received = await leyla.move('referral', 'open', { id: track, version: sent.version })
    const accepted = await leyla.move('referral', 'accept', received, { first_day: until })
    expect(accepted.state).toBe('accepted')
    const { shared } = await takeKeys(leyla, opened.id)
    expect(shared.records.find((record) => record.id === letter.id)?.track).toBe(track)
  })

  it('is named in the list of consents, and hands no key to anybody', async () => {
    const opened = await openCase(leyla, { name: 'Sixth Test', language: 'uk' })
    await leyla.api.referrals.send({
      track: newId(),
      caseId: opened.id,
      recipientName: 'Food bank',
      serviceCode: 'food',
      urgency: 'routine',
      outsideConsent: outside(newId()),
    })
    const { consents, readers } = await leyla.api.consent.list({ caseId: opened.id })
    expect(consents.map((one) => [one.recipientName, one.state])).toEqual([['Food bank', 'granted']])
    expect(new Set(readers.flatMap((one) => one.holders.map((holder) => holder.name)))).toEqual(
      new Set(['Harbour House']),
    )
    const [one] = consents
    await leyla.move('consent', 'withdraw', { id: one?.track as string, version: one?.version as number })
    expect((await takeKeys(leyla, opened.id)).held.length).toBeGreaterThan(0)
  })
})
