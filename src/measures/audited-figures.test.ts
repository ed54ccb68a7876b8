// A table of exact numbers is published once two people have signed, and nothing small can be worked out of it and of what was before.

import { describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { addresses, addressOfFigures } from '../api/addresses.ts'
import { asOwner } from '../database/open.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { reconstruct } from '../../test/reconstruct.ts'
import { roundedTo } from './accuracy.ts'
import { figureAttributes, type FigureAttribute } from './figure-codes.ts'

const database = await testDatabase()
const network = await newNetwork(database, { unlimited: true })
const mina = network.founder
const dina = await network.organisation('Ministry of Labour', 'ministry', ['ministry'])
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const now = network.state.now()
const monthBack = (n: number) =>
  new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - n, 1)).toISOString().slice(0, 10)
const [april, may] = [monthBack(2), monthBack(1)]

/** People of a month, by how many have which form of exploitation, women and men. */
const count = (month: string, people: Readonly<Record<string, readonly [number, number]>>) =>
  asOwner(database, async (client) => {
    for (const [form, numbers] of Object.entries(people))
      for (const [at, gender] of ['woman', 'man'].entries())
        await client.query(
          `insert into stat_facts (id, month, age_band, gender, exploitation, abroad)
            select gen_random_uuid(), $1, 'adult', $2, $3, 'yes' from generate_series(1, $4)`,
          [month, gender, form, numbers[at]],
        )
  })
await count(april, { labour: [40, 60], sexual: [90, 4], begging: [22, 31], domestic: [35, 12] })
await count(may, { labour: [41, 60], sexual: [70, 25], begging: [20, 30], domestic: [15, 11] })

const table = (from: string, to: string, across: FigureAttribute | null = 'gender') => ({
  attribute: 'exploitation',
  across,
  from,
  to,
})
async function publish(asked: ReturnType<typeof table>) {
  const id = newId()
  await dina.api.figures.ask({ id, ...asked, accuracy: null })
  await mina.api.figures.sign({ id })
  const found = (await mina.api.figures.list({})).releases.find((one) => one.id === id)!
  return { id, cells: found.cells!, found }
}
const page = async (path: string) => (await network.public.request(path)).text()

describe('a table with small groups left out', () => {
  it('says beforehand how much can be told, and no number', async () => {
    const preview = await dina.api.figures.preview(table(april, april))
    expect(preview).toMatchObject({ refused: null, cells: 65, compared: 0, error: 4 })
    expect(preview.leftOut).toBeGreaterThan(1)
    expect(JSON.stringify(preview)).not.toMatch(/cells":\[/)
    await expect(amara.api.figures.preview(table(april, april))).rejects.toMatchObject({
      code: 'not-allowed',
    })
  })

  it('is published rounded, costs nothing of the year’s budget, and gives the four men away to nobody', async () => {
    const { id, cells, found } = await publish(table(april, april))
    expect(found).toMatchObject({ method: 'audited', epsilon: null, rho: null, error: roundedTo - 1 })
    expect((await mina.api.figures.list({})).budget.spent).toBe(0)
    const numberOf = (...codes: (string | null)[]) =>
      cells.find((cell) => JSON.stringify(cell.codes) === JSON.stringify(codes))?.n
    expect(numberOf('sexual', 'man')).toBeNull()
    expect(numberOf(null, null)).toBe(290)
    expect(numberOf('labour', 'man')).toBe(60)
    const ranges = await reconstruct(
      [{ attributes: ['exploitation', 'gender'], periods: ['april'], cells }],
      figureAttributes,
      roundedTo,
    )
    for (const { codes, low, high } of ranges) {
      if (codes.join() === 'sexual,man') expect([low <= 0, high >= 10]).toEqual([true, true])
      expect(high - low).toBeGreaterThanOrEqual(10)
    }
    const html = await page(`/en${addresses.figures}`)
    expect(html).toContain('×')
    expect(html).toContain('<td class="number">60</td>')
    expect(Buffer.byteLength(html)).toBeLessThanOrEqual(14 * 1024)
    const csv = await page(`/en${addressOfFigures(id, 'csv')}`)
    expect(csv).toContain('labour,man,60')
    expect(csv).toContain('sexual,man,,')
    expect(JSON.parse(await page(`/en${addressOfFigures(id, 'json')}`))).toMatchObject({ cells, below: 4 })
  })

  it('is compared with every table before: what months that one more counts would give away stays out', async () => {
    const preview = await dina.api.figures.preview(table(april, may))
    expect(preview.compared).toBe(1)
    const { cells } = await publish(table(april, may))
    const before = (await mina.api.figures.list({})).releases.find(({ from, to }) => from === to)!.cells!
    const attributes = ['exploitation', 'gender']
    const ranges = await reconstruct(
      [
        { attributes, periods: ['april'], cells: before },
        { attributes, periods: ['april', 'may'], cells },
      ],
      figureAttributes,
      roundedTo,
    )
    for (const { low, high } of ranges) expect(high - low).toBeGreaterThanOrEqual(10)
  })

  it('is refused where somebody was put into a month that was published', async () => {
    await count(april, { labour: [9, 0] })
    const id = newId()
    await dina.api.figures.ask({ id, ...table(april, april, null), accuracy: null })
    await expect(mina.api.figures.sign({ id })).rejects.toMatchObject({
      detail: { because: 'figures-changed' },
    })
    expect(await dina.api.figures.preview(table(april, april, null))).toMatchObject({ refused: 'changed' })
  })

  it('crosses only what is counted of the same people, with noise or without', async () => {
    const asked = { ...table(may, may), id: newId() }
    for (const wrong of [
      { ...asked, across: 'venue', accuracy: null },
      { ...asked, across: 'exploitation', accuracy: null },
      { ...asked, across: 'venue', accuracy: 'fine' as const },
    ])
      await expect(dina.api.figures.ask(wrong)).rejects.toMatchObject({ detail: { because: 'cannot-cross' } })
  })
})
