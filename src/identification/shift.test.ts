// Noor's shift ends. What she went on with waits for the next one; Pavlo takes over all of it at once and asks nobody again.

import { expect, it } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { openRequest } from './client/answer-request.ts'
import { makeReceipt, sealCall, sendCall } from './client/take-call.ts'
import { emptyReport, type Report } from './report.ts'

const network = await newNetwork(await testDatabase(), { unlimited: true })
const admin = await network.organisation('Lantern Line', 'hotline', [])
const noor = await network.colleague(admin, 'noor', ['hotline'])
const pavlo = await network.colleague(admin, 'pavlo', ['hotline'])
const rosa = await network.organisation('River House', 'ngo', ['caseworker'])

async function called(report: Partial<Report>) {
  const said = { ...emptyReport('help', 'ar'), ...report }
  const call = await sealCall(noor, said, await makeReceipt(noor))
  await sendCall(noor, call, { ...said, by: 'telephone' })
  return call.id
}
const first = await called({ safe: 'no', story: 'She hides in the laundry.' })
const second = await called({ safe: 'yes', story: 'Asks about her pay.' })
const rows = async () =>
  (await pavlo.api.reports.list({})).reports.map(({ track, holder, handedAt }) => ({
    track,
    holder,
    isWaiting: handedAt !== null,
  }))

it('whoever answers goes on with it, and the desk sees how much each of them has', async () => {
  expect(await rows()).toEqual([
    { track: first, holder: noor.id, isWaiting: false },
    { track: second, holder: noor.id, isWaiting: false },
  ])
  expect(await pavlo.api.reports.load({})).toEqual({
    holders: [{ holder: noor.id, open: 2, danger: 1, nextCall: null }],
  })
})

it('a shift is handed over at once, and taken over at once, with every word', async () => {
  expect(await noor.api.reports.handOver({})).toEqual({ handed: 2 })
  // Pressed again after a lost answer there is nothing left to hand over.
  expect(await noor.api.reports.handOver({})).toEqual({ handed: 0 })
  expect((await rows()).every(({ isWaiting }) => isWaiting)).toBe(true)
  expect((await pavlo.api.reports.load({})).holders).toEqual([
    { holder: null, open: 2, danger: 1, nextCall: null },
  ])

  expect(await pavlo.api.reports.take({ tracks: [first, second] })).toEqual({ taken: 2 })
  expect(await rows()).toEqual([
    { track: first, holder: pavlo.id, isWaiting: false },
    { track: second, holder: pavlo.id, isWaiting: false },
  ])
  const { report } = await openRequest(pavlo, await pavlo.api.reports.read({ track: first }))
  expect(report.story).toBe('She hides in the laundry.')
})

it('nobody elsewhere takes what they cannot see, and nobody hands over what is not theirs', async () => {
  expect(await rosa.api.reports.take({ tracks: [first] })).toEqual({ taken: 0 })
  expect(await noor.api.reports.handOver({})).toEqual({ handed: 0 })
  expect((await rows()).every(({ isWaiting }) => !isWaiting)).toBe(true)
})
