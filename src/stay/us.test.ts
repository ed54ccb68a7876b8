// A person and a child in the United States: the clocks that federal law sets are begun by what happens, and there are no others.

import { expect, it } from 'vitest'
import { agree, openCase } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'

const database = await testDatabase()
const network = await newNetwork(database, { timezone: 'America/New_York' })
const rosa = await network.organisation('Casa Luz', 'ngo', ['caseworker', 'lawyer', 'shelter'], 'us')

const duties = async (track: string) => {
  const { clocks } = await rosa.api.work.track({ track })
  return Object.fromEntries(clocks.map((clock) => [clock.clock, clock]))
}
const newCase = (name: string, ageGroup: 'adult' | 'child') =>
  openCase(rosa, { name, language: 'es', ageGroup }).then(({ id }) => id)
const hoursFrom = (at: string) => Math.round((new Date(at).getTime() - Date.now()) / 3_600_000)

it('Ximena, who is sixteen, has to be told to HHS within 24 hours, and interim assistance runs 90 days', async () => {
  const { id } = await rosa.open('identification', { caseId: await newCase('Ximena Test', 'child') })
  const track = { id }
  await rosa.move('identification', 'presume', track, { origin: 'ngo' })
  const told = (await duties(track.id))['identification.refer_child']
  expect(hoursFrom(told!.dueAt!)).toBe(24)
  expect(told).toMatchObject({ source: 'INTERIM', hard: false, verified: false })
  await rosa.move('identification', 'refer', track)
  expect(await duties(track.id)).not.toHaveProperty(['identification.refer_child'])
  await rosa.move('identification', 'receive', track)
  await rosa.move('identification', 'decide_prelim_positive', track, { served_on: '2026-01-05' })
  const running = await duties(track.id)
  expect(running['law.interim_assistance']).toMatchObject({ dueOn: '2026-04-05', pack: 'us' })
  // Federal law knows no recovery period, and that is not the same as nobody knowing.
  expect(running['recovery']).toMatchObject({ dueOn: null, none: true })
  await rosa.move('identification', 'decide_final_positive', track, { served_on: '2026-02-10' })
  expect(await duties(track.id)).not.toHaveProperty(['law.interim_assistance'])
})

it('for Elena, who is grown up, neither of them begins', async () => {
  const caseId = await newCase('Elena Test', 'adult')
  const track = await rosa.open('identification', { caseId })
  await rosa.move('identification', 'presume', track, { origin: 'ngo' })
  expect(await duties(track.id)).not.toHaveProperty(['identification.refer_child'])
})

it('a child who does not come back to the shelter is told to the police and NCMEC within 24 hours', async () => {
  const caseId = await newCase('Luis Test', 'child')
  await rosa.api.shelters.add({ count: 1, takes: ['women'] })
  const { id } = await rosa.open('placement', { caseId, other: rosa.circle, urgency: 'now', party: 1 })
  const asked = { id }
  const steps: [string, Record<string, string | readonly string[]>][] = [
    ['match', { not_met: ['none_missing'] }],
    ['offer', {}],
    ['ask_person', { answer: 'says_yes' }],
    ['accept', {}],
    ['arrive', {}],
    ['go_away', {}],
    ['not_back', {}],
  ]
  for (const [move, answers] of steps) await rosa.move('placement', move, asked, answers)
  const missing = (await duties(asked.id))['law.missing_child']
  expect([hoursFrom(missing!.dueAt!), missing!.urgency]).toEqual([24, 0])
  await rosa.move('placement', 'come_back', asked)
  expect(await duties(asked.id)).not.toHaveProperty(['law.missing_child'])
})

it('Continued Presence ends after two years, T status after four, and three years lead to the green card', async () => {
  const grant = async (permit: string, more: object = {}) => {
    const { id } = await rosa.open('status', { caseId: await newCase(`${permit} Test`, 'adult') })
    const track = { id }
    await rosa.move('status', 'prepare', track, { permit })
    await rosa.move('status', 'apply', track, { applied_on: '2026-01-10' })
    await rosa.move('status', 'grant', track, { permit, valid_from: '2026-03-01', work: true, ...more })
    return duties(track.id)
  }
  const presence = await grant('continued_presence')
  expect(presence['status.end']).toMatchObject({ dueOn: '2028-03-01', hard: false, source: 'CP' })
  const t = await grant('t')
  expect(t['status.end']).toMatchObject({ dueOn: '2030-03-01', source: 'T' })
  expect(t['status.permanent']).toMatchObject({ dueOn: '2029-03-01' })
  // A day that stands in the letter goes before the law's.
  expect((await grant('t', { valid_to: '2029-12-31' }))['status.end']).toMatchObject({
    dueOn: '2029-12-31',
    hard: true,
  })
  // What is given for good does not end with its card.
  expect(Object.keys(await grant('lpr', { valid_to: '2036-03-01' }))).toEqual([])
  await expect(grant('vts')).rejects.toMatchObject({ detail: { because: 'not-in-this-law' } })
})

it('a renewal of T status does not begin the three years anew, on the same process or on another', async () => {
  const caseId = await newCase('Marisol Test', 'adult')
  const grantOn = async (track: { id: string }, valid_from: string) => {
    await rosa.move('status', 'apply', track, { applied_on: '2026-01-10' })
    await rosa.move('status', 'grant', track, { permit: 't', valid_from, work: true })
  }
  const begin = async () => {
    const { id } = await rosa.open('status', { caseId })
    await rosa.move('status', 'prepare', { id }, { permit: 't' })
    return { id }
  }
  const first = await begin()
  await grantOn(first, '2026-03-01')
  await rosa.move('status', 'near_end', first)
  await grantOn(first, '2030-03-01')
  const running = await duties(first.id)
  expect(running['status.permanent']).toMatchObject({ dueOn: '2029-03-01' })
  // What the card says ends later; the way to the green card is counted from its first day.
  expect(running['status.end']).toMatchObject({ dueOn: '2034-03-01' })
  const second = await begin()
  await grantOn(second, '2034-03-01')
  expect(await duties(second.id)).not.toHaveProperty(['status.permanent'])
  // Another permission counts its own years.
  await rosa.move('status', 'near_end', first)
  await rosa.move('status', 'apply', first, { applied_on: '2026-01-10' })
  await rosa.move('status', 'grant', first, { permit: 'u', valid_from: '2031-01-01', work: true })
  expect((await duties(first.id))['status.permanent']).toMatchObject({ dueOn: '2034-01-01' })
})

it('HHS certification of an adult has no limit in law, and that is not the same as nobody knowing', async () => {
  const hhs = await network.organisation('HHS', 'competent_authority', ['authority'], 'us')
  const caseId = await newCase('Carmen Test', 'adult')
  const terms = {
    recipient: hhs.circle,
    compartments: ['identity'],
    purpose: 'identification',
    days: 20,
  } as const
  await agree(rosa, caseId, terms, network.state.now())
  const { id } = await rosa.open('identification', { caseId })
  await rosa.move('identification', 'presume', { id }, { origin: 'ngo' })
  await rosa.move('identification', 'refer', { id })
  await rosa.move('identification', 'receive', { id })
  expect((await duties(id))['identification.decision']).toMatchObject({
    dueOn: null,
    none: true,
    source: 'CERT',
  })
})

it('no consent runs longer than 30 days', async () => {
  const caseId = await newCase('Release Test', 'adult')
  const { case: head } = await rosa.api.cases.read({ id: caseId })
  expect(head.pack).toBe('us')
})
