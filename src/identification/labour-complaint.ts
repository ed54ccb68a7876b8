// A complaint about pay or hours, as the labour inspectorate's own process: answered, visited, ordered, paid. Nobody has to be a victim of
// anything for it. Each step is told to whoever complained in the same act, in a sealed line of the thread that their receipt opens, and
// sums stand there alone: to the cent, and nowhere in clear.

import { ask, defineMachine } from '../tracks/define.ts'
import { arrivals, urgencies } from './contact.ts'

export const foundOnVisit = ['wages_owed', 'other_breach', 'nothing_found', 'nobody_there'] as const
export const complaintEnds = ['paid', 'settled', 'not_upheld', 'to_court', 'no_answer'] as const

/** Who works on complaints: of the inspectorate, and of nobody who decides about a stay or accuses. */
export const complaintRoles = ['inspector'] as const

const open = ['received', 'answered', 'visited', 'ordered', 'paid'] as const
const reply = 'labour_complaint.reply'
const pay = 'labour_complaint.pay'

export const labourComplaintMachine = defineMachine({
  kind: 'labour_complaint',
  path: 'labour-complaints',
  lane: 'none',
  page: '/labour',
  personPage: 'none',
  compartment: 'open',
  states: [...open, 'closed'],
  initial: 'received',
  final: ['closed'],
  opens: {
    who: complaintRoles,
    byPerson: true,
    elsewhere: 'help.submit',
    needsCase: false,
    ask: {
      channel: ask.code(...arrivals),
      urgency: ask.code(...urgencies),
      language: ask.optional(ask.language),
    },
    starts: [{ clock: reply, owner: 'holder' }],
  },
  moves: {
    answer: {
      from: ['received', 'answered'],
      to: 'answered',
      by: ['holder'],
      who: complaintRoles,
      signed: true,
      stops: [reply],
      measures: [1, 2],
    },
    // What is written later changes nothing of how far it has come.
    write: {
      from: ['visited', 'ordered', 'paid'],
      to: 'same',
      by: ['holder'],
      who: complaintRoles,
      signed: true,
      stops: [reply],
    },
    write_again: {
      from: open,
      to: 'same',
      by: ['person'],
      starts: [{ clock: reply, owner: 'holder' }],
    },
    visit: {
      from: ['received', 'answered', 'visited', 'ordered'],
      to: 'visited',
      by: ['holder'],
      who: complaintRoles,
      signed: true,
      ask: { visited_on: ask.pastDay, found: ask.code(...foundOnVisit) },
      stops: [reply],
      measures: [1],
    },
    order: {
      from: ['received', 'answered', 'visited', 'ordered'],
      to: 'ordered',
      by: ['holder'],
      who: complaintRoles,
      signed: true,
      ask: { pay_by: ask.comingDay },
      stops: [reply],
      starts: [{ clock: pay, owner: 'holder', on: 'pay_by' }],
    },
    // A part of it is in the worker's hand; the rest is still owed.
    pay_part: {
      from: ['answered', 'visited', 'ordered'],
      to: 'same',
      by: ['holder'],
      who: complaintRoles,
      signed: true,
      ask: { paid_on: ask.pastDay },
      stops: [reply],
    },
    pay: {
      from: ['answered', 'visited', 'ordered'],
      to: 'paid',
      by: ['holder'],
      who: complaintRoles,
      signed: true,
      ask: { paid_on: ask.pastDay },
      stops: [reply, pay],
    },
    close: {
      from: '*',
      to: 'closed',
      by: ['holder'],
      who: complaintRoles,
      signed: true,
      ask: { reason: ask.code(...complaintEnds) },
      guard: ({ input, track }) =>
        input.reason === 'paid' && track.state !== 'paid' ? 'not-paid-yet' : undefined,
      refuses: ['not-paid-yet'],
    },
    leave: { from: '*', to: 'closed', by: ['person'], exit: true },
  },
})
