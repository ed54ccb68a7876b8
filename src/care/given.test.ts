// What Amara gives out: sealed with whom, counted without. A report for the funder tells totals, and nothing of fewer than ten people.
import { v7 as newId } from 'uuid'
import { expect, it } from 'vitest'
import { openCase } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { readCase } from '../client/case-keys.ts'
import { asOwner } from '../database/open.ts'
import { give, readGiven, takeBack } from './client/give.ts'
import type { GivenKind } from './given.ts'
import { threshold } from '../api/threshold.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const leyla = await network.organisation('Night Line', 'ngo', ['caseworker'])

const giveOne = async (caseId: string, kind: GivenKind, units = 1) => {
  const before = await readGiven(amara, await readCase(amara, caseId))
  return give(amara, caseId, { kind, units, costCode: 'F-12', text: `${kind} zebra`, id: newId(), before })
}
const newCase = async () => (await openCase(amara, { name: 'Malee Given', language: 'th' })).id

it('nine people who got food are no number to a funder, the tenth makes them one, and a slip is counted no more', async () => {
  const cases = await Promise.all(Array.from({ length: threshold }, newCase))
  for (const one of cases.slice(1)) await giveOne(one, 'food', 2)
  const food = async () => (await amara.api.care.report({})).given.find(({ kind }) => kind === 'food')
  expect(await food()).toEqual({ kind: 'food', costCode: 'F-12', units: null, people: null })
  // The same person a second time is the same person.
  await giveOne(cases[1]!, 'food')
  expect((await food())?.people).toBe(null)
  const slip = await giveOne(cases[0]!, 'food', 5)
  expect(await food()).toEqual({ kind: 'food', costCode: 'F-12', units: 24, people: 10 })
  await takeBack(amara, cases[0]!, slip)
  expect((await food())?.units).toBe(null)
  expect(await readGiven(amara, await readCase(amara, cases[0]!))).toEqual([])
  const { people } = await amara.api.care.report({})
  expect(people).toEqual({ helped: 10, begun: 10, closed: 0, withPlan: 0 })
  // Another house reads nothing of it, and nobody a row.
  expect(await leyla.api.care.report({})).toMatchObject({ people: { helped: 0 }, given: [] })
  const { rows } = await asOwner(database, (client) => client.query('select * from provisions'))
  expect(rows).toHaveLength(10)
  expect(JSON.stringify(rows)).not.toMatch(new RegExp(cases.join('|')))
}, 20_000)

it('nobody counts for a case that is not theirs', async () => {
  const caseId = await newCase()
  const row = { caseId, id: newId(), person: newId(), kind: 'food', units: 1, costCode: '' } as const
  await expect(leyla.api.care.count(row)).rejects.toMatchObject({ code: 'not-found' })
})
