// Mariam has her thread open on one server, Rosa answers at another: each hears that the other is here, and Mariam that something new stands
// there; no word of it travels.

import { expect, it, vi } from 'vitest'
import { anotherServer } from '../../test/another-server.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { publicHouse, telephone } from '../../test/telephone.ts'
import { addresses } from '../api/addresses.ts'
import { as } from '../database/as.ts'
import { answerRequest, openRequest } from './client/answer-request.ts'
import { liveThreads, mostOpen, mostPerAddress } from './server/live.ts'
import { forgetPresence } from './server/presence.ts'

const database = await testDatabase()
const network = await newNetwork(database, { unlimited: true })
const rosa = await network.organisation('Helpline', 'hotline', ['hotline'])
const second = anotherServer(network)
const phone = telephone(network.public)

/** A request, opened again by its numbers: how an open page of it listens. */
async function asks(story: string) {
  const page = await (await phone.post(`/en${addresses.help}`, { story, safe: 'no', send: '1' })).text()
  const numbers = /\d{4} \d{4} \d{4} \d{4}/.exec(page)?.[0] ?? ''
  const opened = await (await phone.post(`/en${addresses.receipt}`, { numbers, open: '1' })).text()
  const { reports } = await rosa.api.reports.list({})
  return { locator: /data-live="([\w-]{22})"/.exec(opened)?.[1] ?? '', track: reports[0]?.track ?? '' }
}

const listen = (locator: string, signal: AbortSignal, host = second.public) =>
  host.request(`/en${addresses.live}`, {
    method: 'POST',
    signal,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ locator }),
  })

/** Reads what is told until something of it is there. */
async function hears(reader: ReadableStreamDefaultReader<Uint8Array>, wanted: string): Promise<string> {
  let told = ''
  while (!told.includes(wanted)) {
    const { done, value } = await reader.read()
    if (done) throw new Error(`never heard ${wanted}: ${told}`)
    told += new TextDecoder().decode(value)
  }
  return told
}

it('tells both sides that the other is here, across two servers, and that something new came', async () => {
  const { locator, track } = await asks('He keeps the key.')
  expect(await rosa.api.reports.attend({ track })).toEqual({ here: false })
  const left = new AbortController()
  const answer = await listen(locator, left.signal)
  expect(answer.headers.get('content-type')).toContain('text/event-stream')
  const reader = answer.body!.getReader() as ReadableStreamDefaultReader<Uint8Array>
  try {
    await hears(reader, 'event: here')
    expect(await rosa.api.reports.attend({ track })).toEqual({ here: true })
    const contact = await rosa.api.reports.read({ track })
    await openRequest(rosa, contact)
    await answerRequest(rosa, contact, 'Are you alone now?')
    expect(await hears(reader, 'data: 1')).not.toContain('alone')
  } finally {
    left.abort()
    await reader.cancel()
  }
})

it('has room for two behind one address, and tells nothing of a receipt that opens nothing', async () => {
  const left = new AbortController()
  const nobody = Buffer.alloc(16, 7).toString('base64url')
  const there = (locator: string) => listen(locator, left.signal, network.public)
  const open = [await there(nobody), await there(nobody)]
  expect(open.map(({ status }) => status)).toEqual([200, 200])
  expect((await there(nobody)).status).toBe(503)
  expect((await there('short')).status).toBe(422)
  for (const { body } of open) await body?.cancel()
  left.abort()
})

it('has room for two hundred at once, each of whom is told, and for the next as soon as one leaves', async () => {
  const { locator } = await asks('I hide behind the shed.')
  const threads = liveThreads(publicHouse(database))
  const told = new Set<number>()
  const open = (n: number) =>
    threads.listen({
      locator: Buffer.from(locator, 'base64url'),
      address: `2001:db8::${Math.floor(n / mostPerAddress)}`,
      told: () => void told.add(n),
    })
  const leaving = Array.from({ length: mostOpen }, (_, n) => open(n))
  expect(leaving.filter((leave) => leave !== undefined)).toHaveLength(200)
  expect(open(mostOpen)).toBeUndefined()
  await vi.waitFor(() => expect(told.size).toBe(200), { timeout: 10_000, interval: 100 })
  leaving[0]?.()
  const last = open(mostOpen)
  expect(last).toBeDefined()
  for (const leave of [...leaving.slice(1), last]) leave?.()
})

it('forgets within minutes that somebody had it open', async () => {
  const { track } = await asks('They lock the door.')
  await rosa.api.reports.attend({ track })
  const forget = (at: Date) => as(database, { kind: 'system' }, (tx) => forgetPresence(tx, at))
  const now = network.state.now()
  await forget(now)
  await forget(new Date(now.getTime() + 120_000))
  expect(await forget(new Date(now.getTime() + 180_000))).toBe(0)
})
