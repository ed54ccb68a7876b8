// The receipt of a request: what opens it, how long, and what its timing gives away.
import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { pagesOf, publicHouse, secrets, telephone } from '../../test/telephone.ts'
import { as } from '../database/as.ts'
import { asOwner } from '../database/open.ts'
import { keysOnServer } from '../http/words.ts'
import { newKeyPair } from '../sealing/keys.ts'
import { newCardWords } from '../sealing/words.ts'
import { forgetReports } from './server.ts'

const database = await testDatabase()
const app = pagesOf(publicHouse(database), { patient: true })
const sixteen = (html: string) => /<output class="g">([\d ]+)<\/output>/.exec(html)?.[1] ?? ''

beforeAll(async () => {
  const { pair } = await newKeyPair('enc')
  await asOwner(database, async (client) => {
    const { rows } = await client.query(
      "insert into organisations (kind, name, joined_at) values ('hotline', 'Night Line', now()) returning id",
    )
    await client.query(
      "insert into circles (organisation, kind, public_key, made_at) values ($1, 'organisation', $2, now())",
      [rows[0].id, Buffer.from(pair.publicKey)],
    )
  })
})

describe('a receipt', () => {
  it('gives eight words instead of digits to who asks, and they open the same', async () => {
    const phone = telephone(app)
    const html = await (await phone.post('/en/1', { story: 'I have no paper.', receipt: 'words' })).text()
    const eight = /<output class="g">([a-z ]+)<\/output>/.exec(html)?.[1] ?? ''
    expect(eight.split(' ')).toHaveLength(8)
    expect(await (await phone.post('/en/4', { numbers: '', words: '1' })).text()).toContain(
      'inputmode="text"',
    )
    expect(await (await phone.post('/en/4', { numbers: eight, open: '1' })).text()).toContain(
      'I have no paper.',
    )
  })

  it('forgets the words ninety days after the last line, and keeps that somebody asked', async () => {
    const phone = telephone(app)
    const track = '0198b0a0-0000-7000-8000-00000000000b'
    const digits = sixteen(await (await phone.post('/en/1', { id: track, story: 'Call me.' })).text())
    await phone.post('/en/4', { numbers: digits, send: '1', text: 'Please.' })
    await asOwner(database, (client) =>
      client.query('update reports set day = day - 200 where track = $1', [track]),
    )
    const forget = (days: number) =>
      as(database, { kind: 'system' }, (tx) => forgetReports(tx, new Date(Date.now() + days * 86_400_000)))
    await forget(89)
    expect((await phone.post('/en/4', { numbers: digits, open: '1' })).status).toBe(200)
    expect(await forget(92)).toBeGreaterThan(0)
    expect((await phone.post('/en/4', { numbers: digits, open: '1' })).status).toBe(422)
    const left = await asOwner(database, async (client) => ({
      lines: (await client.query('select 1 from report_messages where track = $1', [track])).rowCount,
      track: (await client.query('select state from tracks where id = $1', [track])).rows,
    }))
    expect(left).toEqual({ lines: 0, track: [{ state: 'new' }] })
  })

  it('says of numbers and lines typed without script that they are opened in memory only', async () => {
    expect(await (await app.request('/en/4')).text()).toContain('in memory only. It keeps no open copy.')
  })
})

describe('what the clock tells', { timeout: 300_000 }, () => {
  const rounds = 20
  const median = (times: number[]) => times.toSorted((a, b) => a - b)[rounds / 2]!
  /** Medians of a hit and a miss, in milliseconds, taken in turns so that the machine's mood meets both alike. */
  async function compare(hit: () => Promise<unknown>, miss: () => Promise<unknown>) {
    const times = { hit: [] as number[], miss: [] as number[] }
    for (let n = 0; n < rounds; n += 1)
      for (const [name, ask] of [
        ['hit', hit],
        ['miss', miss],
      ] as const) {
        const from = performance.now()
        await ask()
        times[name].push(performance.now() - from)
      }
    return { hit: median(times.hit), miss: median(times.miss) }
  }

  it('is not whether a receipt exists', async () => {
    const phone = telephone(app)
    const digits = sixteen(await (await phone.post('/en/1', { story: 'Is anybody there?' })).text())
    const ask = (numbers: string) => phone.post('/en/4', { numbers, open: '1' })
    expect((await ask(digits)).status).toBe(200)
    const { hit, miss } = await compare(
      () => ask(digits),
      () => ask('1234 5678 9012 3456'),
    )
    process.stderr.write(`receipt: hit ${hit.toFixed(0)} ms, miss ${miss.toFixed(0)} ms\n`)
    expect(Math.abs(hit - miss)).toBeLessThan(0.25 * miss)
  })

  it('is not whether a card exists', async () => {
    const fresh = newCardWords()
    const keys = await keysOnServer(secrets.oprf, fresh, 'card')
    await asOwner(database, (client) =>
      client.query('select app.make_card($1, $2, $3, $4, $5)', [
        Buffer.from(keys.locator),
        Buffer.from(keys.enc.publicKey),
        Buffer.from(keys.sig.publicKey),
        'es',
        new Date(),
      ]),
    )
    const ask = (typed: string) => telephone(app).post('/en/6', { words: typed })
    expect((await ask(fresh)).status).toBe(303)
    const { hit, miss } = await compare(
      () => ask(fresh),
      () => ask(newCardWords()),
    )
    process.stderr.write(`card: hit ${hit.toFixed(0)} ms, miss ${miss.toFixed(0)} ms\n`)
    expect(Math.abs(hit - miss)).toBeLessThan(0.25 * miss)
  })
})
