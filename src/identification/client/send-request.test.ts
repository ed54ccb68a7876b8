// Mariam sends a request for help from a browser with script, over a line that breaks: it is there once, and she holds its digits.

import { expect, it } from 'vitest'
import { lineTo } from '../../../demo/actor.ts'
import { testDatabase } from '../../../test/database.ts'
import { newNetwork } from '../../../test/people.ts'
import { telephone } from '../../../test/telephone.ts'
import { addresses } from '../../api/addresses.ts'
import { createClient } from '../../api/client.ts'
import { Problem } from '../../api/problem.ts'
import { createVault } from '../../sealing/vault.ts'
import { helpApi } from '../api.ts'
import { emptyReport } from '../report.ts'
import { openRequest } from './answer-request.ts'
import { newReceipt, sealRequest, sendRequest, type HelpLine } from './send-request.ts'

const network = await newNetwork(await testDatabase(), { unlimited: true })
const rosa = await network.organisation('Helpline', 'hotline', ['hotline'])
const { help } = createClient({ help: helpApi }, lineTo(network.public).send)
const { publicKey: desk } = await rosa.api.reports.lock({})
const said = (story: string) => ({ ...emptyReport('help', 'ar'), safe: 'no' as const, story })
const prepared = async (story: string, id: string = crypto.randomUUID()) =>
  sealRequest(desk, said(story), await newReceipt(createVault(), help, false), { id, of: story })

/** What the desk has, opened. */
async function stories(): Promise<string[]> {
  const { reports } = await rosa.api.reports.list({})
  const opened = reports.map(async ({ track }) =>
    openRequest(rosa, await rosa.api.reports.read({ track })).then(({ report }) => report.story),
  )
  return Promise.all(opened)
}
/** The first answer does not come back. */
function onTram(): Pick<HelpLine, 'submit'> {
  let isLost = false
  return {
    submit: async (...sent) => {
      const answer = await help.submit(...sent)
      if (isLost) return answer
      isLost = true
      throw new Problem('unavailable')
    },
  }
}

it('what Mariam wrote is opened by the desk and by her digits, and how soon somebody must look stands beside it', async () => {
  const request = await prepared('He keeps the key.')
  await sendRequest(help, request)
  expect(await stories()).toContain('He keeps the key.')
  expect(request.body).toMatchObject({ urgency: 'now', language: 'ar' })
  const fields = { numbers: request.digits, open: '1' }
  const page = await telephone(network.public).post(`/en${addresses.receipt}`, fields)
  expect(await page.text()).toContain('He keeps the key.')
})

it('Mariam presses again because no answer came, and the desk has one request', async () => {
  const request = await prepared('We are four.')
  const line = onTram()
  await expect(sendRequest(line, request)).rejects.toMatchObject({ code: 'unavailable' })
  await sendRequest(line, request)
  await sendRequest(line, request)
  expect((await stories()).filter((one) => one === 'We are four.')).toHaveLength(1)
})

it('a page that was put back as it was sends another request under a name of its own, and none is lost', async () => {
  const first = await prepared('The first.')
  await sendRequest(help, first)
  const second = await prepared('The second.', first.body.id)
  await sendRequest(help, second)
  expect(second.body.id).not.toBe(first.body.id)
  expect(await stories()).toEqual(expect.arrayContaining(['The first.', 'The second.']))
})
