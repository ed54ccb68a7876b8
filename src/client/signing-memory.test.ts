// Of several moves only the first asks the server what to sign upon: the others go on from what was signed here, and whoever remembers what
// is not so any more is refused, asks, and signs anew.

import { afterEach, beforeEach, expect, it } from 'vitest'
import { signIn } from '../../demo/actor.ts'
import { openCase } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { MaliciousServer } from '../../test/malicious-server/server.ts'
import { newNetwork, passphrase } from '../../test/people.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const leyla = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const admin = await signIn(network.staff, 'harbour-house-admin', passphrase)
const noor = await network.colleague(admin, 'noor', ['caseworker'])
await admin.api.shelters.add({ count: 1, takes: [] })
// A server between that changes nothing, and counts.
const line = new MaliciousServer(network.staff)
const amara = await signIn(line.line, leyla.handle, passphrase)

let asked = 0
beforeEach(() => {
  asked = 0
  line.tells(/^\/api\/signing(\?|$)/, () => void (asked += 1))
})
afterEach(() => line.repents())

const newCase = async (name: string) => (await openCase(amara, { name, language: 'ar' })).id
const assessed = (level: string) => ({ level, own_view: 'unsafe', family_considered: true })
const factsOf = async (caseId: string) => (await amara.api.cases.read({ id: caseId })).signed.length

it('Amara asks for a bed, matches it and assesses the danger twice: one question, and one for how urgent the bed is', async () => {
  const caseId = await newCase('Hana Once')
  const bed = await amara.open('placement', { caseId, urgency: 'now', party: 1 })
  await amara.move('placement', 'match', bed, { not_met: ['none_missing'] })
  await amara.open('risk', { caseId, ...assessed('low') })
  await amara.open('risk', { caseId, ...assessed('high') })
  // By what was answered before, a match says by when the house owes its answer.
  expect(asked).toBe(2)
  expect(await factsOf(caseId)).toBe(3)
  const { steps, tracks } = await amara.api.cases.read({ id: caseId })
  expect(steps).toHaveLength(tracks.length - 1)
})

it('Noor assesses between: Amara is refused, asks, and signs on top of what Noor has said', async () => {
  const caseId = await newCase('Hana Between')
  await amara.open('risk', { caseId, ...assessed('high') })
  await noor.open('risk', { caseId, ...assessed('medium') })
  await amara.open('risk', { caseId, ...assessed('low') })
  expect(asked).toBe(2)
  expect(await factsOf(caseId)).toBe(4)
  expect((await amara.api.cases.read({ id: caseId })).case.risk).toBe('low')
})

it('Noor moves the bed between: what Amara remembers is of an older version, and she asks', async () => {
  const caseId = await newCase('Hana Bed')
  const bed = await amara.open('placement', { caseId, urgency: 'now', party: 1 })
  const matched = await noor.move('placement', 'match', bed, { not_met: ['none_missing'] })
  await expect(amara.move('placement', 'match', bed, { not_met: ['none_missing'] })).rejects.toMatchObject({
    code: 'stale',
  })
  expect((await amara.move('placement', 'offer', matched)).state).toBe('offered')
})

it('a server that calls whatever is signed too late is asked a few times and no more', async () => {
  const caseId = await newCase('Hana Late')
  const bed = await amara.open('placement', { caseId, urgency: 'now', party: 1 })
  asked = 0
  await expect(
    amara.tracks.makeMove('placement', 'match', { ...bed, version: 7 }, { not_met: ['none_missing'] }),
  ).rejects.toMatchObject({ code: 'stale' })
  expect(asked).toBeLessThanOrEqual(2)
})

it('whoever signs in after her in the same window begins without what she remembered', async () => {
  const caseId = await newCase('Hana Window')
  await amara.open('placement', { caseId, urgency: 'now', party: 1 })
  expect(amara.memory.signing?.of).toBe(amara.id)
  const next = { ...amara, id: noor.id }
  const { remembered } = await import('./signing-memory.ts')
  expect(remembered(next, { caseId })).toBeUndefined()
  expect(remembered(amara, { caseId })).toBeUndefined()
})
