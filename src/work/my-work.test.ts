// The list everybody starts the day with, as the server gives it: danger before anything late, what was agreed beside what it
// was agreed for, and a count that no backlog can hide danger in.

import { describe, expect, it } from 'vitest'
import { admit, invite, joinNetwork } from '../../demo/actor.ts'
import { agree, openCase, refer } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork, passphrase } from '../../test/people.ts'
import { asOwner } from '../database/open.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health'])
const ines = await network.organisation('Legal Aid West', 'legal_aid', ['lawyer'])
const now = () => network.state.now()
const health = { recipient: bashir.circle, compartments: ['health'], purpose: 'health_care' } as const

/** A case of Amara's that Bashir is asked to help with. */
async function referred(name: string, urgency: 'now' | 'routine', days = 90) {
  const { id: caseId } = await openCase(amara, { name, language: 'ar' })
  const consent = await agree(amara, caseId, { ...health, days, whenAccepted: true }, now())
  const asked = { recipient: bashir.circle, serviceCode: 'health', urgency, consent }
  return { caseId, referral: await refer(amara, caseId, asked) }
}
const dayIn = (days: number) => new Date(now().getTime() + days * 86_400_000).toISOString().slice(0, 10)

describe('My work', () => {
  it('begins with danger, then what is late, the latest first, then what is still to come', async () => {
    const { caseId: first } = await referred('Mariam Test', 'routine')
    network.travel(3)
    const { caseId: second } = await referred('Hana Test', 'routine')
    network.travel(40)
    const { caseId: calm } = await referred('Salma Test', 'routine')
    const { caseId: danger } = await referred('Oksana Test', 'now')
    const { duties } = await bashir.api.work.mine({})
    expect([...new Set(duties.map(({ caseId }) => caseId))]).toEqual([danger, first, second, calm])
    expect(duties.filter(({ urgency }) => urgency === 0).every(({ caseId }) => caseId === danger)).toBe(true)
    const rest = duties.filter(({ urgency }) => urgency > 0).map(({ dueAt }) => dueAt ?? '9')
    expect(rest, 'by the instant at which each is due').toEqual(rest.toSorted())
    expect(rest.some((due) => due < now().toISOString())).toBe(true)
  })

  it('shows what was agreed with whoever a duty is done with, and beside nothing else of the case', async () => {
    const { caseId, referral } = await referred('Narong Test', 'routine', 20)
    const opened = await bashir.move('referral', 'open', referral)
    await bashir.move('referral', 'accept', opened, { first_day: dayIn(2) })
    // This one ends last of all, and is for the lawyer alone.
    const legal = {
      recipient: ines.circle,
      compartments: ['legal'],
      purpose: 'legal_help',
      days: 170,
    } as const
    await agree(amara, caseId, legal, now())
    const agreed = { purpose: 'health_care', until: dayIn(20) }
    const beside = async (who: typeof amara) =>
      (await who.api.work.mine({})).duties
        .filter((one) => one.caseId === caseId)
        .map(({ kind, agreed: shown }) => [kind, shown])
    expect(await beside(bashir)).toEqual([['referral', agreed]])
    const amaras = await beside(amara)
    expect(amaras).toContainEqual(['case', null])
    expect(amaras.filter(([kind, shown]) => kind === 'case' && shown !== null)).toEqual([])
  })
})

describe('the alarm', () => {
  it('hears of the newest urgent duty behind any backlog, and counts each duty once', async () => {
    const { referral } = await referred('Somchai Test', 'routine')
    const copies = (urgency: number, due: string) =>
      asOwner(database, (client) =>
        client.query(
          `insert into clocks (id, track, case_id, circle, clock, urgency, started_at, due_at, enforced, verified, pack, visible_to)
            select gen_random_uuid(), track, case_id, circle, clock, $2, started_at - interval '1 day', $3, enforced, verified, pack, visible_to
            from (select * from clocks where track = $1 limit 1) one, generate_series(1, 600)`,
          [referral.id, urgency, due],
        ),
      )
    await copies(1, '2020-01-01')
    const before = await bashir.api.work.counts({})
    await copies(0, '2020-01-01')
    const many = await bashir.api.work.counts({})
    expect(many).toMatchObject({ urgent: 500, late: 500 })
    expect(before.urgent).toBeLessThan(10)
    network.travel(1)
    await referred('Olena Test', 'now')
    const { newestUrgent } = await bashir.api.work.counts({})
    expect(Date.parse(newestUrgent!)).toBeGreaterThan(Date.parse(many.newestUrgent!))
    expect(now().getTime() - Date.parse(newestUrgent!)).toBeLessThan(60_000)
  })
})

describe('a shift with much to do', () => {
  it('is interrupted three times at most: by dangers that others bring, and by nothing that one does oneself', async () => {
    const alarms = new Set<string | null>()
    const look = async (who: typeof amara) => {
      network.travel(1 / 24)
      alarms.add((await who.api.work.counts({})).newestUrgent)
    }
    await look(bashir)
    alarms.clear()
    await look(bashir)
    for (const name of ['First Danger', 'Second Danger', 'Third Danger']) {
      await referred(name, 'now')
      await look(bashir)
      await look(bashir)
    }
    await referred('Routine', 'routine')
    await look(bashir)
    expect(alarms.size - 1).toBe(3)
    // Amara has begun all of them, in danger and not: she knows, and no red strip tells her.
    const before = (await amara.api.work.counts({})).newestUrgent
    const { id: caseId } = await openCase(amara, { name: 'Own Danger', language: 'ar' })
    const bed = { caseId, other: ines.circle, urgency: 'now', party: 1 }
    await amara.open('placement', bed)
    expect(
      (await amara.api.work.mine({})).duties.some((one) => one.caseId === caseId && one.urgency === 0),
    ).toBe(true)
    expect((await amara.api.work.counts({})).newestUrgent).toBe(before)
  })
})

describe('a colleague who has joined and waits for the organisation’s key', () => {
  it('is counted for the administrators of that organisation alone, until they are let in', async () => {
    const admin = await network.organisation('River Shelter', 'shelter', [])
    const waiting = async (who: typeof amara) => (await who.api.work.counts({})).waiting
    expect(await waiting(admin)).toBe(0)
    const { secret } = await invite(admin, 'dana', ['shelter'])
    expect(await waiting(admin), 'somebody who has not joined yet').toBe(0)
    const dana = await joinNetwork(network.staff, secret, passphrase)
    expect(await waiting(admin)).toBe(1)
    expect(await waiting(amara), 'an administrator of nobody').toBe(0)
    expect(await waiting(network.founder), 'an administrator of another organisation').toBe(0)
    await admit(admin, dana)
    expect(await waiting(admin)).toBe(0)
  })
})
