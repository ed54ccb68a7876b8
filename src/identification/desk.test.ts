// The hotline's desk: a call is sealed like a message from the web, a silent call costs one key, and whoever carries no
// key of the desk sees nothing of either.

import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { publicHouse } from '../../test/telephone.ts'
import { asOwner } from '../database/open.ts'
import { createClient } from '../api/client.ts'
import { mount } from '../http/mount.ts'
import { newKeyPair, newSecret } from '../sealing/keys.ts'
import { toText } from '../sealing/text.ts'
import { everyPage } from '../client/all-pages.ts'
import { helpApi } from './api.ts'
import { answerRequest, openRequest } from './client/answer-request.ts'
import { sealRequest, sendRequest } from './client/send-request.ts'
import { makeReceipt, sealCall, sendCall } from './client/take-call.ts'
import { emptyReport, signedBy } from './report.ts'
import { helpHandlers } from './server/reports.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const rosa = await network.organisation('Helpline', 'hotline', ['hotline'])
const leyla = await network.organisation('Harbour House', 'ngo', ['caseworker'])

async function takeCall(id: string, story: string, language = 'es') {
  const report = { ...emptyReport('help', language), safe: 'no' as const, story }
  const call = await sealCall(rosa, report, await makeReceipt(rosa), id)
  return { words: call.words, opened: await sendCall(rosa, call, { ...report, by: 'telephone' }) }
}

const help = new Hono()
mount(
  help,
  { host: { ...publicHouse(database), spend: async () => undefined }, headers: {} },
  helpApi,
  helpHandlers,
)

const page = createClient({ help: helpApi }, (path, init) => Promise.resolve(help.request(path, init)))

/** Somebody asks on the public page, sealed there. Answers with how the same person writes again. */
async function ask(id: string, urgency: 'now' | 'routine') {
  const [enc, sig] = await Promise.all([newKeyPair('enc'), newKeyPair('sig')])
  const locator = newSecret(16)
  const keys = {
    locator: toText(locator),
    encPublic: toText(enc.pair.publicKey),
    sigPublic: toText(sig.pair.publicKey),
  }
  const { publicKey } = await rosa.api.reports.lock({})
  const report = {
    ...emptyReport('help', 'es'),
    safe: urgency === 'now' ? ('no' as const) : ('yes' as const),
  }
  await sendRequest(page.help, await sealRequest(publicKey, report, { words: '', keys }, { id, of: '' }))
  return async (n: number) => {
    const ciphertext = Uint8Array.from([1, ...newSecret(300)])
    const by = await signedBy({ locator, sig: sig.pair }, { add: n, ciphertext })
    await page.help.add({ locator: keys.locator, n, ciphertext: toText(ciphertext), by })
  }
}

/** The answers that are owed to a request, and in how many minutes each is. */
const owed = (track: string) =>
  asOwner(database, async (client) => {
    const { rows } = await client.query<{ clock: string; minutes: number }>(
      `select clock, round(extract(epoch from due_at - now()) / 60)::int as minutes from clocks
       where track = $1 and stopped_at is null`,
      [track],
    )
    return rows.map(({ clock, minutes }) => [clock, minutes])
  })

/** What was sent, opened at the desk. */
const openAtDesk = async (track: string) => openRequest(rosa, await rosa.api.reports.read({ track }))

/** The desk writes the next answer of a thread that it has opened. */
const answer = async (track: string, text: string) =>
  answerRequest(rosa, await rosa.api.reports.read({ track }), text)

describe('the hotline', () => {
  const id = newId()
  const story = 'He has my passport and says I owe him.'

  it('records a call sealed and counts it as answered at once', async () => {
    const { opened, words } = await takeCall(id, story)
    expect(opened.state).toBe('in_dialogue')
    expect(words.replaceAll(/\D/g, '')).toHaveLength(16)
    const { reports } = await rosa.api.reports.list({})
    expect(reports).toEqual([
      expect.objectContaining({ track: id, channel: 'telephone', urgency: 'now', dueAt: null }),
    ])
  })

  it('is told which key the public page shows: that of its own verified log', async () => {
    const { circle, publicKey } = await rosa.api.reports.lock({})
    const { circles } = await rosa.vault.viewLog({ organisation: rosa.organisation })
    expect(circles.find(({ id: own }) => own === circle)?.publicKey).toBe(publicKey)
    expect(circle).toBe(rosa.circle)
  })

  it('reads a call again at the desk and answers in the same thread', async () => {
    const { report } = await openAtDesk(id)
    expect(report).toMatchObject({ story })
    await answer(id, 'We are here.')
    expect((await rosa.api.reports.read({ track: id })).messages).toHaveLength(1)
  })

  it('reaches every request of a flood page by page, once each, those in danger first', async () => {
    const flood = Array.from({ length: 205 }, () => newId())
    for (const one of flood) await ask(one, 'now')
    const calm = newId()
    await ask(calm, 'routine')
    const pages = await everyPage((after) => rosa.api.reports.list(after ? { after } : {}))
    expect(pages.map(({ reports }) => reports.length)).toEqual([100, 100, 7])
    expect(pages.map(({ total }) => total)).toEqual([207, 207, 207])
    const tracks = pages.flatMap(({ reports }) => reports.map((one) => one.track))
    expect(new Set(tracks)).toEqual(new Set([...flood, calm, id]))
    expect(tracks.at(-1)).toBe(calm)
  })

  it('keeps nobody waiting behind requests in danger that were already helped', async () => {
    const [helped, waits] = [newId(), newId()]
    await ask(helped, 'now')
    await openAtDesk(helped)
    await answer(helped, 'Call us.')
    await rosa.move('contact', 'advise', { id: helped }, { language: 'es', topics: ['safety'] })
    await ask(waits, 'routine')
    const pages = await everyPage((after) => rosa.api.reports.list(after ? { after } : {}))
    const tracks = pages.flatMap(({ reports }) => reports.map((one) => one.track))
    expect(tracks.indexOf(helped)).toBeGreaterThan(tracks.indexOf(waits))
  })

  it('is due to answer by the first message, so that whoever writes again gains no time', async () => {
    const id = newId()
    const write = await ask(id, 'routine')
    await asOwner(database, (client) =>
      client.query("update clocks set due_at = due_at - interval '23 hours' where track = $1", [id]),
    )
    await write(1)
    expect(await owed(id)).toEqual([['contact.reply', 60]])
  })

  it('is due to answer within minutes each time a person in danger writes, the first answer given or not', async () => {
    const id = newId()
    const write = await ask(id, 'now')
    await asOwner(database, (client) =>
      client.query("update clocks set due_at = due_at - interval '10 minutes' where track = $1", [id]),
    )
    await write(1)
    expect(await owed(id)).toEqual([['contact.reply.now', 5]])
    await rosa.move('contact', 'reply', { id })
    expect(await owed(id)).toEqual([])
    await write(2)
    expect(await owed(id)).toEqual([['contact.reply.now', 15]])
  })

  it('closes a silent call with one act, which leaves nothing in the list', async () => {
    const before = await rosa.api.reports.list({})
    expect((await rosa.api.reports.countSilentCall({ id: newId() })).state).toBe('closed')
    expect((await rosa.api.reports.list({})).total).toBe(before.total)
  })

  it('shares nothing with another organisation', async () => {
    await expect(leyla.api.reports.read({ track: id })).rejects.toMatchObject({ code: 'not-found' })
    expect((await leyla.api.reports.list({})).reports).toEqual([])
  })
})

describe('a caller whose language was not asked', () => {
  it('is recorded without a language until one was spoken', async () => {
    const id = newId()
    await takeCall(id, 'Says only her name.', '')
    const spoken = async () => (await rosa.api.reports.read({ track: id })).language
    expect(await spoken()).toBe(null)
    await rosa.move('contact', 'advise', { id }, { language: 'th', topics: ['safety'] })
    expect(await spoken()).toBe('th')
    const pages = await everyPage((after) => rosa.api.reports.list(after ? { after } : {}))
    const listed = pages.flatMap(({ reports }) => reports).find(({ track }) => track === id)
    expect(listed?.language).toBe('th')
  })
})
