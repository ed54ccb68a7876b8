// A referral against what the person said about who may be told is not ready to be sent before they have said otherwise.

import { expect, it } from 'vitest'
import { beginning, faultsOf } from './referral-form.ts'
import { toldAgainst } from '../client/referral-form.ts'

const today = '2026-11-29'
const typed = { ...beginning('ar', today, 'routine'), code: 'legal_civil' }
const faults = (value: typeof typed, kind: string) =>
  faultsOf(
    value,
    { isChild: false, today, pages: undefined, against: toldAgainst(value, ['lawyer'], kind) },
    (key) => key,
  ).map(({ field }) => field)

it('stops for the police where only a lawyer was named, until the person was asked again', () => {
  expect(faults(typed, 'police')).toContain('askedSince')
  expect(faults({ ...typed, askedSince: true }, 'police')).not.toContain('askedSince')
})

it('does not stop for whom the person named, nor a question that names nobody', () => {
  expect(faults(typed, 'legal_aid')).not.toContain('askedSince')
  expect(faults({ ...typed, mode: 'enquiry' }, 'police')).not.toContain('askedSince')
})
