// An organisation tries its recovery sheets in its first week: whoever loses every way in before that has lost every case for ever.
import { expect, it } from 'vitest'
import { makeRecoveryShares } from '../../demo/recovery-shares.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { asOwner } from '../database/open.ts'
import { emptyCase, planOpening, sealNewCase, type NewCase } from '../cases/client/open-case.ts'
import { drillShares } from './client/recovery-shares.ts'

const database = await testDatabase()
const network = await newNetwork(database, { owesDrill: true })
const rosa = await network.organisation('Willow House', 'shelter', [])
const omar = await network.colleague(rosa, 'omar', ['caseworker'])

const person: NewCase = {
  ...emptyCase,
  language: 'ar',
  ageGroup: 'adult',
  origin: 'ngo',
  safeContact: { how: 'Call the bakery', when: '', word: 'lemon', never: '' },
  note: 'She was paid nothing for a year.',
}
const opens = async (name: string, urgency: NewCase['urgency']) => {
  const plan = planOpening()
  const sealed = await sealNewCase(omar, plan, { ...person, name, urgency }, omar.circle)
  return omar.api.cases.open(sealed, { key: plan.key })
}
const owed = async () => (await omar.api.recoveryShares.read({})).firstDrillBy

it('Willow House opens cases in its first week, and everybody there can read until when two sheets have to be tried', async () => {
  await expect(opens('Mariam First', 'routine')).resolves.toMatchObject({ version: 1 })
  const days = (Date.parse((await owed())!) - network.state.now().getTime()) / 86_400_000
  expect(days).toBeGreaterThan(6.9)
  expect(days).toBeLessThanOrEqual(7)
})

it('after that week Omar opens no case that can wait, and one that cannot is opened all the same', async () => {
  network.travel(8)
  for (const urgency of ['routine', 'day'] as const)
    await expect(opens('Mariam Late', urgency)).rejects.toMatchObject({
      code: 'refused',
      detail: { because: 'no-recovery-drill' },
    })
  await expect(opens('Mariam Tonight', 'now')).resolves.toMatchObject({ version: 1 })
})

it('sheets that were made and never tried are not enough; once Rosa has tried two of them nothing is owed', async () => {
  const { recoveryShares } = await makeRecoveryShares(rosa)
  await expect(opens('Mariam Waits', 'routine')).rejects.toMatchObject({ code: 'refused' })
  expect(await drillShares(rosa, [recoveryShares[0], recoveryShares[2]])).toMatchObject({ outcome: 'fit' })
  expect(await owed()).toBeNull()
  await expect(opens('Mariam After', 'routine')).resolves.toMatchObject({ version: 1 })
})

it('an organisation that was there before the rule has a week from the day on which it comes', async () => {
  const lina = await network.organisation('Old Harbour', 'ngo', ['caseworker'])
  const since = network.state.now().getTime() + 20 * 86_400_000
  await asOwner(database, (client) =>
    client.query("update settings set value = to_jsonb($1::text) where key = 'recovery_rule'", [
      new Date(since).toISOString(),
    ]),
  )
  expect((await lina.api.recoveryShares.read({})).firstDrillBy).toBeNull()
  network.travel(21)
  const { firstDrillBy } = await lina.api.recoveryShares.read({})
  expect(Date.parse(firstDrillBy!)).toBe(since + 7 * 86_400_000)
})
