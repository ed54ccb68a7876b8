// Nights: the duties run from what happened and not from the press, an adult is reported as far as they agreed beforehand and no further,
// a child by the hours of the pack, and care after an assault leads to no police.

import { expect, it } from 'vitest'
import { openCase } from '../../demo/case-work.ts'
import { writePlan } from '../../demo/safety-words.ts'
import { testDatabase } from '../../test/database.ts'
import { make } from '../../test/moving.ts'
import { newNetwork } from '../../test/people.ts'
import { readCase } from '../client/case-keys.ts'
import { latestOf } from '../client/sealed-record.ts'
import { assess, readAssessments } from './client/assessment.ts'
import { agreedIn, beginNight, type Protocol } from './client/begin-night.ts'
import { agreePlan, keepPlan, readPlan } from './client/safety-plan.ts'
import { emptyPlan } from './plan.ts'
import { urgentCareMachine } from './night.ts'

const network = await newNetwork(await testDatabase())
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker', 'shelter'])
const rosa = await network.organisation('Casa Luz', 'ngo', ['caseworker'], 'us')
const hour = 3_600_000

const hoursAgo = (hours: number) => new Date(network.state.now().getTime() - hours * hour).toISOString()

/** When each duty is due, in hours after the event; by its name. */
async function begun(who: typeof amara, protocol: Protocol, { ageGroup = 'adult', ago = 3 } = {}) {
  const { id: caseId } = await openCase(who, {
    name: 'Night Test',
    language: 'en',
    ageGroup: ageGroup as 'adult',
  })
  const shared = await readCase(who, caseId)
  const since = hoursAgo(ago)
  const track = await beginNight(who, shared, { protocol, since, plan: undefined })
  const { clocks } = await who.api.work.track({ track: track.id })
  const due = clocks.map(
    ({ clock, dueAt }) => [clock, (Date.parse(dueAt!) - Date.parse(since)) / hour] as const,
  )
  return { caseId, track, due: Object.fromEntries(due) }
}

it('Tuan, fifteen, is missing since three hours: every duty runs from then, and that to the police is late already', async () => {
  const { due, track } = await begun(amara, 'missing', { ageGroup: 'child' })
  expect(due).toMatchObject({
    'missing.look': 1,
    'missing.worker': 4,
    'missing.police': 2,
    'missing.child_protection': 24,
  })
  const told = await amara.move('missing', 'tell_police', track)
  expect(told.state).toBe('reported')
  await amara.move('missing', 'tell_child_protection', { id: track.id })
  const back = await amara.move('missing', 'come_back', { id: track.id }, { back_at: hoursAgo(1) })
  const { clocks } = await amara.api.work.track({ track: track.id })
  expect(clocks.map(({ clock }) => clock)).toEqual(['missing.talk'])
  expect((Date.parse(clocks[0]!.dueAt!) - Date.parse(hoursAgo(1))) / hour).toBeCloseTo(72, 1)
  expect((await amara.move('missing', 'talk', back, { talk: 'not_wanted' })).state).toBe('settled')
})

it('a child in the United States has its law’s day besides, from the same moment', async () => {
  const { due } = await begun(rosa, 'missing', { ageGroup: 'unsure' })
  expect(due).toMatchObject({ 'law.missing_child': 24, 'missing.police': 2 })
})

it('an adult owes no report to the police, and none is made beyond what they agreed to', async () => {
  const { due, track } = await begun(amara, 'missing')
  expect(Object.keys(due)).not.toContain('missing.police')
  await expect(amara.move('missing', 'tell_police', track)).rejects.toMatchObject({
    detail: { because: 'not-agreed-beforehand' },
  })
  const facts = { ageGroup: 'adult', agreedBefore: 'tell_worker' }
  expect(make('missing', 'missing', 'tell_police', {}, facts)).toBe('not-agreed-beforehand')
  expect(make('missing', 'missing', 'tell_police', {}, { ...facts, agreedBefore: 'tell_police' })).toBe(
    'reported',
  )
  expect(make('missing', 'missing', 'tell_police', {}, { ageGroup: 'child' })).toBe('reported')
  expect(make('missing', 'missing', 'tell_child_protection', {}, facts)).toBe('duty-is-for-children')
})

it('what Malee agreed beforehand goes along from her plan, and nothing where she agreed to none', async () => {
  const { id } = await openCase(amara, { name: 'Malee Night', language: 'th' })
  await writePlan(amara, id, 'th')
  const shared = await readCase(amara, id)
  const plan = await readPlan(amara, shared)
  expect(agreedIn(plan)).toBe('tell_worker')
  expect(agreedIn({ ...emptyPlan, night: { tells: 'tell_police' } })).toBe('nothing_agreed')
  await beginNight(amara, shared, { protocol: 'missing', since: hoursAgo(1), plan })
  const { events } = await readCase(amara, id)
  expect(events.find(({ kind }) => kind === 'missing')?.facts).toMatchObject({ agreed: 'tell_worker' })
})

it('care after an assault is due from the assault, and none of its moves leads to the police', async () => {
  const { due } = await begun(amara, 'urgent_care', { ago: 30 })
  expect(due).toMatchObject({ 'urgent_care.first': 72, 'urgent_care.second': 120 })
  expect(Object.keys(urgentCareMachine.moves).join()).not.toMatch(/police|report/)
  const watch = await begun(amara, 'close_watch')
  expect(watch.due).toEqual({
    'close_watch.near': 1,
    'close_watch.help': 2,
    'close_watch.plan': 12,
    'close_watch.look': 24,
  })
})

it('what is still to come is no event', async () => {
  const { id } = await openCase(amara, { name: 'Slip Test', language: 'en' })
  const shared = await readCase(amara, id)
  const begin = beginNight(amara, shared, { protocol: 'urgent_care', since: hoursAgo(-2), plan: undefined })
  await expect(begin).rejects.toMatchObject({ code: 'invalid' })
})

it('Salma’s assessment is sealed beside its signed level, the one before gives way, and an empty plan is agreed by nobody', async () => {
  const { id } = await openCase(amara, { name: 'Salma Assessed', language: 'ar' })
  const assessment = {
    answers: { knows_home: { answer: 'yes', source: 'they', on: '2026-11-26' } },
    lines: {},
    family: [],
    reasons: 'zqxreason',
    own: 'I am afraid of the street.',
  } as const
  const said = { ownView: 'unsafe', assessment }
  const ids = () => ({ track: crypto.randomUUID(), record: crypto.randomUUID() })
  await assess(amara, await readCase(amara, id), { ...ids(), level: 'medium', ...said })
  network.travel(0.1)
  const again = { ...ids(), level: 'high' as const, ...said }
  const before = await readCase(amara, id)
  await assess(amara, before, again)
  await assess(amara, await readCase(amara, id), again)
  const shared = await readCase(amara, id)
  const all = await readAssessments(amara, shared)
  expect(all.map(({ level, state, value }) => [level, state, value?.reasons])).toEqual([
    ['high', 'current', 'zqxreason'],
    ['medium', 'superseded', 'zqxreason'],
  ])
  expect(JSON.stringify(shared)).not.toContain('zqxreason')

  const risk = shared.tracks.find(({ id: track }) => track === again.track)!
  await expect(amara.move('risk', 'plan', risk, { family_included: true })).rejects.toMatchObject({
    detail: { because: 'write-the-plan-first' },
  })
  const agree = {
    plan: { ...emptyPlan, readBack: { on: '2026-11-26', language: 'ar', how: 'read_aloud' as const } },
  }
  const gaps = agreePlan(amara, shared, { ...agree, id: crypto.randomUUID(), family: true })
  await expect(gaps).rejects.toMatchObject({ detail: { because: 'plan-has-gaps' } })
  const whole = {
    ...agree.plan,
    parts: { ...emptyPlan.parts, do: [{ text: 'I wait.' }], call: [{ text: 'Amara' }] },
  }
  await agreePlan(amara, shared, { plan: whole, id: crypto.randomUUID(), family: true })
  const after = await readCase(amara, id)
  expect(after.clocks.map(({ clock }) => clock)).not.toContain('risk.plan')
  expect(latestOf(after.records, 'safety_plan')?.version).toBe(1)
  await expect(keepPlan(amara, shared, { plan: whole, id: crypto.randomUUID() })).rejects.toMatchObject({
    code: 'stale',
  })
})
