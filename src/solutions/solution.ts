// Where the person will live safely: here, in a third country, or at home if they want to go. All three are explained
// before one is chosen, the choice can change until boarding, and a return needs at once what the law of the case asks for.
// Afterwards somebody keeps asking, for a year.

import { caseRoles } from '../api/roles.ts'
import {
  bindingNeeds,
  strictestNeeds,
  usualFreshDays,
  type ReturnNeed,
} from '../jurisdiction/return-rules.ts'
import { ask, defineMachine, type Facts, type GuardContext } from '../tracks/define.ts'
import { interpretedFirst, saidHow } from '../tracks/understood.ts'
import { followClocks, followMove } from './follow-up.ts'

export const options = ['local_integration', 'third_country_resettlement', 'voluntary_return'] as const
/** What stands ready on the day of the journey, here and there. */
export const journeyNeeds = [
  'travel_papers',
  'money_for_weeks',
  'medicine_supply',
  'telephone',
  'way_there',
  'met_on_arrival',
  'bed_there',
  'contact_there',
] as const
const helpers = [...caseRoles, 'lawyer', 'authority', 'coordinator'] as const
const changeable = ['preferred', 'assessing', 'agreed', 'preparing'] as const

// A track whose option is not known is held to the strictest rule.
const isReturn = ({ track }: GuardContext) =>
  track.subkind !== 'local_integration' && track.subkind !== 'third_country_resettlement'

const isJourney = ({ track }: GuardContext) => track.subkind !== 'local_integration'
const broke = { clock: 'solution.broke', owner: 'carrier' } as const
const otherWay = { clock: 'solution.other_way', owner: 'holder' } as const

function bestInterests({ input, facts }: GuardContext): string | undefined {
  return facts.ageGroup !== 'adult' && input.best_interests !== true ? 'best-interests-first' : undefined
}

/** What the law of the case asks for; a case whose law says nothing is held to the strictest. */
export function needsIn({ returnNeeds }: Facts): readonly ReturnNeed[] {
  return typeof returnNeeds === 'string'
    ? (returnNeeds.split(' ').filter(Boolean) as ReturnNeed[])
    : strictestNeeds
}

/** The conditions that must hold on one day, the move that says each, the fact by which it is known, and why the journey waits without it. */
export const guards = [
  { id: 'own_choice', moves: ['agree', 'consent_again'], fact: 'consentAgeDays', because: 'consent-too-old' },
  { id: 'safe_enough', moves: ['assess_risk'], fact: 'riskPositive', because: 'return-not-safe' },
  {
    id: 'received',
    moves: ['confirm_receiver'],
    fact: 'recipientAccepted',
    because: 'receiver-has-not-accepted',
  },
  {
    id: 'court_and_wages',
    moves: ['consider_proceedings'],
    fact: 'proceedingsConsidered',
    because: 'proceedings-not-considered',
  },
  {
    id: 'staying_first',
    moves: ['examine_staying'],
    fact: 'stayingExamined',
    because: 'staying-not-examined',
  },
  { id: 'money_agreed', moves: ['plan_money'], fact: 'moneyAgreed', because: 'money-not-agreed' },
  { id: 'ready', moves: ['check_ready'], fact: 'everythingReady', because: 'not-everything-ready' },
] as const satisfies readonly {
  id: ReturnNeed | 'ready'
  moves: readonly string[]
  fact: string
  because: string
}[]
export type Guard = (typeof guards)[number]

/** Those that the law of the case asks for; that everything is ready is asked of every journey. */
export const guardsOf = (facts: Facts): Guard[] =>
  guards.filter(({ id }) => id === 'ready' || needsIn(facts).includes(id))

/** Whether one holds. */
export function holds({ fact }: Pick<Guard, 'fact'>, facts: Facts): boolean {
  const known = facts[fact]
  return fact === 'consentAgeDays'
    ? typeof known === 'number' && known <= Number(facts.freshDays ?? usualFreshDays)
    : known === true
}

function mayBeAgreed(context: GuardContext): string | undefined {
  const { facts } = context
  const isSafe = !needsIn(facts).includes('safe_enough') || facts.riskPositive === true
  if (isReturn(context) && !isSafe) return 'return-not-safe'
  return bestInterests(context)
}

function mayBeExecuted(context: GuardContext): string | undefined {
  const { facts } = context
  const asked = guardsOf(facts).filter(
    ({ id }) => isReturn(context) || (isJourney(context) && id === 'ready'),
  )
  const open = asked.find((one) => !holds(one, facts))
  if (open) return open.because
  // Since their first yes they have had the days to think it over that the law asks for.
  if (isReturn(context) && Number(facts.daysToThink ?? 0) > 0) return 'time-to-think'
  return bestInterests(context)
}

const best = { best_interests: ask.optional(ask.yesNo) } as const

const states = [
  'not_started',
  'counselled',
  ...changeable,
  'executed',
  'monitoring',
  'broken_down',
  'sustained',
  'stopped',
] as const

export const solutionMachine = defineMachine({
  kind: 'solution',
  path: 'solutions',
  lane: 'solution',
  laneRank: 1,
  phase: { is: 'solution', except: ['not_started'] },
  agreedWithPerson: true,
  compartment: 'narrative',
  subkinds: options,
  states,
  initial: 'not_started',
  final: ['sustained', 'stopped'],
  survivingClocks: [broke.clock],
  factsOfLaw: (pack) => ({
    returnNeeds: bindingNeeds(pack).join(' '),
    freshDays: pack.return.freshDays,
  }),
  opens: { who: helpers, needsCase: true },
  moves: {
    counsel: {
      from: ['not_started', 'counselled', 'broken_down', 'stopped'],
      to: 'counselled',
      by: ['holder'],
      who: helpers,
      ask: { language: ask.language, explained: ask.codes(...options), ...saidHow },
      facts: ['wordsIn'],
      guard: (context) =>
        options.every((option) =>
          (context.input.explained as readonly string[] | undefined)?.includes(option),
        )
          ? interpretedFirst(context)
          : 'explain-all-three',
      refuses: ['explain-all-three', 'interpreter-first'],
      stops: ['solution.again'],
      measures: [6, 12, 14],
    },
    choose: {
      from: ['counselled', 'preferred'],
      to: 'preferred',
      by: ['person', 'holder'],
      who: helpers,
      ask: { option: ask.code(...options), own_words: ask.optional(ask.sealed) },
      subkindFrom: 'option',
      stops: [otherWay.clock],
      measures: [12, 14],
    },
    assess: { from: ['preferred'], to: 'assessing', by: ['holder'], who: helpers, measures: [14] },
    // Who looked at staying and what came of it: a return is never what is left because nobody looked.
    examine_staying: {
      from: ['preferred', 'assessing', 'agreed', 'preparing'],
      to: 'same',
      by: ['holder', 'other'],
      who: helpers,
      ownScreen: true,
      ask: {
        staying: ask.code('possible_not_wanted', 'not_possible'),
        failed_for: ask.optional(ask.code('permit', 'housing', 'work', 'money', 'care', 'family')),
        report: ask.optional(ask.sealed),
      },
      counts: 'failed_for',
      measures: [12, 14],
    },
    assess_risk: {
      from: ['assessing', 'agreed', 'preparing'],
      to: 'same',
      by: ['holder'],
      who: helpers,
      ownScreen: true,
      ask: { safe: ask.code('safe', 'safe_with_measures', 'not_safe'), report: ask.optional(ask.sealed) },
      // Where home is not safe another way is opened, and soon: nobody is left with a no. A later look takes it back.
      stops: [otherWay.clock],
      keepsClockWhen: { [otherWay.clock]: (input) => input.safe === 'not_safe' },
      starts: [
        {
          ...otherWay,
          when: (input, option) => input.safe === 'not_safe' && option === 'voluntary_return',
        },
      ],
      measures: [7, 14],
    },
    consider_proceedings: {
      from: ['assessing', 'agreed', 'preparing'],
      to: 'same',
      by: ['holder'],
      who: [...helpers, 'prosecutor'],
      ask: { result: ask.code('none', 'can_go_on_from_there', 'person_goes_first', 'wait_for_hearing') },
      measures: [9, 14],
    },
    agree: {
      from: ['assessing'],
      to: 'agreed',
      by: ['person', 'holder'],
      who: helpers,
      ask: { ...best, signed: ask.optional(ask.code('written', 'own_page', 'spoken_with_interpreter')) },
      facts: ['returnNeeds', 'riskPositive', 'ageGroup'],
      guard: mayBeAgreed,
      refuses: ['return-not-safe', 'best-interests-first'],
      measures: [12, 14],
    },
    consent_again: {
      from: ['agreed', 'preparing'],
      to: 'same',
      by: ['person', 'holder'],
      who: helpers,
      ask: { signed: ask.optional(ask.code('written', 'own_page', 'spoken_with_interpreter')) },
      measures: [14],
    },
    confirm_receiver: {
      from: ['agreed', 'preparing'],
      to: 'same',
      by: ['other', 'holder'],
      who: helpers,
      ask: { accepts: ask.yesNo },
      measures: [14],
    },
    // Agreed and paid, in parts to the person; every amount lies sealed.
    plan_money: {
      from: ['agreed', 'preparing', 'executed', 'monitoring'],
      to: 'same',
      by: ['holder', 'other'],
      who: helpers,
      ownScreen: true,
      ask: { report: ask.sealed },
      measures: [14],
    },
    prepare: {
      from: ['agreed'],
      to: 'preparing',
      by: ['holder'],
      who: helpers,
      starts: [{ clock: 'solution.prepare', owner: 'holder' }],
      measures: [14],
    },
    check_ready: {
      from: ['preparing'],
      to: 'same',
      by: ['holder', 'other'],
      who: helpers,
      ask: {
        ready: ask.codes(...journeyNeeds),
        not_needed: ask.optional(ask.codes(...journeyNeeds)),
        no_longer: ask.optional(ask.codes(...journeyNeeds)),
      },
      measures: [14],
    },
    execute: {
      from: ['preparing'],
      to: 'executed',
      by: ['holder'],
      who: helpers,
      ask: best,
      facts: [
        'returnNeeds',
        'freshDays',
        'daysToThink',
        'consentAgeDays',
        'riskPositive',
        'recipientAccepted',
        'proceedingsConsidered',
        'stayingExamined',
        'moneyAgreed',
        'everythingReady',
        'ageGroup',
      ],
      guard: mayBeExecuted,
      refuses: [
        'consent-too-old',
        'return-not-safe',
        'receiver-has-not-accepted',
        'proceedings-not-considered',
        'staying-not-examined',
        'money-not-agreed',
        'time-to-think',
        'not-everything-ready',
        'best-interests-first',
      ],
      stops: ['solution.prepare'],
      starts: [{ clock: 'solution.follow.first', owner: 'holder' }],
      measures: [12, 14],
    },
    follow: {
      from: ['executed', 'monitoring'],
      to: 'monitoring',
      by: ['holder', 'other'],
      who: helpers,
      ...followMove,
    },
    complete: {
      from: ['monitoring'],
      to: 'sustained',
      by: ['holder', 'person'],
      who: helpers,
      measures: [12, 14],
    },
    fail: {
      from: ['executed', 'monitoring'],
      to: 'broken_down',
      by: ['person', 'holder', 'other'],
      who: helpers,
      stops: followClocks,
      starts: [{ clock: 'solution.again', owner: 'holder' }, broke],
      measures: [7, 14],
    },
    // Whoever carries the case need not have heard of it: whoever reports it may see nothing of the case.
    see_to_it: {
      // However it goes on from there, and also where the person has stopped it.
      from: states,
      to: 'same',
      by: ['carrier'],
      who: caseRoles,
      facts: ['carrierIsAsked'],
      guard: ({ facts }) => (facts.carrierIsAsked === true ? undefined : 'carrier-is-not-asked'),
      refuses: ['carrier-is-not-asked'],
      stops: [broke.clock],
      measures: [14],
    },
    find_unsafe: {
      from: changeable,
      to: 'counselled',
      by: ['holder', 'other'],
      who: helpers,
      stops: ['solution.prepare'],
      starts: [{ ...otherWay, when: (_, option) => option === 'voluntary_return' }],
      measures: [7, 14],
    },
    change_mind: {
      // Until boarding, also where somebody has written down already that the journey begins.
      from: [...changeable, 'executed'],
      to: 'counselled',
      by: ['person', 'holder'],
      who: helpers,
      stops: ['solution.prepare', ...followClocks],
      exit: true,
      measures: [14],
    },
    stop: { from: '*', to: 'stopped', by: ['person'], exit: true },
  },
})
