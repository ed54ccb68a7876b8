// Rosa hangs up a poster; people scan it and ask for help. She learns how many from ten on, and no request knows by which poster it came.

import { expect, it } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { telephone } from '../../test/telephone.ts'
import { addresses, addressOfCampaign } from '../api/addresses.ts'
import { asOwner } from '../database/open.ts'
import { threshold } from '../api/threshold.ts'
import { isCampaignCode } from './campaigns.ts'
import { makeCampaign, newCode } from './client/make-campaign.ts'

const database = await testDatabase()
const network = await newNetwork(database, { unlimited: true })
const rosa = await network.organisation('Helpline', 'hotline', ['hotline'])
const leyla = await network.organisation('Night Line', 'ngo', ['hotline'])
const phone = telephone(network.public)
const code = await makeCampaign(rosa, 'transport')

/** Somebody scans it and sends what the form holds. */
async function asks(by: string, story: string): Promise<string> {
  const form = await (await phone.get(`/es${addressOfCampaign(by)}`)).text()
  const campaign = /name="campaign" value="([^"]*)"/.exec(form)?.[1] ?? ''
  const page = await (
    await phone.post(`/es${addressOfCampaign(by)}`, { campaign, story, safe: 'no', send: '1' })
  ).text()
  return /\d{4} \d{4} \d{4} \d{4}/.exec(page)?.[0] ?? ''
}
const poster = async (of = rosa) =>
  (await of.api.campaigns.list({})).campaigns.find((one) => one.code === code)

it('tells how many came by it from ten on, in all and this month, and to its own organisation alone', async () => {
  expect((await poster())?.contacts).toBe(0)
  const receipts: string[] = []
  for (let n = 1; n < threshold; n += 1) receipts.push(await asks(code, `Story ${n}`))
  expect(await poster()).toMatchObject({ contacts: null, thisMonth: null })
  receipts.push(await asks(code, 'The tenth'))
  expect(await poster()).toMatchObject({ contacts: 10, thisMonth: 10 })
  expect(await poster(leyla)).toBeUndefined()
  // Three of ten come back to read.
  expect((await rosa.api.campaigns.list({})).back).toEqual({ asked: 10, share: 0 })
  for (const numbers of receipts.slice(0, 3))
    await phone.post(`/es${addresses.receipt}`, { numbers, open: '1' })
  expect((await rosa.api.campaigns.list({})).back).toEqual({ asked: 10, share: 30 })
})

it('leads to the form without counting where it is taken down or no code at all, and no request knows of it', async () => {
  const { id = '' } = (await poster()) ?? {}
  await rosa.api.campaigns.end({ id })
  expect(await asks(code, 'After the poster')).not.toBe('')
  expect(await asks('zzzzzz', 'By a code of nobody')).not.toBe('')
  expect(await poster()).toMatchObject({ contacts: 10 })
  const stored = await asOwner(database, async (client) => {
    const { rows } = await client.query<{ row: string }>(
      `select to_jsonb(r)::text as row from reports r union all select to_jsonb(e)::text from track_events e
       union all select to_jsonb(t)::text from tracks t`,
    )
    return rows.map(({ row }) => row).join('\n')
  })
  expect(stored).not.toContain(code)
})

it('is printed in each of six languages, with a square, and nobody is named on it', async () => {
  for (const language of ['en', 'es', 'fr', 'ar', 'uk', 'th']) {
    const page = await (await phone.get(`/${language}${addressOfCampaign(code, 'poster')}`)).text()
    expect(page).toContain(`/${language}${addressOfCampaign(code)}`)
    expect(page).toContain('<path d="M')
    expect(page).not.toContain('Helpline')
    expect(Buffer.byteLength(page)).toBeLessThanOrEqual(14 * 1024)
  }
})

it('draws a code of letters that nobody takes for others', () => {
  const drawn = Array.from({ length: 50 }, newCode)
  expect(drawn.every(isCampaignCode)).toBe(true)
  expect(drawn.join('')).not.toMatch(/[il01o]/)
})
