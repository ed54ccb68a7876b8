// The hotline's desk: a call is sealed like a message from the web, a silent call costs one key, and whoever carries no
// key of the desk sees nothing of either.

import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { publicHouse } from '../../test/telephone.ts'
import { mount } from '../http/mount.ts'
import { newKeyPair, newSecret } from '../sealing/keys.ts'
import { fromText } from '../sealing/text.ts'
import { everyPage } from '../web/every-page.ts'
import { helpApi } from './api.ts'
import { emptyReport, ownOf, sealFor } from './report.ts'
import { helpHandlers } from './server.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const rosa = await network.organisation('Helpline', 'hotline', ['hotline'])
const leyla = await network.organisation('Harbour House', 'ngo', ['caseworker'])

async function takeCall(id: string, story: string) {
  const { words, blinded } = await rosa.vault.makeWords({ purpose: 'receipt', form: 'receipt-digits' })
  const { evaluated } = await rosa.api.accounts.evaluateWords({ blinded })
  const keys = await rosa.vault.finishWords({ evaluated })
  const { organisations } = await rosa.api.organisations.list({})
  const desk = organisations.find((one) => one.circle === rosa.circle)?.publicKey as string
  const own = ownOf(keys)
  const sealed = await sealFor(fromText(desk), own, { ...emptyReport('help', 'es'), story })
  return {
    words,
    opened: await rosa.api.reports.open({
      id,
      channel: 'telephone',
      urgency: 'now',
      language: 'es',
      ...sealed,
    }),
  }
}

const help = new Hono()
mount(help, { ...publicHouse(database), spend: () => undefined }, helpApi, helpHandlers, {})

/** Somebody asks on the public page, sealed there. */
async function ask(id: string, urgency: 'now' | 'routine') {
  const [enc, sig] = await Promise.all([newKeyPair('enc'), newKeyPair('sig')])
  const own = { locator: newSecret(16), encPublic: enc.pair.publicKey, sigPublic: sig.pair.publicKey }
  const { publicKey } = await rosa.api.reports.lock({})
  const sealed = await sealFor(fromText(publicKey), own, emptyReport('help', 'es'))
  const answer = await help.request('/api/help', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id, urgency, language: 'es', ...sealed }),
  })
  expect(answer.status).toBe(200)
}

/** What was sent, opened at the desk. */
async function openAtDesk(track: string) {
  const { locator, circle, wrapHotline, ciphertext } = await rosa.api.reports.read({ track })
  const sealed = { locator, circleId: circle, wrap: wrapHotline, ciphertext, messages: [] }
  return { locator, ...(await rosa.vault.openReport(sealed)) }
}

/** The desk writes the first answer of a thread that it has opened. */
async function answer(track: string, locator: string, text: string) {
  const first = { locator, n: 1, from: 'hotline', message: { text } } as const
  const { ciphertext } = await rosa.vault.sealReportMessage(first)
  await rosa.api.reports.answer({ track, n: 1, ciphertext })
}

describe('the hotline', () => {
  const id = newId()
  const story = 'He has my passport and says I owe him.'

  it('writes a call down sealed, and counts it as answered at once', async () => {
    const { opened, words } = await takeCall(id, story)
    expect(opened.state).toBe('in_dialogue')
    expect(words.replaceAll(/\D/g, '')).toHaveLength(16)
    const { reports } = await rosa.api.reports.list({})
    expect(reports).toEqual([
      expect.objectContaining({ track: id, channel: 'telephone', urgency: 'now', dueAt: null }),
    ])
  })

  it('is told which key the public page names: the one that its own checked log has', async () => {
    const { circle, publicKey } = await rosa.api.reports.lock({})
    const { circles } = await rosa.vault.viewLog({ organisation: rosa.organisation })
    expect(circles.find(({ id: own }) => own === circle)?.publicKey).toBe(publicKey)
    expect(circle).toBe(rosa.circle)
  })

  it('reads it again from the desk, and answers in the same thread', async () => {
    const { locator, report } = await openAtDesk(id)
    expect(report).toMatchObject({ story })
    await answer(id, locator, 'We are here.')
    expect((await rosa.api.reports.read({ track: id })).messages).toHaveLength(1)
  })

  it('reaches every request of a flood, page by page, each once, those in danger first', async () => {
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

  it('lets nobody wait behind who was in danger and has been helped, however many these are', async () => {
    const [helped, waits] = [newId(), newId()]
    await ask(helped, 'now')
    const { locator } = await openAtDesk(helped)
    await answer(helped, locator, 'Call us.')
    await rosa.move('contact', 'advise', { id: helped }, { language: 'es', topics: ['safety'] })
    await ask(waits, 'routine')
    const pages = await everyPage((after) => rosa.api.reports.list(after ? { after } : {}))
    const tracks = pages.flatMap(({ reports }) => reports.map((one) => one.track))
    expect(tracks.indexOf(helped)).toBeGreaterThan(tracks.indexOf(waits))
  })

  it('closes a silent call with one act, which leaves nothing in the list', async () => {
    const before = await rosa.api.reports.list({})
    expect((await rosa.api.reports.silent({ id: newId() })).state).toBe('closed')
    expect((await rosa.api.reports.list({})).total).toBe(before.total)
  })

  it('shares none of it with another organisation', async () => {
    await expect(leyla.api.reports.read({ track: id })).rejects.toMatchObject({ code: 'not-found' })
    expect((await leyla.api.reports.list({})).reports).toEqual([])
  })
})
