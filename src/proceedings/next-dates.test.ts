// A lawyer sees the dates of all matters in one list, the oldest first, and nobody else's.

import { expect, it } from 'vitest'
import { openCase } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'

const network = await newNetwork(await testDatabase(), { unlimited: true })
const farah = await network.organisation('Law Centre', 'legal_aid', ['lawyer', 'caseworker'])
const luc = await network.organisation('Other Lawyers', 'legal_aid', ['lawyer', 'caseworker'])
const dayIn = (days: number) =>
  new Date(network.state.now().getTime() + days * 86_400_000).toISOString().slice(0, 10)

async function matter(subkind: string, days: number) {
  const { id: caseId } = await openCase(farah, { name: `Amina ${subkind}`, language: 'en' })
  const track = await farah.open('proceeding', { caseId, subkind, lawyer: 'assigned' })
  await farah.move('proceeding', 'limit', track, { limit_on: dayIn(days) })
  return track.id
}

it('the date of each matter stands in the order of the days, whichever case it is of', async () => {
  const later = await matter('compensation_civil', 60)
  const sooner = await matter('labour_claim', 20)
  const { dates, next } = await farah.api.matters.dates({})
  const limits = dates.filter(({ clock }) => clock === 'proceeding.limitation')
  expect(limits.map(({ track, dueOn, subkind }) => ({ track, dueOn, subkind }))).toEqual([
    { track: sooner, dueOn: dayIn(20), subkind: 'labour_claim' },
    { track: later, dueOn: dayIn(60), subkind: 'compensation_civil' },
  ])
  expect(new Set(limits.map(({ reference }) => reference)).size).toBe(2)
  expect(next).toBeNull()
  expect((await luc.api.matters.dates({})).dates).toEqual([])
})

it('what was done is no date any more, and who gives health care has no such list', async () => {
  const gone = await matter('compensation_civil', 30)
  await farah.move('proceeding', 'decline', { id: gone }, {})
  const { dates } = await farah.api.matters.dates({})
  expect(dates.some(({ track }) => track === gone)).toBe(false)
  const bashir = await network.organisation('City Clinic', 'clinic', ['health'])
  await expect(bashir.api.matters.dates({})).rejects.toMatchObject({ code: 'not-allowed' })
})

it('twenty at a time follow each other, none twice and none left out', async () => {
  const elena = await network.organisation('Legal Aid East', 'legal_aid', ['lawyer', 'caseworker'])
  const { id: caseId } = await openCase(elena, { name: 'Amina Many', language: 'en' })
  for (let n = 0; n < 23; n += 1) {
    const track = await elena.open('proceeding', { caseId, subkind: 'labour_claim', lawyer: 'assigned' })
    // Several on one day: their order is that of their ids.
    await elena.move('proceeding', 'limit', track, { limit_on: dayIn(10 + Math.floor(n / 4)) })
  }
  const first = await elena.api.matters.dates({})
  const rest = await elena.api.matters.dates({ after: first.next! })
  const all = [...first.dates, ...rest.dates]
  expect([first.dates.length, rest.next]).toEqual([20, null])
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
  expect(all.filter(({ clock }) => clock === 'proceeding.limitation').length).toBe(23)
  const moments = all.map(({ dueAt }) => Date.parse(dueAt ?? ''))
  expect(moments).toEqual(moments.toSorted((a, b) => a - b))
})
