// Where the person will live safely: here, in a third country, or at home if they want to go. All three are explained
// before one is chosen, the choice can change until boarding, and a return needs four things at once.
// Afterwards somebody keeps asking, for a year.

import { caseRoles } from '../api/roles.ts'
import { ask, defineMachine, type GuardContext } from '../tracks/define.ts'
import { interpretedFirst, saidHow } from '../tracks/understood.ts'
import { followUps } from './follow-up.ts'

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
/** A consent to return is fresh for this many days. */
export const freshConsentDays = 14

const helpers = [...caseRoles, 'lawyer', 'authority', 'coordinator'] as const
const changeable = ['preferred', 'assessing', 'agreed', 'preparing'] as const
const follows = [
  'solution.follow.first',
  'solution.follow.third',
  'solution.follow.sixth',
  'solution.follow.year',
] as const

// A track whose option is not known is held to the strictest rule.
const isReturn = ({ track }: GuardContext) =>
  track.subkind !== 'local_integration' && track.subkind !== 'third_country_resettlement'

const isJourney = ({ track }: GuardContext) => track.subkind !== 'local_integration'
const broke = { clock: 'solution.broke', owner: 'carrier' } as const
const otherWay = { clock: 'solution.other_way', owner: 'holder' } as const

function bestInterests({ input, facts }: GuardContext): string | undefined {
  return facts.ageGroup !== 'adult' && input.best_interests !== true ? 'best-interests-first' : undefined
}

function mayBeAgreed(context: GuardContext): string | undefined {
  if (isReturn(context) && context.facts.riskPositive !== true) return 'return-not-safe'
  return bestInterests(context)
}

function mayBeExecuted(context: GuardContext): string | undefined {
  const { consentAgeDays, riskPositive, recipientAccepted, proceedingsConsidered, stayingExamined } =
    context.facts
  if (isReturn(context)) {
    if (typeof consentAgeDays !== 'number' || consentAgeDays > freshConsentDays) return 'consent-too-old'
    if (riskPositive !== true) return 'return-not-safe'
    if (recipientAccepted !== true) return 'receiver-has-not-accepted'
    if (proceedingsConsidered !== true) return 'proceedings-not-considered'
    if (stayingExamined !== true) return 'staying-not-examined'
  }
  if (isJourney(context) && context.facts.everythingReady !== true) return 'not-everything-ready'
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
      facts: ['riskPositive', 'ageGroup'],
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
        'consentAgeDays',
        'riskPositive',
        'recipientAccepted',
        'proceedingsConsidered',
        'stayingExamined',
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
      ownScreen: true,
      ask: { contact: ask.code(...followUps), reached: ask.yesNo, report: ask.optional(ask.sealed) },
      stops: follows,
      // Each next contact is counted from the one before it.
      starts: [
        { clock: 'solution.follow.third', owner: 'holder', when: (input) => input.contact === 'first' },
        { clock: 'solution.follow.sixth', owner: 'holder', when: (input) => input.contact === 'third' },
        { clock: 'solution.follow.year', owner: 'holder', when: (input) => input.contact === 'sixth' },
      ],
      counts: 'reached',
      measures: [14, 15],
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
      stops: follows,
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
      stops: ['solution.prepare', ...follows],
      exit: true,
      measures: [14],
    },
    stop: { from: '*', to: 'stopped', by: ['person'], exit: true },
  },
})

/** A past move of a solution track, as far as the four conditions of a return need it. */
export interface SolutionEvent {
  move: string
  /** The day of the move, `YYYY-MM-DD`. */
  day: string
  answers: Readonly<Record<string, unknown>>
}

/**
 * The conditions of a return, and what every journey must have ready, read from the track's own events (oldest first) as of `today` (`YYYY-MM-DD`).
 * Only what was said since the last choice of an option counts: a new choice is a new consent.
 */
export function returnConditions(events: readonly SolutionEvent[], today: string) {
  const since = events.slice(events.findLastIndex((event) => event.move === 'choose') + 1)
  const last = (...moves: string[]) => since.findLast((event) => moves.includes(event.move))
  const consent = last('agree', 'consent_again')
  const safe = last('assess_risk')?.answers['safe']
  const result = last('consider_proceedings')?.answers['result']
  const checked = new Set<unknown>()
  for (const { answers } of since.filter((event) => event.move === 'check_ready')) {
    for (const need of [answers['ready'], answers['not_needed']].flat()) checked.add(need)
    // A bed that was there can be gone.
    for (const need of [answers['no_longer']].flat()) checked.delete(need)
  }
  return {
    consentAgeDays: consent && Math.round((Date.parse(today) - Date.parse(consent.day)) / 86_400_000),
    riskPositive: safe === 'safe' || safe === 'safe_with_measures',
    recipientAccepted: last('confirm_receiver')?.answers['accepts'] === true,
    proceedingsConsidered: result !== undefined && result !== 'wait_for_hearing',
    stayingExamined: events.some(({ move }) => move === 'examine_staying'),
    everythingReady: journeyNeeds.every((need) => checked.has(need)),
  }
}
