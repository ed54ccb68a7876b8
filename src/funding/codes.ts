// The words of money for helping: what it may be for, in what it is counted, under which rules, and why it was given.

import { givenKinds } from '../care/given.ts'

/** What is counted where it is given: nights in the house's own beds, and what is given out. */
export const units = ['bed_nights', ...givenKinds] as const
export type Unit = (typeof units)[number]

/** What a line of a budget is for; `core`: rent, books, heating, what every organisation needs to be there at all. */
export const costs = ['service', 'staff', 'rooms', 'equipment', 'travel', 'training', 'core'] as const
export type Cost = (typeof costs)[number]

export const callRules = [
  'no_conditions_on_people',
  'protection_policy',
  'audited_accounts',
  'quarterly_report',
  'no_double_funding',
] as const

export const awardReasons = ['fills_gap', 'fits_call', 'fair_price', 'worked_well'] as const

export const mostLines = 12
/** In the smallest unit of a currency. */
export const mostMoney = 1_000_000_000_000
