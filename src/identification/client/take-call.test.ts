// Rosa writes a call down. It is sealed for her own desk, by the key that her organisation's log has, and for the caller's digits.

import { expect, it } from 'vitest'
import { bent, losingAnswer } from '../../../test/broken-line.ts'
import { testDatabase } from '../../../test/database.ts'
import { newNetwork } from '../../../test/people.ts'
import { telephone } from '../../../test/telephone.ts'
import { addresses } from '../../api/addresses.ts'
import { emptyReport } from '../report.ts'
import { openRequest } from './answer-request.ts'
import { makeReceipt, sealCall, sendCall } from './take-call.ts'

const network = await newNetwork(await testDatabase(), { unlimited: true })
const rosa = await network.organisation('Helpline', 'hotline', ['hotline'])
const pavel = await network.organisation('City Police', 'police', ['police'])
const said = { ...emptyReport('help', 'es'), safe: 'no' as const, story: 'He waits downstairs.' }
const open = async (track: string) => openRequest(rosa, await rosa.api.reports.read({ track }))

it('the caller reads again what they said by the digits that were read out to them, and so does the desk', async () => {
  const call = await sealCall(rosa, said, await makeReceipt(rosa))
  expect(await sendCall(rosa, call, { ...said, by: 'telephone' })).toMatchObject({ state: 'in_dialogue' })
  expect((await open(call.id)).report).toEqual(said)
  expect(await rosa.api.reports.read({ track: call.id })).toMatchObject({ urgency: 'now', language: 'es' })
  const page = await telephone(network.public).post(`/en${addresses.receipt}`, {
    numbers: call.words,
    open: '1',
  })
  expect(await page.text()).toContain(said.story)
})

it('Rosa presses again because no answer came, and it is one call', async () => {
  const call = await sealCall(rosa, { ...said, story: 'Once.' }, await makeReceipt(rosa))
  const onTram = losingAnswer(rosa, 'reports', 'open')
  const send = () => sendCall(onTram, call, { ...said, by: 'telephone' })
  await expect(send()).rejects.toMatchObject({ code: 'unavailable' })
  expect(await send()).toMatchObject({ id: call.id, state: 'in_dialogue' })
  const { reports } = await rosa.api.reports.list({})
  expect(reports.filter(({ track }) => track === call.id)).toHaveLength(1)
})

it('a key that the server lists as the desk’s and no log has opens no call', async () => {
  const { organisations } = await rosa.api.organisations.list({})
  const foreign = organisations.find(({ id }) => id === pavel.organisation)!.publicKey
  const lied = bent(rosa, 'organisations', 'list', (list) => async (input) => {
    const answer = await list(input)
    const listed = answer.organisations.map((one) =>
      one.id === rosa.organisation ? { ...one, publicKey: foreign } : one,
    )
    return { ...answer, organisations: listed }
  })
  const call = await sealCall(lied, said, await makeReceipt(rosa))
  await sendCall(rosa, call, { ...said, by: 'telephone' })
  expect((await open(call.id)).report.story).toBe(said.story)
  const { locator, wrapHotline: wrap, ciphertext } = await rosa.api.reports.read({ track: call.id })
  const forPolice = { locator, circleId: pavel.circle, wrap, ciphertext, messages: [] }
  await expect(pavel.vault.openReport(forPolice)).rejects.toThrow('broken')
})

it('of a caller whose language nobody asked for, none is said', async () => {
  const report = { ...said, language: '' }
  const call = await sealCall(rosa, report, await makeReceipt(rosa))
  await sendCall(rosa, call, { ...report, by: 'telephone' })
  expect(await rosa.api.reports.read({ track: call.id })).toMatchObject({ language: null })
})
