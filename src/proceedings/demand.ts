// Somebody demands a file: police, a court, the defence, an embassy. Nothing leaves before the person and their lawyer were heard, unless a
// judge forbids to tell them until a day; and never without a judge's order or the person's own yes. A subpoena alone is no order where
// the law of the case says so. Objecting is always open, to the person too. While a judge forbids telling, their own page knows nothing of
// it, whatever becomes of it meanwhile; on the day it may, they are told.

import { tellingForbidden } from '../consent/telling-forbidden.ts'
import { ask, defineMachine, type GuardContext, type Input, type Facts } from '../tracks/define.ts'
import { interpretedFirst, saidHow } from '../tracks/understood.ts'

export const demandedBy = [
  'police',
  'prosecutor',
  'defence',
  'court',
  'immigration',
  'embassy',
  'insurer',
] as const

const desk = [
  'caseworker',
  'advocate',
  'guardian',
  'supervisor',
  'child_welfare',
  'shelter',
  'lawyer',
] as const
const release = ['supervisor', 'lawyer', 'caseworker', 'advocate', 'guardian', 'child_welfare'] as const

/** Whether a judge has ordered it, by what was said of the demand and by the law of the case. */
const isOrdered = ({ track, facts }: GuardContext): boolean =>
  track.state === 'ordered' ||
  facts.basis === 'judge_order' ||
  (facts.basis === 'subpoena' && facts.subpoenaIsOrder === true)

function mayGo(context: GuardContext): string | undefined {
  const { facts } = context
  if (!isOrdered(context) && facts.personSaysYes !== true) return 'no-order-and-no-yes'
  const wereHeard = facts.heardPerson === true && facts.heardLawyer === true
  return wereHeard || facts.tellingForbidden === true ? undefined : 'not-heard-yet'
}

const mayTellNow = ({ facts }: GuardContext): string | undefined =>
  facts.tellingForbidden === false ? 'nothing-forbidden' : undefined

/** Nobody hears of it from us while that is forbidden, and what they hear is interpreted. */
const mayHear = (context: GuardContext): string | undefined =>
  context.facts.tellingForbidden === true ? 'telling-forbidden' : interpretedFirst(context)

const hear = {
  clock: 'demand.hear',
  owner: 'holder',
  when: (input: Input, _subkind: string | undefined, facts: Facts) =>
    input.forbidden_until === undefined && facts.tellingForbidden !== true,
} as const
const tellLater = { clock: tellingForbidden, owner: 'holder', on: 'forbidden_until' } as const
const answer = { clock: 'demand.answer', owner: 'holder', on: 'answer_by' } as const

export const demandMachine = defineMachine({
  kind: 'demand',
  path: 'demands',
  lane: 'justice',
  compartment: 'legal',
  subkinds: demandedBy,
  states: ['came', 'ordered', 'objected', 'handed_over', 'ended'],
  initial: 'came',
  final: ['objected', 'handed_over', 'ended'],
  // It is over for whoever asked; the person still has to hear of it.
  survivingClocks: [tellingForbidden, 'demand.hear'],
  opens: {
    who: desk,
    needsCase: true,
    ask: {
      basis: ask.code('judge_order', 'subpoena', 'letter', 'no_paper'),
      answer_by: ask.optional(ask.comingDay),
      forbidden_until: ask.optional(ask.comingDay),
    },
    starts: [hear, tellLater, answer],
  },
  timeMoves: { [tellingForbidden]: 'may_tell' },
  moves: {
    hear_person: {
      from: ['came', 'ordered', 'objected'],
      to: 'same',
      by: ['holder'],
      who: desk,
      ask: {
        language: ask.language,
        ...saidHow,
        person_says: ask.code('nothing_goes', 'only_these_pages', 'all_may_go'),
      },
      facts: ['wordsIn', 'tellingForbidden'],
      guard: mayHear,
      refuses: ['interpreter-first', 'telling-forbidden'],
      knownBefore: ['tellingForbidden'],
      stops: ['demand.hear'],
      measures: [6, 8],
    },
    tell_outcome: {
      from: ['handed_over', 'ended'],
      to: 'same',
      by: ['holder'],
      who: desk,
      ask: { language: ask.language, ...saidHow },
      facts: ['wordsIn', 'tellingForbidden'],
      guard: mayHear,
      refuses: ['interpreter-first', 'telling-forbidden'],
      knownBefore: ['tellingForbidden'],
      stops: ['demand.hear'],
      measures: [6, 8],
    },
    hear_lawyer: {
      from: ['came', 'ordered', 'objected'],
      to: 'same',
      by: ['holder', 'other'],
      who: desk,
      ask: { lawyer_says: ask.code('objects', 'wants_less', 'agrees') },
      measures: [8, 11],
    },
    forbid_telling: {
      from: ['came', 'ordered'],
      to: 'same',
      by: ['holder'],
      who: desk,
      ask: { forbidden_until: ask.comingDay },
      // A judge may put the day off: the day before ends.
      stops: ['demand.hear', tellingForbidden],
      starts: [tellLater],
      measures: [8],
    },
    may_tell: {
      from: ['came', 'ordered', 'objected', 'handed_over', 'ended'],
      to: 'same',
      by: ['holder', 'system'],
      who: desk,
      facts: ['tellingForbidden'],
      guard: mayTellNow,
      refuses: ['nothing-forbidden'],
      knownBefore: ['tellingForbidden'],
      stops: [tellingForbidden],
      starts: [{ clock: 'demand.hear', owner: 'holder' }],
      measures: [6],
    },
    narrow: {
      from: ['came', 'ordered'],
      to: 'same',
      by: ['holder', 'other'],
      who: desk,
      ask: { narrowed_to: ask.code('listed_pages', 'some_days', 'judge_alone') },
      measures: [8],
    },
    object: {
      from: ['came', 'ordered'],
      to: 'objected',
      by: ['person', 'holder', 'other'],
      who: desk,
      exit: true,
      stops: ['demand.hear', 'demand.answer'],
      measures: [8],
    },
    order: {
      from: ['came', 'objected'],
      to: 'ordered',
      by: ['holder'],
      who: desk,
      ask: { order_on: ask.pastDay, answer_by: ask.optional(ask.comingDay) },
      facts: ['tellingForbidden'],
      starts: [hear, answer],
      measures: [8],
    },
    hand_over: {
      from: ['came', 'ordered'],
      to: 'handed_over',
      by: ['holder'],
      who: release,
      ask: { pages: ask.sealed },
      // Out of the documents of the file, each bound by its hash.
      ownScreen: true,
      facts: ['basis', 'subpoenaIsOrder', 'heardPerson', 'heardLawyer', 'personSaysYes', 'tellingForbidden'],
      guard: mayGo,
      refuses: ['no-order-and-no-yes', 'not-heard-yet'],
      knownBefore: [
        'basis',
        'subpoenaIsOrder',
        'heardPerson',
        'heardLawyer',
        'personSaysYes',
        'tellingForbidden',
      ],
      stepUp: true,
      stops: ['demand.hear', 'demand.answer'],
      measures: [8],
    },
    end: {
      from: '*',
      to: 'ended',
      by: ['holder'],
      who: desk,
      ask: { ended_because: ask.code('nothing_held', 'taken_back', 'no_duty') },
      stops: ['demand.hear', 'demand.answer'],
      measures: [8],
    },
  },
  factsOfLaw: (pack) => ({ subpoenaIsOrder: pack.privilege?.subpoenaIsOrder === true }),
})
