// Every legal matter, for the person or against them, in one machine. The person may think without a clock, take part
// or step back, and change their mind. A prosecution of the person is held while it is open whether they are a victim,
// to its last step: no appeal against them, no sentence carried out, no fine collected. What helps them (their own appeal,
// discontinuing, vacating) is never held. Stepping back ends the network's work on the matter, not the court's.

import { decisionOutcomes, proceedingKinds, protectiveMeasures } from './proceeding-codes.ts'
import { ask, defineMachine, type GuardContext, type Input } from '../tracks/define.ts'
import { interpretedFirst, saidHow } from '../tracks/understood.ts'

const own = ['lawyer', 'advocate', 'guardian', 'caseworker', 'supervisor', 'prosecutor', 'police'] as const
const officials = [...own, 'inspector', 'immigration', 'authority', 'child_welfare'] as const
const running = ['opened', 'investigation', 'filed', 'pretrial', 'hearing', 'appeal'] as const
/** From its opening to its close: what was begun in one of these states is still owed in the next. */
const onTheWay = [
  ...running,
  'held_pending_identification',
  'decided',
  'enforcement',
  'discontinued',
] as const

const isLinked = ({ track }: GuardContext) => track.subkind === 'linked_offence_of_person'

/** Steps that go on against the person wait until identification is decided; unknown, or not begun, counts as open. */
function heldWhileOpen(context: GuardContext): string | undefined {
  return isLinked(context) && context.facts.identificationOpen !== false
    ? 'held-for-identification'
    : undefined
}

function mayBeDecided(context: GuardContext): string | undefined {
  const against = ['convicted', 'penalty_administrative', 'against', 'partly'].includes(
    String(context.input.outcome),
  )
  return against ? heldWhileOpen(context) : undefined
}

/** The other side's appeal goes on against the person; their own goes on for them. */
const mayBeAppealed = (context: GuardContext) =>
  context.input.appealed_by === 'by_the_person' ? undefined : heldWhileOpen(context)

/** What was awarded is pursued until it is here: whoever ends it before says why. */
const mayBeClosed = (context: GuardContext) =>
  !isLinked(context) && context.facts.awardUnpaid === true && context.input.unpaid === undefined
    ? 'award-unpaid'
    : undefined

const onlyLinked = (context: GuardContext) => (isLinked(context) ? undefined : 'only-for-a-linked-offence')

const held = {
  facts: ['identificationOpen'],
  guard: heldWhileOpen,
  refuses: ['held-for-identification'],
} as const
/** A day in court and what was decided are said in a language that the person understands. */
const understood = {
  ask: { language: ask.language, ...saidHow },
  facts: ['wordsIn'],
  guard: interpretedFirst,
  refuses: ['interpreter-first'],
} as const
/** In clear whole units for what is counted; to the cent sealed beside it. */
const amount = ask.exactMoney('sum')
const sum = ask.optional(ask.sealed)
const explain = { clock: 'proceeding.explain', owner: 'holder' } as const

export const proceedingMachine = defineMachine({
  kind: 'proceeding',
  path: 'proceedings',
  lane: 'justice',
  laneRank: 1,
  phase: { is: 'justice', except: ['advised', 'considering'] },
  clocksShownToPerson: ['proceeding.hearing', 'proceeding.appeal', 'proceeding.limitation'],
  compartment: 'legal',
  subkinds: proceedingKinds,
  states: [
    'advised',
    'considering',
    ...running,
    'held_pending_identification',
    'decided',
    'enforcement',
    'discontinued',
    'closed',
    'declined',
    'stepped_back',
  ],
  initial: 'advised',
  final: ['closed', 'declined', 'stepped_back'],
  opens: {
    who: officials,
    needsCase: true,
    // Whoever opens it as a lawyer is the lawyer: none has to be found.
    ask: { lawyer: ask.optional(ask.code('assigned')) },
    answeredBy: { lawyer: { lawyer: 'assigned' } },
    starts: [{ clock: 'proceeding.lawyer', owner: 'holder', when: ({ lawyer }) => lawyer !== 'assigned' }],
  },
  moves: {
    think: { from: ['advised'], to: 'considering', by: ['person', 'holder'], who: own, measures: [6, 11] },
    decline: {
      from: ['advised', 'considering'],
      to: 'declined',
      by: ['person', 'holder'],
      who: own,
      exit: true,
    },
    open: {
      from: ['advised', 'considering'],
      to: 'opened',
      by: ['holder', 'other'],
      who: officials,
      ask: { lawyer: { ...ask.code('assigned', 'sought', 'not_wanted'), again: true } },
      stops: ['proceeding.lawyer'],
      starts: [
        {
          clock: 'proceeding.hold',
          owner: 'holder',
          when: (_, subkind) => subkind === 'linked_offence_of_person',
        },
        { clock: 'proceeding.lawyer', owner: 'holder', when: (input: Input) => input.lawyer === 'sought' },
      ],
      measures: [11],
    },
    limit: {
      from: ['advised', 'considering', 'opened', 'investigation'],
      to: 'same',
      by: ['holder'],
      who: own,
      ask: { limit_on: ask.comingDay },
      starts: [{ clock: 'proceeding.limitation', owner: 'holder', on: 'limit_on' }],
      measures: [11],
    },
    assign_lawyer: {
      from: onTheWay,
      to: 'same',
      by: ['holder'],
      who: own,
      stops: ['proceeding.lawyer'],
      measures: [10, 11],
    },
    hold: {
      from: running,
      to: 'held_pending_identification',
      by: ['holder', 'other'],
      who: officials,
      guard: onlyLinked,
      refuses: ['only-for-a-linked-offence'],
      stops: ['proceeding.hold', 'proceeding.hearing', 'proceeding.tell'],
      measures: [3],
    },
    go_on: {
      from: ['held_pending_identification'],
      to: 'opened',
      by: ['other'],
      who: officials,
      ...held,
      starts: [explain],
      measures: [3],
    },
    investigate: {
      from: ['opened'],
      to: 'investigation',
      by: ['other', 'holder'],
      who: officials,
      ...held,
      measures: [10],
    },
    file: {
      from: ['opened', 'investigation'],
      to: 'filed',
      by: ['holder', 'other'],
      who: officials,
      ask: { amount: ask.optional(amount), sum },
      ...held,
      stops: ['proceeding.limitation'],
      measures: [11],
    },
    ask_measures: {
      from: running,
      to: 'same',
      by: ['holder', 'person'],
      who: own,
      ask: { wanted: ask.codes(...protectiveMeasures) },
      starts: [{ clock: 'proceeding.measures', owner: 'other' }],
      measures: [7, 8, 9],
    },
    decide_measures: {
      from: running,
      to: 'same',
      by: ['other'],
      who: officials,
      ask: { granted: ask.codes(...protectiveMeasures) },
      stops: ['proceeding.measures'],
      counts: 'granted',
      measures: [7, 8, 9],
    },
    prepare: {
      from: ['filed'],
      to: 'pretrial',
      by: ['holder', 'other'],
      who: officials,
      ...held,
      measures: [9],
    },
    set_hearing: {
      from: ['filed', 'pretrial', 'hearing', 'appeal'],
      to: 'same',
      by: ['other', 'holder'],
      who: officials,
      ask: { hearing_on: ask.comingDay },
      ...held,
      starts: [
        { clock: 'proceeding.hearing', owner: 'holder', on: 'hearing_on' },
        { clock: 'proceeding.tell', owner: 'holder', before: 'hearing_on' },
      ],
      measures: [6, 9],
    },
    tell: {
      from: ['filed', 'pretrial', 'hearing', 'appeal'],
      to: 'same',
      by: ['holder'],
      who: own,
      ...understood,
      stops: ['proceeding.tell'],
      measures: [6],
    },
    hear: {
      from: ['pretrial', 'hearing', 'appeal'],
      to: 'hearing',
      by: ['holder', 'other'],
      who: officials,
      ask: { heard: ask.code('testimony', 'statement', 'through_lawyer', 'not_wished', 'refused_by_court') },
      ...held,
      stops: ['proceeding.hearing', 'proceeding.tell'],
      counts: 'heard',
      measures: [9, 10],
    },
    decide: {
      from: ['filed', 'pretrial', 'hearing', 'appeal', 'held_pending_identification'],
      to: 'decided',
      by: ['other', 'holder'],
      who: officials,
      ask: {
        outcome: ask.code(...decisionOutcomes),
        served_on: ask.servedDay,
        amount: ask.optional(amount),
        sum,
      },
      facts: ['identificationOpen'],
      guard: mayBeDecided,
      refuses: ['held-for-identification'],
      stops: ['proceeding.hearing', 'proceeding.tell', 'proceeding.measures', 'proceeding.hold'],
      starts: [
        { clock: 'proceeding.appeal', owner: 'holder', from: 'served_on' },
        explain,
        {
          clock: 'proceeding.payment',
          owner: 'holder',
          when: (input, subkind) => Number(input.amount ?? 0) > 0 && subkind !== 'linked_offence_of_person',
        },
      ],
      counts: 'outcome',
      measures: [3, 11],
    },
    explain: {
      from: onTheWay,
      to: 'same',
      by: ['holder'],
      who: own,
      ...understood,
      stops: ['proceeding.explain'],
      measures: [6],
    },
    appeal: {
      // Its limit runs on while an award is being paid.
      from: ['decided', 'enforcement'],
      to: 'appeal',
      by: ['person', 'holder', 'other'],
      who: officials,
      ask: { appealed_by: ask.code('by_the_person', 'by_the_other_side') },
      facts: ['identificationOpen'],
      guard: mayBeAppealed,
      refuses: ['held-for-identification'],
      stops: ['proceeding.appeal'],
      measures: [11],
    },
    enforce: {
      from: ['decided', 'enforcement'],
      to: 'enforcement',
      by: ['holder'],
      who: own,
      ask: { amount: ask.optional(amount), sum },
      ...held,
      starts: [{ clock: 'proceeding.payment', owner: 'holder' }],
      measures: [11],
    },
    pay: {
      from: ['decided', 'enforcement'],
      to: 'enforcement',
      by: ['holder', 'other'],
      who: officials,
      ask: { amount, sum, paid_on: ask.pastDay, all_paid: ask.yesNo },
      ...held,
      stops: ['proceeding.payment'],
      starts: [{ clock: 'proceeding.payment', owner: 'holder', when: (input) => input.all_paid !== true }],
      measures: [11],
    },
    vacate: {
      from: ['decided', 'enforcement', 'closed'],
      to: 'closed',
      by: ['other', 'holder'],
      who: officials,
      guard: onlyLinked,
      refuses: ['only-for-a-linked-offence'],
      measures: [3],
    },
    discontinue: {
      from: [...running, 'held_pending_identification'],
      to: 'discontinued',
      by: ['other', 'holder'],
      who: officials,
      ask: {
        reason: ask.code(
          'evidence',
          'public_interest',
          'non_punishment',
          'suspect_absent',
          'withdrawn',
          'other',
        ),
        told_on: ask.optional(ask.pastDay),
      },
      stops: ['proceeding.hearing', 'proceeding.tell', 'proceeding.measures', 'proceeding.hold'],
      starts: [{ clock: 'proceeding.review', owner: 'holder', from: 'told_on' }, explain],
      measures: [3, 6],
    },
    review: {
      from: ['discontinued'],
      to: 'investigation',
      by: ['person', 'holder'],
      who: own,
      ...held,
      stops: ['proceeding.review'],
      measures: [10, 11],
    },
    close: {
      from: ['decided', 'enforcement', 'discontinued'],
      to: 'closed',
      by: ['holder'],
      who: own,
      ask: { unpaid: ask.optional(ask.code('cannot_be_collected', 'person_let_go', 'changed_on_appeal')) },
      facts: ['awardUnpaid'],
      guard: mayBeClosed,
      refuses: ['award-unpaid'],
    },
    step_back: {
      from: onTheWay,
      to: 'stepped_back',
      by: ['person'],
      exit: true,
    },
    change_mind: {
      personMay: 'return',
      from: ['declined', 'stepped_back'],
      to: 'considering',
      by: ['person', 'holder'],
      who: own,
      measures: [11],
    },
  },
})
