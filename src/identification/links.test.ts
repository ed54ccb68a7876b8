// A link for a colleague outside the network: one report, sealed for whoever gave it, until a day; taken back at any time before.

import { expect, it } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { addresses } from '../api/addresses.ts'
import { makeLink } from './client/make-link.ts'
import { openRequest } from './client/answer-request.ts'
import { markOfKey } from './links.ts'

const network = await newNetwork(await testDatabase())
await network.organisation('Night Line', 'hotline', ['hotline'])
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const school = await network.organisation('Riverside School', 'school', ['teacher'])
const other = await network.organisation('North House', 'ngo', ['caseworker'])

const wanted = { givenTo: 'school', days: 7, language: 'en' } as const
const open = (address: string) => network.public.request(new URL(address).pathname)
const form = {
  safe: 'no',
  story: 'A girl of my class sleeps at her desk.',
  teller: 'Ms Hale, teacher',
  id: crypto.randomUUID(),
}

/** As a browser without script sends it. */
async function tell(
  address: string,
  fields: Record<string, string>,
): Promise<{ status: number; text: string }> {
  const path = new URL(address).pathname
  const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://127.0.0.1:4601' }
  const sent = await network.public.request(path, {
    method: 'POST',
    headers,
    body: new URLSearchParams(fields),
  })
  const next = sent.headers.get('location')
  const shown = sent.status === 303 && next ? await network.public.request(next) : sent
  return { status: shown.status, text: await shown.text() }
}

it('brings one report to the house that gave it, which reads who tells it, and none after that', async () => {
  const { address, id } = await makeLink(amara, wanted)
  expect(new URL(address).pathname.startsWith(`/en${addresses.link}/`)).toBe(true)
  const page = await open(address)
  expect(page.status).toBe(200)
  const shown = await page.text()
  expect(shown).toContain('Tell of somebody you met')
  // The mark in the address is that of the key on the page.
  const [, key = ''] = /data-desk="([\w-]+)"/.exec(shown) ?? []
  expect(new URL(address).hash.slice(1)).toBe(await markOfKey(key))
  const told = await tell(address, form)
  expect(told.text).toContain('<output')
  const { reports } = await amara.api.reports.list({ closed: 'no' })
  expect(reports).toMatchObject([{ channel: 'link', urgency: 'now', unread: true }])
  const contact = await amara.api.reports.read({ track: reports[0]!.track })
  const { report } = await openRequest(amara, contact)
  expect(report).toMatchObject({ story: form.story, teller: form.teller })
  expect((await other.api.reports.list({ closed: 'no' })).reports).toEqual([])
  expect((await amara.api.links.list({})).links).toMatchObject([{ id, state: 'used', givenTo: 'school' }])
  expect((await open(address)).status).toBe(404)
  expect((await tell(address, { ...form, story: 'Another.' })).text).toContain('not open any more')
})

it('is taken back by the house that gave it and by no other, and opens nothing then or after its day', async () => {
  const { address, id } = await makeLink(amara, wanted)
  await expect(other.api.links.revoke({ id })).rejects.toMatchObject({ code: 'not-found' })
  expect((await open(address)).status).toBe(200)
  await amara.api.links.revoke({ id })
  const closed = await open(address)
  expect(closed.status).toBe(404)
  expect(await closed.text()).toContain('not open any more')
  const late = await makeLink(amara, { ...wanted, days: 1 })
  network.travel(2)
  expect((await open(late.address)).status).toBe(404)
  expect((await tell(late.address, form)).text).toContain('not open any more')
  network.travel(-2)
})

it('cannot be guessed, and no role that reads no contacts gives one out', async () => {
  expect((await network.public.request(`/en${addresses.link}/${'A'.repeat(43)}`)).status).toBe(404)
  expect((await network.public.request(`/en${addresses.link}/short`)).status).toBe(404)
  await expect(school.api.links.list({})).rejects.toMatchObject({ code: 'not-allowed' })
})
