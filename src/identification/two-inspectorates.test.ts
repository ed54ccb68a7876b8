// Two inspectorates, each for its own district. Mariam works in the north; what she writes is locked for the office there, and the one in the
// south neither sees nor opens it, whether this computer locks it or hers.

import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { telephone } from '../../test/telephone.ts'
import { addresses } from '../api/addresses.ts'
import { asOwner } from '../database/open.ts'
import { createVault } from '../sealing/vault.ts'
import { openRequest } from './client/answer-request.ts'
import { newReceipt, sealRequest } from './client/send-request.ts'
import { emptyReport } from './report.ts'

const database = await testDatabase()
const network = await newNetwork(database, { unlimited: true })
const phone = telephone(network.public)
const form = `/en${addresses.labourComplaint}`
const south = await network.organisation('Inspectorate South', 'labour_inspectorate', ['inspector'])
const alone = await (await phone.get(form)).text()
const north = await network.organisation('Inspectorate North', 'labour_inspectorate', ['inspector'])
const unplaced = await (await phone.get(form)).text()
await asOwner(database, (client) =>
  client.query(
    'update organisations set district = case id when $1 then $2 else $3 end where id in ($1, $4)',
    [north.organisation, 'North', 'South', south.organisation],
  ),
)
const listed = async (who: typeof north) =>
  (await who.api.reports.list({ kind: 'labour_complaint' })).reports.map(({ track }) => track)
const storyAt = async (who: typeof north, track: string) =>
  (await openRequest(who, await who.api.reports.read({ track }))).report.story

describe('of two inspectorates', () => {
  it('the page asks where the work is, and asks nothing where there is only one', async () => {
    expect(alone).not.toContain('Where is the work?')
    const page = await (await phone.get(form)).text()
    for (const words of ['Where is the work?', 'North', 'South', 'Inspectorate North'])
      expect(page).toContain(words)
  })

  it('the page names two that said no district by their names alone, as nobody could choose between two of *elsewhere*', () => {
    expect(unplaced).toContain('Inspectorate South')
    expect(unplaced).toContain('Inspectorate North')
    expect(unplaced).not.toContain('Elsewhere')
  })

  it('none gets a word before one was chosen, and what was typed stays', async () => {
    for (const desk of ['', '999999']) {
      const page = await phone.post(form, { story: 'Qzxnorth: no pay', desk, send: '1' })
      const text = await page.text()
      expect(page.status).toBe(422)
      expect(text).toContain('Say where the work is')
      expect(text).toContain('Qzxnorth: no pay')
    }
    expect([await listed(north), await listed(south)]).toEqual([[], []])
  })

  it('the one of her district gets what she writes without script, and the other does not', async () => {
    const sent = await phone.post(form, { story: 'Qzxnorth: no pay', desk: String(north.circle), send: '1' })
    expect(await sent.text()).toMatch(/\d{4} \d{4} \d{4} \d{4}/)
    const [track] = await listed(north)
    expect(await listed(south)).toEqual([])
    expect(await storyAt(north, track!)).toBe('Qzxnorth: no pay')
    await expect(south.api.reports.read({ track: track! })).rejects.toMatchObject({ code: 'not-found' })
  })

  it('the one of her district gets what her browser has locked for it', async () => {
    const { api } = north
    const key = async (who: typeof north) =>
      (await who.api.reports.lock({ of: 'labour_complaint' })).publicKey
    const [ofNorth, ofSouth] = [await key(north), await key(south)]
    expect(ofNorth).not.toBe(ofSouth)
    const page = await (await phone.get(form)).text()
    expect(page).toContain(`value="${north.circle}"`)
    expect(page).toContain(`data-desk="${ofNorth}"`)
    const receipt = await newReceipt(
      createVault(),
      { evaluate: (input) => api.accounts.evaluateWords(input) },
      false,
    )
    const report = { ...emptyReport('labour', 'en'), story: 'Qzxbrowser: no pay' }
    const { body } = await sealRequest(ofNorth, report, receipt)
    const answer = await network.public.request('/api/help', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': body.id },
      body: JSON.stringify({ ...body, desk: north.circle }),
    })
    expect(answer.status).toBe(200)
    expect(await storyAt(north, body.id)).toBe('Qzxbrowser: no pay')
    expect(await listed(south)).toEqual([])
  })
})
