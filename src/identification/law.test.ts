// Who may refer, and in how many steps it is decided, as the law of the case says it.

import { expect, it } from 'vitest'
import { openCase } from '../../demo/case-work.ts'
import type { Colleague } from '../../demo/actor.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'

const database = await testDatabase()
const network = await newNetwork(database)

/** A child of this worker's, presumed to be a victim. */
async function presumed(worker: Colleague) {
  const { id: caseId } = await openCase(worker, { name: 'Nadia Law', language: 'en', ageGroup: 'child' })
  const { id } = await worker.open('identification', { caseId })
  const track = { id }
  await worker.move('identification', 'presume', track, { origin: 'ngo' })
  return track
}

it('in the United Kingdom an organisation refers somebody only while the law lists it', async () => {
  const amara = await network.organisation('Harbour House', 'ngo', ['caseworker', 'administrator'])
  const track = await presumed(amara)
  await amara.api.network.designate({ designation: null })
  await expect(amara.move('identification', 'refer', track)).rejects.toMatchObject({
    detail: { because: 'not-a-first-responder' },
  })
  await expect(amara.api.network.designate({ designation: 'harbour_house' })).rejects.toMatchObject({
    code: 'invalid',
  })
  expect((await amara.api.network.designation({})).list.map(({ code }) => code)).toContain('salvation_army')
  await amara.api.network.designate({ designation: 'salvation_army' })
  expect((await amara.move('identification', 'refer', track)).state).toBe('referred')
})

it('the police refer, whom the law lists as a kind', async () => {
  const kasper = await network.organisation('Harbour Police', 'police', [
    'police',
    'caseworker',
    'administrator',
  ])
  await kasper.api.network.designate({ designation: null })
  expect((await kasper.move('identification', 'refer', await presumed(kasper))).state).toBe('referred')
})

it('a law of one decision has no first one: nobody can make it, and no button stands for it', async () => {
  const lucia = await network.organisation('Field and Orchard', 'ngo', ['caseworker'], 'palermo')
  const track = await presumed(lucia)
  for (const move of ['refer', 'receive']) await lucia.move('identification', move, track)
  const { facts, pack } = await lucia.api.work.track({ track: track.id })
  expect([pack, facts['stages']]).toEqual(['palermo', 'presumption final'])
  const served = { served_on: new Date().toISOString().slice(0, 10) }
  await expect(lucia.move('identification', 'decide_prelim_positive', track, served)).rejects.toMatchObject({
    detail: { because: 'no-such-stage' },
  })
  expect((await lucia.move('identification', 'decide_final_positive', track, served)).state).toBe(
    'identified',
  )
})

it('a decision served in January 2023 has no limit in law; one of today has thirty days', async () => {
  const amara = await network.organisation('Orchard House', 'ngo', ['caseworker'])
  const challengeOf = async (served_on: string) => {
    const track = await presumed(amara)
    for (const move of ['refer', 'receive']) await amara.move('identification', move, track)
    await amara.move('identification', 'decide_prelim_negative', track, { served_on, reason: 'not_credible' })
    const { clocks } = await amara.api.work.track({ track: track.id })
    return clocks.find(({ clock }) => clock === 'identification.challenge')
  }
  expect(await challengeOf('2023-01-16')).toMatchObject({ dueOn: null, none: true, source: 'RECON0' })
  expect(await challengeOf('2026-10-01')).toMatchObject({ dueOn: '2026-10-31', none: false, source: 'RECON' })
})
