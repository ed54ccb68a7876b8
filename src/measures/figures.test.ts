// A table is published once two people have signed, with noise that the year pays for; and what is spent is spent.

import { describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { addresses, addressOfFigures } from '../api/addresses.ts'
import { asOwner } from '../database/open.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { yearlyCost } from './accuracy.ts'

const database = await testDatabase()
const network = await newNetwork(database, { unlimited: true })
const mina = network.founder
const dina = await network.organisation('Ministry of Labour', 'ministry', ['ministry'])
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const now = network.state.now()
const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1)).toISOString().slice(0, 10)
await asOwner(database, (client) =>
  client.query(
    `insert into stat_facts (id, month, age_band, gender, exploitation, abroad)
      select gen_random_uuid(), $1, 'adult', case when n <= 150 then 'woman' else 'man' end, 'labour', 'yes' from generate_series(1, 200) n`,
    [month],
  ),
)
const ask = async (accuracy: 'rough' | 'fair' | 'fine' = 'fine') => {
  const id = newId()
  await dina.api.figures.ask({ id, attribute: 'gender', across: null, from: month, to: month, accuracy })
  return id
}
const releaseOf = async (id: string) =>
  (await mina.api.figures.list({})).releases.find((one) => one.id === id)
const page = async (path: string) => {
  const answer = await network.public.request(path)
  return { status: answer.status, text: await answer.text(), type: answer.headers.get('content-type') }
}

describe('a table for everybody', () => {
  it('waits for a second person, and nobody reads a figure before', async () => {
    const id = await ask()
    expect(await releaseOf(id)).toMatchObject({ cells: null, publishedAt: null, error: 4, askedByMe: false })
    await expect(dina.api.figures.sign({ id })).rejects.toMatchObject({
      code: 'refused',
      detail: { because: 'another-signs' },
    })
    expect((await page(`/en${addressOfFigures(id, 'json')}`)).status).toBe(404)
    await mina.api.figures.sign({ id })
    const { cells, publishedAt } = (await releaseOf(id))!
    expect(publishedAt).not.toBeNull()
    expect(cells!.map(({ codes }) => codes)).toEqual([['woman'], ['man'], ['other'], ['unknown']])
    // Noise with a spread of two: sixty away would come once in e^450 times.
    for (const [at, n] of [150, 50, 0, 0].entries()) expect(Math.abs(cells![at]!.n! - n)).toBeLessThan(60)
    expect((await mina.api.figures.list({})).budget.spent).toBe(125_000)
  })

  it('is read by everybody, as a page and as files that say how they were made', async () => {
    const html = await page(`/en${addresses.figures}`)
    expect(html.status).toBe(200)
    expect(Buffer.byteLength(html.text)).toBeLessThanOrEqual(14 * 1024)
    const [{ id, cells }] = (await mina.api.figures.list({})).releases as [
      NonNullable<Awaited<ReturnType<typeof releaseOf>>>,
    ]
    expect(html.text).toContain(`<td class="number">${cells![0]!.n}</td>`)
    const json = await page(`/en${addressOfFigures(id, 'json')}`)
    expect(JSON.parse(json.text)).toMatchObject({ cells, error95: 4, rho: 0.125, delta: 1e-6 })
    const csv = await page(`/en${addressOfFigures(id, 'csv')}`)
    expect(csv.type).toContain('text/csv')
    expect(csv.text).toContain(`woman,${cells![0]!.n},4`)
    expect((await page(`/en${addressOfFigures(newId(), 'csv')}`)).status).toBe(404)
    for (const { text } of [html, json, csv]) expect(text).not.toMatch(/founder|Ministry|Harbour/)
  })

  it('is refused when the year’s budget is spent, and then costs nothing and stays unsigned', async () => {
    await mina.api.figures.sign({ id: await ask() })
    const id = await ask('rough')
    await expect(mina.api.figures.sign({ id })).rejects.toMatchObject({
      code: 'refused',
      detail: { because: 'privacy-spent' },
    })
    expect(await releaseOf(id)).toMatchObject({ cells: null })
    expect((await mina.api.figures.list({})).budget).toMatchObject({ spent: yearlyCost, ceiling: yearlyCost })
    await dina.api.figures.takeBack({ id })
    expect(await releaseOf(id)).toBeUndefined()
  })

  it('leaves a ledger that nobody changes, not even its owner', async () => {
    for (const change of ['update privacy_ledger set rho = 1', 'delete from privacy_ledger'])
      await expect(asOwner(database, (client) => client.query(change))).rejects.toThrow(
        'the ledger only grows',
      )
  })

  it('is of months that are over, and nobody’s else to release', async () => {
    const running = `${now.toISOString().slice(0, 7)}-01`
    await expect(
      dina.api.figures.ask({
        id: newId(),
        attribute: 'age',
        across: null,
        from: running,
        to: running,
        accuracy: 'fair',
      }),
    ).rejects.toMatchObject({ code: 'refused' })
    await expect(amara.api.figures.list({})).rejects.toMatchObject({ code: 'not-allowed' })
  })

  it('is never overspent, however many sign at once', async () => {
    network.travel(366)
    const ids: string[] = []
    for (let at = 0; at < 64; at++) ids.push(await ask('rough'))
    const signed = await Promise.allSettled(ids.map((id) => mina.api.figures.sign({ id })))
    expect(signed.filter(({ status }) => status === 'fulfilled')).toHaveLength(yearlyCost / 10_000)
    const { budget, releases } = await mina.api.figures.list({})
    expect(budget.spent).toBe(yearlyCost)
    const [ledger] = await asOwner(database, async (client) => {
      const { rows } = await client.query<{ n: number; rho: number }>(
        `select count(*)::int as n, sum(rho)::int as rho from privacy_ledger where year = $1`,
        [budget.year],
      )
      return rows
    })
    expect(ledger).toEqual({ n: 25, rho: yearlyCost })
    expect(releases.filter(({ rho, cells }) => rho === 10_000 && cells)).toHaveLength(25)
  })

  it('crosses two attributes with noise, paid for once, and its totals are the sums of its cells', async () => {
    network.travel(366)
    const id = newId()
    const table = { attribute: 'gender', across: 'age', from: month, to: month }
    await dina.api.figures.ask({ id, ...table, accuracy: 'fine' })
    await mina.api.figures.sign({ id })
    const { cells, error } = (await releaseOf(id))!
    expect((await mina.api.figures.list({})).budget.spent).toBe(125_000)
    // Each of the four is measured with a quarter of the cost, so a figure may be further off than in a table of one attribute.
    expect(error).toBeGreaterThan(4)
    const n = (gender: string | null, age: string | null) =>
      cells!.find(({ codes: [a, b] }) => a === gender && b === age)!.n!
    const [genders, ages] = [
      ['woman', 'man', 'other', 'unknown'],
      ['child', 'adult', 'unknown'],
    ]
    expect(cells).toHaveLength((genders.length + 1) * (ages.length + 1))
    const sum = (all: readonly number[]) => all.reduce((so, one) => so + one, 0)
    for (const gender of [...genders, null])
      expect(sum(ages.map((age) => n(gender, age)))).toBe(n(gender, null))
    for (const age of [...ages, null]) expect(sum(genders.map((gender) => n(gender, age)))).toBe(n(null, age))
    expect(Math.abs(n('woman', 'adult') - 150)).toBeLessThan(80)
    expect(cells!.every((cell) => cell.n! >= 0)).toBe(true)
    const standard = (await page(`/en${addressOfFigures(id, 'htcds')}`)).text.split(/\r?\n/)
    expect(standard[0]).toMatch(/^prs_Gender,age,people,error_95/)
    expect(standard.some((line) => line.startsWith(`Feminine,adult,${n('woman', 'adult')},${error}`))).toBe(
      true,
    )
    const json = await page(`/en${addressOfFigures(id, 'json')}`)
    expect(JSON.parse(json.text)).toMatchObject({ attributes: ['gender', 'age'], error95: error, rho: 0.125 })
  })
})
