// Being heard as a witness: how, with whom, and which special measures the court is asked for. Each one that was asked is granted or
// refused, with the court's reason; the person is told, and reads it on their own page. Why somebody needs a measure is sealed.

import { caseRoles } from '../api/roles.ts'
import { courtMeasures } from '../jurisdiction/testimony-rules.ts'
import { ask, defineMachine, type GuardContext } from '../tracks/define.ts'
import { interpretedFirst, saidHow } from '../tracks/understood.ts'

const who = [...caseRoles, 'lawyer', 'police', 'prosecutor'] as const

/** How what they say reaches the court. */
export const heardBy = ['in_the_room', 'by_video', 'recorded_before', 'in_writing'] as const

const before = ['planned', 'asked', 'decided', 'told'] as const
const codes = (answer: unknown): readonly string[] => (Array.isArray(answer) ? (answer as string[]) : [])
const words = (fact: unknown): readonly string[] =>
  typeof fact === 'string' ? fact.split(' ').filter(Boolean) : []

/** A country's court can order what its law knows, and nobody is told to hope for more. */
function mayBeAsked({ input, facts }: GuardContext): string | undefined {
  const wanted = codes(input.wanted)
  if (wanted.length === 0) return 'name-a-measure'
  const inLaw = words(facts.measuresInLaw)
  return wanted.every((one) => inLaw.includes(one)) ? undefined : 'measure-not-in-law'
}

/** Nothing that was asked for stays without an answer. */
function isEachAnswered({ input, facts }: GuardContext): string | undefined {
  const [granted, refused] = [codes(input.granted), codes(input.refused)]
  const answered = new Set([...granted, ...refused])
  const isWhole =
    answered.size === granted.length + refused.length &&
    answered.size === words(facts.wanted).length &&
    words(facts.wanted).every((one) => answered.has(one))
  return isWhole ? undefined : 'answer-each-measure'
}

export const testimonyMachine = defineMachine({
  kind: 'testimony',
  path: 'testimonies',
  lane: 'justice',
  laneRank: 4,
  compartment: 'legal',
  states: [...before, 'heard', 'stepped_back', 'called_off'],
  initial: 'planned',
  final: ['heard', 'stepped_back', 'called_off'],
  clocksShownToPerson: ['testimony.day'],
  factsOfLaw: (pack) => ({ measuresInLaw: pack.testimony?.measures.join(' ') ?? '' }),
  opens: { who, needsCase: true, starts: [{ clock: 'testimony.ask', owner: 'holder' }] },
  moves: {
    plan: {
      from: before,
      to: 'same',
      by: ['holder', 'carrier'],
      who,
      ask: {
        heard_by: ask.code(...heardBy),
        companion: ask.code('chosen', 'offered_not_wanted'),
        travel: ask.code('arranged', 'not_needed', 'still_open'),
        way_there: ask.optional(ask.sealed),
      },
      measures: [9],
    },
    ask_court: {
      from: ['planned', 'decided', 'told'],
      to: 'asked',
      by: ['holder', 'other'],
      who,
      ownScreen: true,
      ask: { wanted: ask.codes(...courtMeasures), application: ask.optional(ask.sealed) },
      facts: ['measuresInLaw'],
      guard: mayBeAsked,
      refuses: ['name-a-measure', 'measure-not-in-law'],
      stops: ['testimony.ask'],
      starts: [{ clock: 'testimony.answer', owner: 'holder' }],
      counts: 'wanted',
      measures: [7, 8, 9],
    },
    decide: {
      from: ['asked'],
      to: 'decided',
      by: ['other', 'holder'],
      who,
      ownScreen: true,
      ask: {
        granted: ask.codes(...courtMeasures),
        refused: ask.codes(...courtMeasures),
        court_words: ask.optional(ask.sealed),
      },
      facts: ['wanted'],
      guard: isEachAnswered,
      refuses: ['answer-each-measure'],
      stops: ['testimony.answer'],
      starts: [{ clock: 'testimony.tell', owner: 'holder' }],
      counts: 'granted',
      measures: [7, 8, 9],
    },
    tell: {
      from: ['decided'],
      to: 'told',
      by: ['holder', 'carrier'],
      who,
      ask: { language: ask.language, ...saidHow },
      facts: ['wordsIn'],
      guard: interpretedFirst,
      refuses: ['interpreter-first'],
      stops: ['testimony.tell'],
      measures: [6, 9],
    },
    set_day: {
      from: before,
      to: 'same',
      by: ['holder', 'other'],
      who,
      ask: { heard_on: ask.comingDay },
      starts: [{ clock: 'testimony.day', owner: 'holder', on: 'heard_on' }],
      measures: [6, 9],
    },
    hear: {
      from: before,
      to: 'heard',
      by: ['holder', 'other', 'carrier'],
      who,
      ask: { kept: ask.code('all_kept', 'some_not_kept', 'none_kept') },
      stops: ['testimony.day', 'testimony.answer', 'testimony.tell', 'testimony.ask'],
      counts: 'kept',
      measures: [9],
    },
    step_back: { from: before, to: 'stepped_back', by: ['person'], exit: true },
    call_off: { from: before, to: 'called_off', by: ['holder', 'system'], who, exit: true },
  },
  endsWithCase: 'call_off',
})
