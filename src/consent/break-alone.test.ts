// Glass in a house of two: Mina is alone at night, goes ahead, and Legal Aid West looks back on Monday. And every house that may not.

import { describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import type { Colleague } from '../../demo/actor.ts'
import { refreshHome } from '../client/logs.ts'
import { openCase, takeKeys, writeNote } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { breakGlassAlone } from './client/break-glass.ts'
import { shareWithoutConsent } from './client/share-without-consent.ts'

const database = await testDatabase()
const network = await newNetwork(database, { unlimited: true })
const mina = await network.organisation('Small House', 'shelter', ['shelter', 'administrator', 'supervisor'])
const leyla = await network.organisation('Legal Aid West', 'legal_aid', ['lawyer'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health'])
const now = () => network.state.now()
const day = (ahead: number) => new Date(now().getTime() + ahead * 86_400_000).toISOString().slice(0, 10)

async function asks(who: Colleague, name: string) {
  const { id: caseId } = await openCase(who, { name, language: 'ar' })
  await writeNote(who, caseId, 'health', 'Allergic to penicillin.')
  await takeKeys(who, caseId)
  const track = newId()
  await shareWithoutConsent(who, {
    caseId,
    track,
    basis: 'vital_interest',
    recipient: bashir.circle,
    purpose: 'health_care',
    until: day(2),
    compartments: ['health'],
    words: 'Fell ill.',
    told: 'told',
    reason: 'life_in_danger',
    language: 'ar',
  })
  await takeKeys(who, caseId)
  const { waiting } = await who.vault.viewCase({ caseId, day: day(0) })
  return { caseId, track, n: waiting.find((one) => one.id === track)!.n, to: bashir.circle }
}
const alone = (who: Colleague, { caseId, ...asked }: Awaited<ReturnType<typeof asks>>, review: number) =>
  breakGlassAlone(who, caseId, { ...asked, circle: who.circle, review })
const reads = (caseId: string) =>
  takeKeys(bashir, caseId).then(
    ({ held }) => held,
    (fault: { code: string }) => fault.code,
  )

describe('a house of two', () => {
  it('goes ahead alone once it has named who outside looks back, who owes it by the next working day, and it is late after that', async () => {
    const asked = await asks(mina, 'Mariam Night')
    await expect(alone(mina, asked, leyla.circle)).rejects.toMatchObject({
      detail: { because: 'name-an-outside-second' },
    })
    expect(await reads(asked.caseId)).toBe('not-found')
    await expect(mina.api.seconds.name({ rule: 'break_glass', circle: mina.circle })).rejects.toMatchObject({
      code: 'not-found',
    })
    await mina.api.seconds.name({ rule: 'break_glass', circle: leyla.circle })
    const { reviewedBy } = await alone(mina, asked, leyla.circle)
    expect(await reads(asked.caseId)).toEqual(['health'])
    const [owed] = (await leyla.api.seconds.acts({})).acts
    expect(owed).toMatchObject({
      track: asked.track,
      organisation: 'Small House',
      reason: 'life_in_danger',
      dueOn: reviewedBy,
      isMine: true,
      isLate: false,
    })
    expect(reviewedBy > day(0)).toBe(true)
    // Who looks back is told that it was done and why, and sees nothing of the case.
    await expect(leyla.api.cases.read({ id: asked.caseId })).rejects.toMatchObject({ code: 'not-found' })
    expect((await bashir.api.seconds.acts({})).acts).toEqual([])
    await expect(mina.api.seconds.review({ track: asked.track, finding: 'was_right' })).rejects.toMatchObject(
      {
        code: 'not-found',
      },
    )
    network.travel(5)
    expect((await mina.api.seconds.acts({})).acts[0]).toMatchObject({ isMine: false, isLate: true })
    await leyla.api.seconds.review({ track: asked.track, finding: 'was_right' })
    expect((await mina.api.seconds.acts({})).acts[0]).toMatchObject({ isLate: false, finding: 'was_right' })
  })

  it('names in its statement whom it has named, and nobody else', async () => {
    const asked = await asks(mina, 'Mariam Other')
    await expect(alone(mina, asked, network.founder.circle)).rejects.toMatchObject({
      detail: { because: 'bad-statement' },
    })
    expect(await reads(asked.caseId)).toBe('not-found')
  })

  it('has a second person again when a third comes to work there', async () => {
    // Mina and the administrator of her house are two.
    await alone(mina, await asks(mina, 'Mariam Two'), leyla.circle)
    await network.colleague(mina, 'sami', ['shelter'])
    await refreshHome(mina)
    const three = await asks(mina, 'Mariam Three')
    await expect(alone(mina, three, leyla.circle)).rejects.toThrow('bad-chain')
    expect(await reads(three.caseId)).toBe('not-found')
  })
})
