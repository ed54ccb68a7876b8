// The receipt of a request: what opens it, and how long.
import { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import { addresses } from '../api/addresses.ts'
import { bareOrganisation } from '../../test/bare-organisation.ts'
import { testDatabase } from '../../test/database.ts'
import { pagesOf, publicHouse, secrets, telephone } from '../../test/telephone.ts'
import { as } from '../database/as.ts'
import { asOwner } from '../database/open.ts'
import { mount } from '../http/mount.ts'
import { keysOnServer } from '../http/words.ts'
import { newKeyPair, newSecret } from '../sealing/keys.ts'
import { writerMark } from '../sealing/report.ts'
import { fromText, toText } from '../sealing/text.ts'
import { helpApi } from './api.ts'
import { signedBy } from './report.ts'
import { forgetReports, helpHandlers } from './server/reports.ts'

const database = await testDatabase()
const app = pagesOf(publicHouse(database), { patient: true })
const sixteen = (html: string) => /<output class="g">([\d ]+)<\/output>/.exec(html)?.[1] ?? ''

beforeAll(async () => {
  const { pair } = await newKeyPair('enc')
  await bareOrganisation(database, 'hotline', 'Night Line', pair.publicKey)
})

describe('a receipt', () => {
  it('of eight words is given to whoever asks for words, and opens the same as digits', async () => {
    const phone = telephone(app)
    const html = await (
      await phone.post(`/en${addresses.help}`, { story: 'I have no paper.', receipt: 'words' })
    ).text()
    const eight = /<output class="g">([a-z ]+)<\/output>/.exec(html)?.[1] ?? ''
    expect(eight.split(' ')).toHaveLength(8)
    expect(await (await phone.post(`/en${addresses.receipt}`, { numbers: '', words: '1' })).text()).toContain(
      'inputmode="text"',
    )
    expect(
      await (await phone.post(`/en${addresses.receipt}`, { numbers: eight, open: '1' })).text(),
    ).toContain('I have no paper.')
  })

  it('shows that an empty line was not sent, and says nothing of it when only opened', async () => {
    const phone = telephone(app)
    const html = await (await phone.post(`/en${addresses.help}`, { story: 'I have no paper.' })).text()
    const numbers = /<output class="g">([\d ]+)<\/output>/.exec(html)?.[1] ?? ''
    const missing = 'Please write something first'
    const sent = await (
      await phone.post(`/en${addresses.receipt}`, { numbers, send: '1', text: ' \r\n' })
    ).text()
    expect(sent).toContain(missing)
    expect(sent).not.toContain('It is sent')
    expect(await (await phone.post(`/en${addresses.receipt}`, { numbers, open: '1' })).text()).not.toContain(
      missing,
    )
  })

  it('forgets its messages ninety days after the last one, and keeps that somebody asked', async () => {
    const phone = telephone(app)
    const digits = sixteen(await (await phone.post(`/en${addresses.help}`, { story: 'Call me.' })).text())
    const { locator } = await keysOnServer(secrets.oprf, digits, { purpose: 'receipt' })
    const track = await asOwner(
      database,
      async (client) =>
        (await client.query('select track from reports where locator = $1', [Buffer.from(locator)])).rows[0]
          .track as string,
    )
    await phone.post(`/en${addresses.receipt}`, { numbers: digits, send: '1', text: 'Please.' })
    await asOwner(database, (client) =>
      client.query('update reports set day = day - 200 where track = $1', [track]),
    )
    const forget = (days: number) =>
      as(database, { kind: 'system' }, (tx) => forgetReports(tx, new Date(Date.now() + days * 86_400_000)))
    await forget(89)
    expect((await phone.post(`/en${addresses.receipt}`, { numbers: digits, open: '1' })).status).toBe(200)
    expect(await forget(92)).toBeGreaterThan(0)
    expect((await phone.post(`/en${addresses.receipt}`, { numbers: digits, open: '1' })).status).toBe(422)
    const left = await asOwner(database, async (client) => ({
      lines: (await client.query('select 1 from report_messages where track = $1', [track])).rowCount,
      track: (await client.query('select state from tracks where id = $1', [track])).rows,
    }))
    expect(left).toEqual({ lines: 0, track: [{ state: 'new' }] })
  })

  it('typed without script is opened in memory only, and the page says so', async () => {
    expect(await (await app.request(`/en${addresses.receipt}`)).text()).toContain(
      'in memory only. It keeps no open copy.',
    )
  })
})

describe('somebody who knows only the locator, from the desk or a stolen database,', () => {
  const api = new Hono()
  mount(
    api,
    { host: { ...publicHouse(database), spend: async () => undefined }, headers: {} },
    helpApi,
    helpHandlers,
  )
  const post = (path: string, body: object) =>
    api.request(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })

  it('can neither delete a request nor write as its author, which takes the digits', async () => {
    const phone = telephone(app)
    const digits = sixteen(
      await (await phone.post(`/en${addresses.help}`, { story: 'Nobody else may.' })).text(),
    )
    const keys = await keysOnServer(secrets.oprf, digits, { purpose: 'receipt' })
    const locator = toText(keys.locator)
    const other = await keysOnServer(secrets.oprf, '1111222233334444', { purpose: 'receipt' })
    const ciphertext = toText(Uint8Array.from([1, ...newSecret(300)]))
    const add = { add: 1, ciphertext: fromText(ciphertext) } as const
    const asked = async (path: string, body: object) => (await post(path, body)).status
    // Another key, the right key over something else, another line, another place: each as if there were no such request.
    const strange = { ...other, locator: keys.locator }
    for (const by of [
      await signedBy(strange, 'leave'),
      { ...(await signedBy(strange, 'leave')), publicKey: toText(keys.sig.publicKey) },
      await signedBy(keys, add),
      await signedBy({ ...keys, locator: other.locator }, 'leave'),
    ])
      expect(await asked('/api/help/delete', { locator, by })).toBe(404)
    for (const by of [
      await signedBy(strange, add),
      await signedBy(keys, 'leave'),
      await signedBy(keys, { ...add, add: 2 }),
      await signedBy(keys, { ...add, ciphertext: newSecret(64) }),
    ])
      expect(await asked('/api/help/add', { locator, n: 1, ciphertext, by })).toBe(404)
    expect(await asked('/api/help/delete', { locator })).toBe(422)
    expect(
      await (await phone.post(`/en${addresses.receipt}`, { numbers: digits, open: '1' })).text(),
    ).toContain('Nobody else may.')
    expect(await asked('/api/help/add', { locator, n: 1, ciphertext, by: await signedBy(keys, add) })).toBe(
      200,
    )
    expect(await asked('/api/help/delete', { locator, by: await signedBy(keys, 'leave') })).toBe(200)
    expect((await phone.post(`/en${addresses.receipt}`, { numbers: digits, open: '1' })).status).toBe(422)
  })

  it('finds in the database only the hash of that key', async () => {
    const digits = sixteen(
      await (await telephone(app).post(`/en${addresses.help}`, { story: 'One more.' })).text(),
    )
    const { locator, sig } = await keysOnServer(secrets.oprf, digits, { purpose: 'receipt' })
    const { rows } = await asOwner(database, (client) =>
      client.query<{ writer: Buffer; row: string }>(
        'select writer, r::text as row from reports r where locator = $1',
        [Buffer.from(locator)],
      ),
    )
    expect(rows[0]!.writer).toEqual(Buffer.from(await writerMark(sig.publicKey)))
    expect(rows[0]!.row).not.toContain(Buffer.from(sig.publicKey).toString('hex'))
  })
})
