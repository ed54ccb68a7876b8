// What happened is kept sealed, by day, and the level of danger is said high until somebody has looked again; a measure is asked, answered,
// asked for again before it ends, and its breach is owed an answer.

import { v7 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'
import { openCase } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { readCase } from '../client/case-keys.ts'
import { correctIncident, keepIncident, readIncidents } from './client/incidents.ts'
import { byDay, lackingIn, riskEventOf, unmetSince, type Incident } from './incident.ts'

const network = await newNetwork(await testDatabase())
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const day = (days: number) =>
  new Date(network.state.now().getTime() + days * 86_400_000).toISOString().slice(0, 10)
const hoursAgo = (hours: number) => new Date(network.state.now().getTime() - hours * 3_600_000).toISOString()
const incident: Incident = {
  kind: 'threat',
  on: day(-1),
  at: '21:30',
  who: 'zqxwho',
  text: 'zqxtext',
  done: 'We rang the number that we had agreed on.',
  plan: 'plan_did_not_hold',
  part: 'call',
}

describe('the incident log', () => {
  it('keeps what happened to Salma sealed, and has her danger looked at anew', async () => {
    const { id: caseId } = await openCase(amara, { name: 'Salma Log', language: 'ar' })
    const said = { level: 'low', own_view: 'unsafe', family_considered: true }
    const risk = await amara.open('risk', { caseId, ...said })
    const id = newId()
    const before = await readCase(amara, caseId)
    await keepIncident(amara, before, { incident, id, looksAnew: true })
    // Pressed again after a broken line: it is the same one, and nothing is told twice.
    await keepIncident(amara, before, { incident, id, looksAnew: true })
    const shared = await readCase(amara, caseId)
    expect(JSON.stringify(shared)).not.toMatch(/zqxwho|zqxtext|plan_did_not_hold/)
    expect(shared.case.risk).toBe('high')
    expect(shared.tracks.find((track) => track.id === risk.id)?.state).toBe('review_due')
    expect(shared.events.filter(({ move }) => move === 'event')).toHaveLength(1)
    const { incidents, unread } = await readIncidents(amara, shared)
    expect([incidents.length, unread, incidents[0]?.incident.who]).toEqual([1, 0, 'zqxwho'])
    // It was heard wrongly: it is put right, and what stood before can be read.
    const right = { incident: { ...incident, who: 'zqxother' }, corrects: id, why: 'misheard' } as const
    await correctIncident(amara, caseId, { ...right, id: newId() })
    const after = await readIncidents(amara, await readCase(amara, caseId))
    expect(after.incidents).toMatchObject([
      { id, incident: { who: 'zqxother' }, before: [{ incident: { who: 'zqxwho' }, why: 'misheard' }] },
    ])
    expect(JSON.stringify(await readCase(amara, caseId))).not.toContain('zqxother')
  })

  it('stands by day and hour, and says what the plan did not hold since it was agreed', () => {
    const row = (change: Partial<Incident>) => ({ incident: { ...incident, ...change } })
    const rows = [
      row({ on: '2026-01-02' }),
      row({ on: '2026-01-03', at: '07:00' }),
      row({ on: '2026-01-03' }),
    ]
    expect(byDay(rows).map(([on, those]) => [on, those.map((one) => one.incident.at)])).toEqual([
      ['2026-01-03', ['21:30', '07:00']],
      ['2026-01-02', ['21:30']],
    ])
    expect(unmetSince([...rows, row({ plan: 'plan_held' })], '2026-01-03')).toHaveLength(2)
    expect(lackingIn({ ...incident, text: ' ' })).toEqual(['text'])
    expect([riskEventOf('threat'), riskEventOf('violence')]).toEqual(['threat', undefined])
  })
})

describe('a measure that protects', () => {
  const owed = async (track: string) => {
    const { clocks } = await amara.api.work.track({ track })
    return clocks.map(({ clock }) => clock).toSorted()
  }

  it('is asked, granted in part, made longer in time, and each breach is owed a report and an answer', async () => {
    const { id: caseId } = await openCase(amara, { name: 'Iman Shield', language: 'ar' })
    const asked = { caseId, subkind: 'no_contact_order', asked_of: 'court' }
    const measure = await amara.open('protection', asked)
    expect(await owed(measure.id)).toEqual(['protection.answer'])
    await amara.move('protection', 'grant', measure, { until: day(60) })
    expect(await owed(measure.id)).toEqual(['protection.ends', 'protection.renew'])
    await amara.move('protection', 'renew', { id: measure.id }, { until: day(90) })
    await amara.move('protection', 'breach', { id: measure.id }, { since: hoursAgo(2) })
    expect((await readCase(amara, caseId)).case.risk).toBe('high')
    const { clocks } = await amara.api.work.track({ track: measure.id })
    const report = clocks.find(({ clock }) => clock === 'protection.report')
    expect((Date.parse(report!.dueAt!) - Date.parse(hoursAgo(2))) / 3_600_000).toBeCloseTo(4, 1)
    await amara.move('protection', 'report_breach', { id: measure.id }, { reported_to: ['the_police'] })
    await amara.move('protection', 'answer_breach', { id: measure.id }, { outcome: 'made_stricter' })
    expect(await owed(measure.id)).toEqual(['protection.ends', 'protection.renew'])
  })

  it('that was refused owes what protects instead', async () => {
    const { id: caseId } = await openCase(amara, { name: 'Iman Refused', language: 'ar' })
    const measure = await amara.open('protection', { caseId, subkind: 'relocation', asked_of: 'the_police' })
    const no = await amara.move('protection', 'refuse', measure, { because: 'no_means' })
    expect(await owed(measure.id)).toEqual(['protection.instead'])
    await amara.move('protection', 'ask_again', no, { asked_of: 'authority' })
    expect(await owed(measure.id)).toEqual(['protection.answer'])
  })
})
