// Money for an organisation that helps, from the application to the last payment. Totals only: no row about a person ever goes
// to a funder. Who waits for money can see since when. Amounts stand line by line beside it (access.sql), in the currency of the call.

import { ask, defineMachine } from '../tracks/define.ts'
import { applicants, payers } from './roles.ts'

const pay = 'funding.pay'
const report = { clock: 'funding.report', owner: 'holder' } as const

export const fundingMachine = defineMachine({
  kind: 'funding',
  path: 'fundings',
  lane: 'none',
  compartment: 'open',
  page: '/funding',
  withoutPerson: true,
  states: ['call', 'applied', 'awarded', 'active', 'reporting', 'closed', 'declined', 'withdrawn'],
  initial: 'call',
  final: ['closed', 'declined', 'withdrawn'],
  opens: { who: applicants, elsewhere: 'funding.apply', needsCase: false, needsOther: true },
  moves: {
    apply: {
      from: ['call'],
      to: 'applied',
      by: ['holder'],
      who: applicants,
      starts: [{ clock: 'funding.decision', owner: 'other' }],
      measures: [5],
    },
    award: {
      from: ['applied'],
      to: 'awarded',
      by: ['other'],
      who: payers,
      signed: true,
      ask: { from_day: ask.day, until: ask.day },
      guard: ({ input }) =>
        String(input.until) > String(input.from_day) ? undefined : 'ends-before-it-begins',
      refuses: ['ends-before-it-begins'],
      stops: ['funding.decision'],
      measures: [5],
    },
    decline: {
      from: ['applied'],
      to: 'declined',
      by: ['other'],
      who: payers,
      ask: { reason: ask.code('not_eligible', 'no_funding', 'other_need', 'information_missing') },
      stops: ['funding.decision'],
    },
    start: {
      from: ['awarded'],
      to: 'active',
      by: ['holder'],
      who: applicants,
      starts: [report],
      measures: [5],
    },
    claim: {
      from: ['active', 'reporting'],
      to: 'same',
      by: ['holder'],
      who: applicants,
      signed: true,
      starts: [{ clock: pay, owner: 'other' }],
      measures: [5],
    },
    pay: {
      from: ['active', 'reporting'],
      to: 'same',
      by: ['other'],
      who: payers,
      signed: true,
      ask: { all_paid: ask.yesNo },
      stops: [pay],
      // What is paid in part is owed on, from the day of the first claim.
      keepsClockWhen: { [pay]: (input) => input.all_paid !== true },
      measures: [5],
    },
    report: {
      from: ['active'],
      to: 'reporting',
      by: ['holder'],
      who: applicants,
      stops: ['funding.report', 'funding.correct'],
      starts: [{ clock: 'funding.accept', owner: 'other' }],
      measures: [5],
    },
    accept: {
      from: ['reporting'],
      to: 'active',
      by: ['other'],
      who: payers,
      stops: ['funding.accept'],
      starts: [report],
      measures: [5],
    },
    send_back: {
      from: ['reporting'],
      to: 'active',
      by: ['other'],
      who: payers,
      ask: { reason: ask.code('information_missing', 'numbers_differ') },
      stops: ['funding.accept'],
      starts: [{ clock: 'funding.correct', owner: 'holder' }],
    },
    close: {
      from: ['active', 'reporting'],
      to: 'closed',
      by: ['other'],
      who: payers,
      facts: ['claimUnpaid'],
      guard: ({ facts }) => (facts.claimUnpaid === false ? undefined : 'claim-unpaid'),
      refuses: ['claim-unpaid'],
      measures: [5],
    },
    withdraw: { from: '*', to: 'withdrawn', by: ['holder'], who: applicants, exit: true },
  },
})
