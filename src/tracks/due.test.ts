// What time does by itself, it does for everybody: nobody's consent goes on because somebody else's track is in trouble.

import { expect, it } from 'vitest'
import { agree, openCase, refer } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { asOwner } from '../database/open.ts'
import { trackFeatures } from '../app/tracks.ts'
import { makeDueMoves } from './due.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health'])
const health = { recipient: bashir.circle, compartments: ['health'], purpose: 'health_care' } as const

/** Oksana is referred at once and Bashir has not said yes in time; Mariam's consent ends two days from now. */
async function twoWhoWait() {
  const now = network.state.now()
  const oksana = await openCase(amara, { name: 'Oksana Waits', language: 'uk' })
  const consent = await agree(amara, oksana.id, { ...health, whenAccepted: true }, now)
  const serviceCode = 'health'
  const referral = await refer(amara, oksana.id, {
    recipient: bashir.circle,
    serviceCode,
    urgency: 'now',
    consent,
  })
  const mariam = await openCase(amara, { name: 'Mariam Ends', language: 'ar' })
  const track = await agree(amara, mariam.id, { ...health, days: 2 }, now)
  const state = async () =>
    (await amara.api.consent.list({ caseId: mariam.id })).consents.find((one) => one.track === track)?.state
  return { referral, state }
}

it('a consent ends on its day, however many answers are owed that time takes from nobody', async () => {
  const { referral, state } = await twoWhoWait()
  await bashir.move('referral', 'open', referral)
  await asOwner(database, (client) =>
    client.query(
      `insert into clocks (id, track, case_id, circle, clock, urgency, started_at, due_at, enforced, verified, pack)
        select gen_random_uuid(), track, case_id, circle, clock, urgency, started_at, due_at, enforced, verified, pack
        from clocks, generate_series(1, 1000) where track = $1 and clock = 'referral.answer.now'`,
      [referral.id],
    ),
  )
  network.travel(4)
  expect(await makeDueMoves(database, trackFeatures, network.state)).toBe(1)
  expect(await state()).toBe('expired')
})

it('a fault in one move is told without a word of it, and every other move is made', async () => {
  const { state } = await twoWhoWait()
  const lapse = () => Promise.reject(new TypeError('Oksana lives at 4 Quay Street'))
  const broken = new Map(trackFeatures).set('referral', {
    ...trackFeatures.get('referral')!,
    after: { lapse },
  })
  network.travel(4)
  const fault = await makeDueMoves(database, broken, network.state).catch((error: unknown) => error)
  expect([(fault as Error).name, String((fault as Error).stack)]).toEqual([
    'referral.lapse TypeError',
    expect.not.stringContaining('Quay'),
  ])
  expect(await state()).toBe('expired')
})
