// The defence wants Clémence's file. Nothing leaves before she and her lawyer were heard, and never without a judge's order or her own yes.

import { expect, it } from 'vitest'
import { giveCard, openCase } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { make } from '../../test/moving.ts'
import { newNetwork } from '../../test/people.ts'
import { addresses } from '../api/addresses.ts'
import { telephone } from '../../test/telephone.ts'

const network = await newNetwork(await testDatabase())
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const ines = await network.organisation('Legal Aid West', 'legal_aid', ['lawyer'])

const heard = { heardPerson: true, heardLawyer: true }
const give = (state: string, facts: object) => make('demand', state, 'hand_over', {}, facts as never)

it.each([
  ['a subpoena alone is no order', 'came', { basis: 'subpoena', ...heard }, 'no-order-and-no-yes'],
  [
    'where the law says that it is one',
    'came',
    { basis: 'subpoena', subpoenaIsOrder: true, ...heard },
    'handed_over',
  ],
  ['a letter is none', 'came', { basis: 'letter', subpoenaIsOrder: true, ...heard }, 'no-order-and-no-yes'],
  ['her own yes', 'came', { basis: 'letter', personSaysYes: true, ...heard }, 'handed_over'],
  ['an order, and she was not heard', 'ordered', { heardLawyer: true }, 'not-heard-yet'],
  ['an order, and her lawyer was not heard', 'ordered', { heardPerson: true }, 'not-heard-yet'],
  ['an order, and both were', 'ordered', heard, 'handed_over'],
  [
    'an order of a judge who forbids telling',
    'told_later',
    { basis: 'judge_order', tellingForbidden: true },
    'handed_over',
  ],
  [
    'a judge who forbids telling orders nothing by that',
    'told_later',
    { basis: 'subpoena', tellingForbidden: true },
    'no-order-and-no-yes',
  ],
])('%s', (_what, state, facts, result) => {
  expect(give(state, facts)).toBe(result)
})

it('she and her lawyer hear of it first, and she says no on her own page', async () => {
  const { id: caseId } = await openCase(amara, { name: 'Clémence Demand', language: 'en' })
  const { words } = await giveCard(amara, caseId, 'en')
  const demand = await amara.open('demand', {
    caseId,
    subkind: 'defence',
    other: ines.circle,
    basis: 'subpoena',
  })
  const at = { id: demand.id }
  const because = () =>
    amara.move('demand', 'hand_over', at).then(
      () => 'gone',
      (error: { detail?: { because?: string }; code?: string }) => error.detail?.because ?? error.code,
    )
  await ines.move('demand', 'hear_lawyer', at, { lawyer_says: 'objects' })
  const phone = telephone(network.public)
  await phone.post(`/en${addresses.enter}`, { words })
  const own = async () => (await phone.get(`/en${addresses.tracks}`)).text()
  expect(await own()).toContain('Somebody asks for papers about you')
  await amara.move('demand', 'forbid_telling', at, { forbidden_until: dayFrom(9) })
  expect(await own()).not.toContain('papers about you')
  await amara.move('demand', 'may_tell', at)
  await amara.move('demand', 'hear_person', at, { language: 'en', person_says: 'nothing_goes' })
  expect(await because()).not.toBe('gone')
  await amara.move('demand', 'object', at)
  expect(await own()).toContain('We said no to it.')
})

function dayFrom(days: number): string {
  return new Date(network.state.now().getTime() + days * 86_400_000).toISOString().slice(0, 10)
}
