// What the time of an answer tells of a receipt or a card: nothing. Words are stretched as CCP/1 says here.
import type { PoolClient } from 'pg'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { addresses } from '../api/addresses.ts'
import { bareOrganisation } from '../../test/bare-organisation.ts'
import { testDatabase } from '../../test/database.ts'
import { pagesOf, publicHouse, secrets, telephone } from '../../test/telephone.ts'
import { asOwner } from '../database/open.ts'
import { keysOnServer } from '../http/words.ts'
import { newKeyPair } from '../sealing/keys.ts'
import { newCardWords } from '../sealing/words.ts'

const database = await testDatabase()
const app = pagesOf(publicHouse(database), { patient: true })
const sixteen = (html: string) => /<output class="g">([\d ]+)<\/output>/.exec(html)?.[1] ?? ''

beforeAll(async () => {
  const { pair } = await newKeyPair('enc')
  await bareOrganisation(database, 'hotline', 'Night Line', pair.publicKey)
})

describe('the time of an answer', { timeout: 300_000 }, () => {
  const rounds = Number(process.env['CLOCK_ROUNDS'] ?? 4)
  const median = (times: number[]) => times.toSorted((a, b) => a - b)[rounds / 2]!
  /**
   * Medians of the work for a hit and for a miss, taken in turns: milliseconds of processor time of this process with all of its
   * threads. On a busy machine the clock on the wall tells what others do; this tells what is done here.
   */
  async function work(hit: () => Promise<unknown>, miss: () => Promise<unknown>) {
    const times = { hit: [] as number[], miss: [] as number[] }
    for (let n = 0; n < rounds; n += 1)
      for (const [name, ask] of [
        ['hit', hit],
        ['miss', miss],
      ] as const) {
        const before = process.cpuUsage()
        await ask()
        const { user, system } = process.cpuUsage(before)
        times[name].push((user + system) / 1000)
      }
    return { hit: median(times.hit), miss: median(times.miss) }
  }

  /** What the database is asked on the way, statement by statement. */
  async function statementsOf(ask: () => Promise<unknown>): Promise<string[]> {
    const said: string[] = []
    const heard = new Set<PoolClient>()
    const taken = (client: PoolClient) => {
      if (heard.has(client)) return
      heard.add(client)
      const query = client.query.bind(client) as (config: string | { text: string }) => unknown
      const spy = (config: string | { text: string }) => {
        said.push(typeof config === 'string' ? config : config.text)
        return query(config)
      }
      vi.spyOn(client, 'query').mockImplementation(spy)
    }
    database.pool.on('acquire', taken)
    await ask()
    database.pool.off('acquire', taken)
    vi.restoreAllMocks()
    return said
  }

  /** Somebody wrote; how their receipt is asked for, and its digits. */
  async function receiptOf() {
    const phone = telephone(app)
    const digits = sixteen(
      await (await phone.post(`/en${addresses.help}`, { story: 'Is anybody there?' })).text(),
    )
    const ask = (numbers: string) => phone.post(`/en${addresses.receipt}`, { numbers, open: '1' })
    return { ask, digits }
  }

  it('does not tell whether a receipt exists: the same query is done', async () => {
    const { ask, digits } = await receiptOf()
    expect((await ask(digits)).status).toBe(200)
    const asked = await statementsOf(() => ask(digits))
    expect(asked.length).toBeGreaterThan(2)
    expect(await statementsOf(() => ask('1234 5678 9012 3456'))).toEqual(asked)
  })

  const inSoak = process.env['CLOCK_ROUNDS'] ? ['the same work is done'] : []
  it.each(inSoak)('does not tell whether a receipt exists: %s', async () => {
    const { ask, digits } = await receiptOf()
    const { hit, miss } = await work(
      () => ask(digits),
      () => ask('1234 5678 9012 3456'),
    )
    process.stderr.write(`receipt: hit ${hit.toFixed(0)} ms, miss ${miss.toFixed(0)} ms\n`)
    expect(Math.abs(hit - miss)).toBeLessThan(0.25 * Math.min(hit, miss))
  })

  it('does not tell whether an access card exists', async () => {
    const fresh = newCardWords()
    const keys = await keysOnServer(secrets.oprf, fresh, { purpose: 'card' })
    await asOwner(database, (client) =>
      client.query('select app.make_card($1, $2, $3, $4, $5)', [
        Buffer.from(keys.locator),
        Buffer.from(keys.enc.publicKey),
        Buffer.from(keys.sig.publicKey),
        'es',
        new Date(),
      ]),
    )
    const ask = (typed: string) => telephone(app).post(`/en${addresses.enter}`, { words: typed })
    expect((await ask(fresh)).status).toBe(303)
    const { hit, miss } = await work(
      () => ask(fresh),
      () => ask(newCardWords()),
    )
    process.stderr.write(`card: hit ${hit.toFixed(0)} ms, miss ${miss.toFixed(0)} ms\n`)
    expect(Math.abs(hit - miss)).toBeLessThan(0.25 * Math.min(hit, miss))
  })
})
