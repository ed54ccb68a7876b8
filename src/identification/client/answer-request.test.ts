// Somebody writes to the hotline from the public page; Rosa opens it at the desk and answers, also over a line that breaks. What she
// says stands once in the thread, and whoever holds the digits reads it.

import { expect, it } from 'vitest'
import { bent, losingAnswer } from '../../../test/broken-line.ts'
import { testDatabase } from '../../../test/database.ts'
import { newNetwork } from '../../../test/people.ts'
import { telephone } from '../../../test/telephone.ts'
import { addresses } from '../../api/addresses.ts'
import { answerRequest, openRequest } from './answer-request.ts'
import type { Writing } from './report-thread.ts'

const network = await newNetwork(await testDatabase(), { unlimited: true })
const rosa = await network.organisation('Helpline', 'hotline', ['hotline'])
const leyla = await network.organisation('Night Line', 'ngo', ['hotline'])
const phone = telephone(network.public)

const read = (track: string) => rosa.api.reports.read({ track })
/** Somebody asks; answers with the request and with how they write and read in its thread. */
async function asks(story: string) {
  const page = await phone.post(`/en${addresses.help}`, { story, safe: 'no', send: '1' })
  const numbers = /\d{4} \d{4} \d{4} \d{4}/.exec(await page.text())?.[0] ?? ''
  const { reports } = await rosa.api.reports.list({})
  for (const { track } of reports) {
    const { report } = await openRequest(rosa, await read(track))
    if (report.story === story)
      return {
        track,
        writes: (text: string) => phone.post(`/en${addresses.receipt}`, { numbers, send: '1', text }),
        reads: async () => (await phone.post(`/en${addresses.receipt}`, { numbers, open: '1' })).text(),
      }
  }
  throw new Error('the request did not reach the desk')
}
const thread = async (track: string) => (await openRequest(rosa, await read(track))).texts

it('Rosa answers a request from the public page, and whoever wrote it reads the answer by the digits', async () => {
  const mariam = await asks('He has my passport.')
  await answerRequest(rosa, await read(mariam.track), 'Are you alone now?')
  expect(await mariam.reads()).toContain('Are you alone now?')
  await mariam.writes('Yes, until six.')
  expect(await thread(mariam.track)).toEqual(['Are you alone now?', 'Yes, until six.'])
  await answerRequest(rosa, await read(mariam.track), 'Call 0808 now.')
  expect(await mariam.reads()).toContain('Call 0808 now.')
})

it('Rosa presses again because no answer came, and her words stand once, whether the thread was read anew or not', async () => {
  const mariam = await asks('I may not leave.')
  for (const isReadAnew of [false, true]) {
    const text = isReadAnew ? 'Is somebody with you?' : 'Where are you?'
    const onTram = losingAnswer(rosa, 'reports', 'answer')
    const before = await read(mariam.track)
    const answering: Writing = {}
    await expect(answerRequest(onTram, before, text, answering)).rejects.toMatchObject({
      code: 'unavailable',
    })
    await answerRequest(onTram, isReadAnew ? await read(mariam.track) : before, text, answering)
  }
  expect(await thread(mariam.track)).toEqual(['Where are you?', 'Is somebody with you?'])
})

it('Mariam writes while Rosa does: the answer is sealed for its new place and reaches her', async () => {
  const mariam = await asks('They took my telephone.')
  const before = await read(mariam.track)
  await mariam.writes('I have to be quick.')
  const answering: Writing = {}
  await expect(answerRequest(rosa, before, 'We are here.', answering)).rejects.toMatchObject({
    code: 'stale',
  })
  await answerRequest(rosa, await read(mariam.track), 'We are here.', answering)
  expect(await thread(mariam.track)).toEqual(['I have to be quick.', 'We are here.'])
  expect(await mariam.reads()).toContain('We are here.')
})

it('Rosa says the same words a second time, and means them a second time', async () => {
  const mariam = await asks('Nobody pays us.')
  const answering: Writing = {}
  for (let time = 1; time <= 2; time += 1)
    await answerRequest(rosa, await read(mariam.track), 'We are here.', answering)
  expect(await thread(mariam.track)).toEqual(['We are here.', 'We are here.'])
})

it('a message that the server passes off as Rosa’s is not shown as hers', async () => {
  const mariam = await asks('I owe him for the journey.')
  await mariam.writes('Please answer.')
  const passedOff = bent(rosa, 'reports', 'read', (call) => async (input) => {
    const shown = await call(input)
    return { ...shown, messages: shown.messages.map((one) => ({ ...one, from: 'hotline' as const })) }
  })
  await expect(openRequest(rosa, await passedOff.api.reports.read({ track: mariam.track }))).rejects.toThrow(
    'broken',
  )
})

it('another organisation’s desk opens nothing of it', async () => {
  const mariam = await asks('They lock the door.')
  await expect(openRequest(leyla, await read(mariam.track))).rejects.toThrow('no-key')
})
