// Whoever has left is left in peace: no answer is waited for, nothing is owed that only the help owed, and nothing new begins
// until the case is opened again. Their plan rests where they left it.
import { v7 as newId } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import { agree, giveCard, openCase, refer, takeKeys } from '../../demo/case-work.ts'
import type { TrackNow } from '../../demo/actor.ts'
import { startCardSession } from '../../test/card-session.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { moves } from '../app/endpoints.ts'
import { asOwner } from '../database/open.ts'
import { machines } from '../app/machines.ts'
import { atClosing } from '../tracks/closing-effects.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const leyla = await network.organisation('Harbour House', 'ngo', ['caseworker', 'lawyer', 'police'])
const omar = await network.organisation('City Clinic', 'clinic', ['health'])

const told = { reason: 'own_choice', person_told: 'told' }
const stateOf = async (track: string) => (await leyla.api.work.track({ track })).track.state
/** What is still owed on a case, past all of our code. */
const owed = (caseId: string) =>
  asOwner(database, async (client) => {
    const { rows } = await client.query<{ clock: string }>(
      'select clock from clocks where case_id = $1 and stopped_at is null order by 1',
      [caseId],
    )
    return rows.map(({ clock }) => clock)
  })
const terms = { recipient: omar.circle, compartments: ['health'], purpose: 'health_care' } as const
async function sent(caseId: string): Promise<TrackNow> {
  const consent = await agree(leyla, caseId, { ...terms, whenAccepted: true }, network.state.now())
  return refer(leyla, caseId, { recipient: omar.circle, serviceCode: 'health', consent })
}

describe('a referral that waits when Mariam wants no more help', () => {
  it('ends: the clinic can no longer accept it, and no key opens', async () => {
    const { id, track } = await openCase(leyla, { name: 'Mariam Closed', language: 'ar' })
    const received = await omar.move('referral', 'open', await sent(id))
    await leyla.move('case', 'close', { id: track }, told)
    expect(await stateOf(received.id)).toBe('withdrawn')
    await expect(omar.move('referral', 'accept', { id: received.id })).rejects.toMatchObject({
      code: 'refused',
    })
    await expect(takeKeys(omar, id)).rejects.toMatchObject({ code: 'not-found' })
    expect(await owed(id)).not.toEqual(expect.arrayContaining([expect.stringMatching(/^referral\./)]))
  })

  it('ends also when she leaves on her own page; nobody is then asked to look elsewhere', async () => {
    const { id, track } = await openCase(leyla, { name: 'Mariam Left', language: 'ar' })
    const { circle } = await giveCard(leyla, id, 'ar')
    const { cookie } = await startCardSession(database, circle, 's')
    const [waits, declined] = [await sent(id), await omar.move('referral', 'open', await sent(id))]
    await omar.move('referral', 'decline', declined, { reason: 'outside_area' })
    expect(await owed(id)).toContain('referral.elsewhere')
    const left = await network.staff.request(`/api/cases/${track}/leave`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json', 'if-match': '"1"' },
      body: '{}',
    })
    expect(left.status).toBe(200)
    expect(await stateOf(waits.id)).toBe('withdrawn')
    expect(await owed(id)).not.toEqual(expect.arrayContaining([expect.stringMatching(/^referral\./)]))
  })

  it('goes on where the clinic has taken her on already, and what was declined stays so where nothing is owed', async () => {
    const { id, track } = await openCase(leyla, { name: 'Mariam Helped', language: 'ar' })
    const accepted = await omar.move(
      'referral',
      'accept',
      await omar.move('referral', 'open', await sent(id)),
    )
    const declined = await omar.move('referral', 'open', await sent(id))
    await omar.move('referral', 'decline', declined, { reason: 'outside_area' })
    await leyla.move('referral', 'found_elsewhere', { id: declined.id }, { found: 'not_wanted' })
    await leyla.move('case', 'close', { id: track }, told)
    expect([await stateOf(accepted.id), await stateOf(declined.id)]).toEqual(['accepted', 'declined'])
  })
})

it('what is told before Yuna’s case is closed is what happens: this ends, that goes on', async () => {
  const { id, track } = await openCase(leyla, { name: 'Yuna Closed', language: 'th' })
  await leyla.open('goal', { caseId: id, subkind: 'food' })
  await leyla.move('goal', 'agree', await leyla.open('goal', { caseId: id, subkind: 'education' }), {})
  await leyla.open('risk', { caseId: id, level: 'high', own_view: 'unsafe', family_considered: true })
  await leyla.open('disclosure', { caseId: id, audience: 'authority' })
  await sent(id)
  await omar.move('referral', 'accept', await omar.move('referral', 'open', await sent(id)))
  const begin = { explained: true, private_place: true, interpreter: 'not_needed', mode: 'asked' }
  const talk = await leyla.open('screening', { caseId: id, instrument: 'general' })
  await leyla.move('screening', 'complete', await leyla.move('screening', 'begin', talk, begin), {
    outcome: 'no_indicators',
  })

  const { tracks, clocks } = await leyla.api.cases.read({ id })
  const says = (one: (typeof tracks)[number]) =>
    atClosing(
      machines.find(({ kind }) => kind === one.kind)!,
      one.state,
      clocks.some((clock) => clock.track === one.id),
    )
  const others = tracks.filter(({ kind }) => kind !== 'case')
  const those = (what: string) => others.filter((one) => (says(one) ?? 'over') === what)
  expect(those('ends').map(({ kind }) => kind)).toEqual(['goal', 'risk', 'referral'])
  expect(new Set(those('goes-on').map(({ kind }) => kind))).toEqual(
    new Set(['goal', 'disclosure', 'consent', 'referral']),
  )
  expect(those('over').map(({ kind }) => kind)).toEqual(['consent', 'screening'])

  await leyla.move('case', 'close', { id: track }, told)
  const after = new Map((await leyla.api.cases.read({ id })).tracks.map((one) => [one.id, one.state]))
  for (const one of others)
    expect([one.kind, one.state, after.get(one.id) !== one.state]).toEqual([
      one.kind,
      one.state,
      says(one) === 'ends',
    ])
})

it('Malee’s plan rests while her case is closed, and goes on when she comes back; what a talk about signs owed ends', async () => {
  const { id, track } = await openCase(leyla, { name: 'Malee Closed', language: 'th' })
  const goal = await leyla.open('goal', { caseId: id, subkind: 'education' })
  await leyla.move('goal', 'agree', goal, { target_on: '2099-01-15' })
  const talk = async (outcome: string) => {
    const begun = await leyla.move(
      'screening',
      'begin',
      await leyla.open('screening', { caseId: id, instrument: 'general' }),
      { explained: true, private_place: true, interpreter: 'not_needed', mode: 'asked' },
    )
    return leyla.move('screening', 'complete', begun, { outcome })
  }
  const [danger, nothing] = [await talk('immediate_danger'), await talk('no_indicators')]
  expect(await owed(id)).toEqual(expect.arrayContaining(['goal.start', 'goal.target', 'screening.danger']))
  await leyla.move('case', 'close', { id: track }, told)
  expect(await owed(id)).toEqual(['case.retention'])
  expect([await stateOf(goal.id), await stateOf(danger.id), await stateOf(nothing.id)]).toEqual([
    'paused',
    'closed',
    'completed',
  ])
  await leyla.move('case', 'reopen', { id: track })
  expect((await leyla.move('goal', 'resume', { id: goal.id })).state).toBe('agreed')
})

describe('on a case that is closed', () => {
  let closed = { id: '', track: '' }
  beforeAll(async () => {
    closed = await openCase(leyla, { name: 'Oksana Closed', language: 'uk' })
    await leyla.move('case', 'close', { id: closed.track }, told)
  })
  const asked: Record<string, object> = {
    disclosure: { audience: 'authority' },
    appointment: { meets_on: '2031-12-08' },
    placement: { other: omar.circle, urgency: 'day', party: 1 },
    hotel_night: {
      until_morning: '2031-12-08',
      hotel_paid_by: 'our_budget',
      guests: 1,
      at_the_desk: 'our_worker',
    },
    homecoming: { came_by: 'letter' },
    risk: { level: 'low', own_view: 'safe', family_considered: true },
    screening: { instrument: 'general' },
    missing: { since: '2026-01-05T20:00:00Z', agreed: 'tell_worker' },
    close_watch: { since: '2026-01-05T20:00:00Z', knows: true },
    urgent_care: { since: '2026-01-05T20:00:00Z' },
    protection: { asked_of: 'the_police' },
    demand: { basis: 'letter' },
    media_request: { media_wants: ['their_story'] },
    adulthood: { quarter: '2031-10-01' },
  }
  const hers = machines.filter(({ opens, kind }) => opens.needsCase && moves[kind]?.['new'])

  it.each(hers)('$kind: begins only where a file is enough', async ({ kind, subkinds }) => {
    const opening = leyla
      .open(kind, { caseId: closed.id, ...(subkinds && { subkind: subkinds[0]! }), ...asked[kind] })
      .then(
        () => 'begun',
        ({ detail }: { detail?: { because?: string } }) => detail?.because,
      )
    expect(await opening).toBe(kind === 'disclosure' ? 'begun' : 'case-is-closed')
  })

  it('nobody is referred either, until Oksana wants help again', async () => {
    const ask = () =>
      leyla.api.referrals.send({
        track: newId(),
        caseId: closed.id,
        recipient: omar.circle,
        serviceCode: 'health',
        urgency: 'day',
        anonymous: true,
      })
    await expect(ask()).rejects.toMatchObject({ code: 'refused', detail: { because: 'case-is-closed' } })
    await leyla.move('case', 'reopen', { id: closed.track })
    expect((await ask()).state).toBe('enquiry')
  })
})

describe('a file that stays', () => {
  const inDays = (days: number) =>
    new Date(network.state.now().getTime() + days * 86_400_000).toISOString().slice(0, 10)
  const dues = (caseId: string) =>
    asOwner(database, async (client) => {
      const { rows } = await client.query<{ day: string }>(
        `select to_char(due_on, 'YYYY-MM-DD') as day from clocks where case_id = $1 and clock = 'case.retention' and stopped_at is null`,
        [caseId],
      )
      return rows.map(({ day }) => day)
    })

  it('is decided about also when Hana has left by herself, from today on and for no longer than the rules say', async () => {
    const { id, track } = await openCase(leyla, { name: 'Hana Left', language: 'ar' })
    const { circle } = await giveCard(leyla, id, 'ar')
    const { cookie } = await startCardSession(database, circle, 's')
    await network.staff.request(`/api/cases/${track}/leave`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json', 'if-match': '"1"' },
      body: '{}',
    })
    expect(await owed(id)).toEqual(['case.retention'])
    const keep = (until: string) => leyla.move('case', 'keep_until', { id: track }, { until })
    for (const [until, because] of [
      [inDays(0), 'ends-in-the-past'],
      [inDays(400), 'longer-than-allowed'],
    ] as const)
      await expect(keep(until)).rejects.toMatchObject({ code: 'refused', detail: { because } })
    expect((await keep(inDays(1))).state).toBe('closed')
    expect(await dues(id)).toEqual([inDays(1)])
    await keep(inDays(360))
    expect(await dues(id)).toEqual([inDays(360)])
  })

  it('and is opened again: her rights and her first days are owed where they were not done', async () => {
    const { id, track } = await openCase(leyla, { name: 'Hana Again', language: 'ar' })
    const again = async () => {
      await leyla.move('case', 'close', { id: track }, told)
      await leyla.move('case', 'reopen', { id: track })
      return (await owed(id)).filter((clock) => ['case.rights', 'case.first'].includes(clock))
    }
    expect(await again()).toEqual(['case.first', 'case.rights'])
    const spoken = { language: 'ar', how: 'spoken', understood: true }
    await leyla.move('case', 'explain_rights', { id: track }, spoken)
    expect(await again()).toEqual(['case.first'])
  })
})

it('a case is closed as helped elsewhere while the clinic helps Zaira, and not once it has finished', async () => {
  const { id, track } = await openCase(leyla, { name: 'Zaira Elsewhere', language: 'es' })
  const accepted = await omar.move('referral', 'accept', await omar.move('referral', 'open', await sent(id)))
  const helping = await omar.move('referral', 'start', accepted)
  const pass = () => leyla.move('case', 'transfer', { id: track })
  expect((await pass()).state).toBe('closed_referred')
  await leyla.move('case', 'reopen', { id: track })
  await omar.move('referral', 'finish', helping, { outcome: 'achieved' })
  await expect(pass()).rejects.toMatchObject({
    code: 'refused',
    detail: { because: 'receiver-has-not-accepted' },
  })
})
