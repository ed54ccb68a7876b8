// The ministry asks survivors before it changes a rule. Members of their council answer, sealed and without a name, are paid by the hour, and what came
// of it stands before everybody once the council has approved it.

import { chosenOf } from '../client/seal-to.ts'
import { expect, it } from 'vitest'
import { wordsIn, wordsInTables } from '../../test/canaries.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { telephone } from '../../test/telephone.ts'
import { addresses } from '../api/addresses.ts'
import { advise, readAdvice } from './client/advise.ts'

const database = await testDatabase()
const network = await newNetwork(database, { unlimited: true })
const mina = await network.organisation('Ministry', 'ministry', ['ministry'])
const mercy = await network.organisation('Survivor Council', 'survivor_council', [
  'advocate',
  'administrator',
])
const second = await network.colleague(mercy, 'grace', ['advocate'])
const anton = await network.organisation('Union', 'trade_union', ['advocate'])
const odile = await network.organisation('Harbour House', 'ngo', ['supervisor'])

const dayIn = (days: number) =>
  new Date(network.state.now().getTime() + days * 86_400_000).toISOString().slice(0, 10)
async function ask(seats = 2) {
  const id = crypto.randomUUID()
  await mina.api.consultations.open({
    id,
    language: 'en',
    topic: 'waiting',
    title: 'How long may a decision take?',
    questions: ['How long did you wait?', 'What would have helped?'],
    seats,
    hours: 3,
    rate: 25,
    until: dayIn(20),
  })
  return (await mina.api.consultations.list({})).consultations.find((one) => one.id === id)!
}
const found = async (who: typeof mercy, id: string) =>
  (await who.api.consultations.list({})).consultations.find((one) => one.id === id)!
const published = async () => (await telephone(network.public).get(`/en${addresses.saidAndDone}`)).text()

it('a consultation goes from its question to paid hours and to what everybody reads', async () => {
  const asked = await ask()
  expect(asked).toMatchObject({ isOurs: true, isOpen: true, taken: 0, currency: 'EUR' })
  await expect(anton.api.consultations.takeSeat({ id: asked.id })).rejects.toMatchObject({
    detail: { because: 'not-your-side' },
  })
  expect(await mercy.api.consultations.takeSeat({ id: asked.id })).toEqual({ n: 1 })
  expect(await mercy.api.consultations.takeSeat({ id: asked.id })).toEqual({ n: 1 })
  const findings = { id: asked.id, said: 'Seven months are too long.', did: 'Ninety days at most.' }
  await expect(mina.api.consultations.publish(findings)).rejects.toMatchObject({
    detail: { because: 'nobody-answered' },
  })
  const asking = { id: asked.id, ...(await chosenOf(mercy, asked.circle, asked.house)) }
  const answers = ['Seven months.', 'A letter that says when.']
  await expect(advise(mercy, asking, { answers, hours: 4 })).rejects.toMatchObject({ code: 'invalid' })
  await advise(mercy, asking, { answers, hours: 2 })
  expect(await readAdvice(mina, asked)).toMatchObject([
    { n: 1, hours: 2, paidOn: null, answers, isProven: true },
  ])
  // Whoever asks learns a number; and nobody else learns even that.
  expect(JSON.stringify(await mina.api.consultations.seats({ id: asked.id }))).not.toContain(mercy.id)
  expect(await odile.api.consultations.seats({ id: asked.id })).toEqual({ seats: [] })
  await expect(odile.api.consultations.pay({ id: asked.id, n: 1 })).rejects.toMatchObject({
    code: 'not-found',
  })
  expect([await wordsInTables(database, answers), wordsIn(network.logged.join('\n'), answers)]).toEqual([
    [],
    [],
  ])
  await mina.api.consultations.pay({ id: asked.id, n: 1 })
  expect((await found(mercy, asked.id)).mine).toMatchObject({ hours: 2, paidOn: dayIn(0) })

  await mina.api.consultations.publish(findings)
  expect(await published()).not.toContain(findings.said)
  await expect(anton.api.consultations.approve({ id: asked.id })).rejects.toMatchObject({ code: 'not-found' })
  await mercy.api.consultations.approve({ id: asked.id })
  expect(await published()).toContain(findings.said)
  expect(await published()).toContain(findings.did)
  await expect(mina.api.consultations.publish(findings)).rejects.toMatchObject({ code: 'not-found' })
})

it('has so many seats and no more, and nobody takes one when its time is over', async () => {
  const one = await ask(1)
  const seats = [mercy, second].map((who) =>
    who.api.consultations.takeSeat({ id: one.id }).then(
      () => 'taken',
      (error: { detail: { because: string } }) => error.detail.because,
    ),
  )
  expect((await Promise.all(seats)).toSorted()).toEqual(['no-seat-left', 'taken'])
  const other = await ask(2)
  network.travel(21)
  await expect(second.api.consultations.takeSeat({ id: other.id })).rejects.toMatchObject({
    detail: { because: 'no-seat-left' },
  })
})

it('nobody asks in the past, and no organisation speaks for another', async () => {
  const asked = await ask()
  const past = { ...asked, until: '2020-01-01' }
  const { language, topic, title, questions, until } = past
  await expect(
    mina.api.consultations.open({
      id: crypto.randomUUID(),
      language,
      topic: topic as 'waiting',
      title,
      questions,
      seats: 1,
      hours: 1,
      rate: 1,
      until,
    }),
  ).rejects.toMatchObject({ code: 'invalid' })
  await expect(odile.api.consultations.publish({ id: asked.id, said: 'x', did: 'y' })).rejects.toMatchObject({
    code: 'not-found',
  })
})
