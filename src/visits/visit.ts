// Going where people may be exploited, instead of waiting until they come: an inspection, a joint operation, a visit to a
// centre or a prison, work in the street. Before anybody sets out there is somebody for the people who may be found, words
// that they understand, and a bed; afterwards there are numbers, and never a name.

import { venues } from '../identification/venues.ts'
import { visitors } from '../identification/visitors.ts'
import { ask, defineMachine, type GuardContext } from '../tracks/define.ts'

export const teamCodes = [
  'victim_specialist',
  'interpreters',
  'labour_inspectors',
  'police_officers',
  'health_workers',
  'child_specialist',
  'aid_organisation',
  'trade_union',
] as const

/** Where somebody is held, or may be sent away, what they tell must not be read by who decides about that. */
export const isHeldAt = (venue: string | undefined): boolean =>
  !['venue_workplace', 'venue_low_income', 'venue_found_before'].includes(venue ?? '')
/** In the street people are met, not taken out. */
const needsBeds = ({ track }: GuardContext) => track.subkind !== 'venue_low_income'

function mayGo(context: GuardContext): string | undefined {
  const { input, facts } = context
  // A number that somebody typed holds no bed: as many as are said must have been held by a house.
  const held = Math.max(1, Number(input.beds_held))
  if (!(input.team as readonly string[] | undefined)?.includes('victim_specialist'))
    return 'bring-a-specialist'
  if (needsBeds(context) && Number(facts.bedsHeld ?? 0) < held) return 'hold-beds-first'
  if (input.rights_cards !== true) return 'bring-rights-cards'
  if (input.out_of_hearing !== true) return 'speak-out-of-hearing'
  if (isHeldAt(context.track.subkind) && input.told_to !== 'advocate') return 'not-to-who-decides'
  return undefined
}

const counted = ask.number(0, 10_000)

export const visitMachine = defineMachine({
  kind: 'visit',
  path: 'visits',
  lane: 'none',
  compartment: 'open',
  withoutPerson: true,
  ownForm: true,
  subkinds: venues,
  states: ['planned', 'ready', 'silent', 'back', 'done', 'called_off'],
  initial: 'planned',
  final: ['done', 'called_off'],
  opens: { who: visitors, needsCase: false, starts: [{ clock: 'visit.prepare', owner: 'holder' }] },
  moves: {
    prepare: {
      from: ['planned', 'ready'],
      to: 'ready',
      by: ['holder', 'other'],
      who: visitors,
      ask: {
        day: ask.day,
        // The hour by which everybody has to have said that they are back.
        back_at: ask.comingInstant,
        team: ask.codes(...teamCodes),
        language: ask.language,
        second_language: ask.optional(ask.language),
        beds_held: ask.number(0, 1_000),
        rights_cards: ask.yesNo,
        out_of_hearing: ask.yesNo,
        told_to: ask.code('advocate', 'whoever_visits'),
      },
      facts: ['bedsHeld'],
      guard: mayGo,
      refuses: [
        'bring-a-specialist',
        'hold-beds-first',
        'bring-rights-cards',
        'speak-out-of-hearing',
        'not-to-who-decides',
      ],
      stops: ['visit.prepare'],
      starts: [
        { clock: 'visit.day', owner: 'holder', on: 'day' },
        { clock: 'visit.check_in', owner: 'holder', on: 'back_at' },
      ],
      measures: [1, 2, 6],
    },
    // Nobody has said that they are back: an urgent duty of the house, and it is called out like any other.
    miss_check_in: {
      from: ['ready'],
      to: 'silent',
      by: ['system'],
      stops: ['visit.check_in'],
      starts: [{ clock: 'visit.silent', owner: 'holder' }],
    },
    check_in: {
      from: ['ready', 'silent'],
      to: 'back',
      by: ['holder', 'other'],
      who: visitors,
      stops: ['visit.check_in', 'visit.silent'],
      starts: [
        { clock: 'visit.report', owner: 'holder' },
        { clock: 'visit.referrals', owner: 'holder' },
      ],
      measures: [1, 2],
    },
    // Those who said yes were referred: how many, and nobody's name.
    refer: {
      from: ['back', 'done'],
      to: 'same',
      by: ['holder', 'other'],
      who: visitors,
      ask: { referred: counted },
      stops: ['visit.referrals'],
      measures: [1, 6],
    },
    report: {
      from: ['back'],
      to: 'done',
      by: ['holder', 'other'],
      who: visitors,
      ask: {
        met: counted,
        rights_told: ask.code('everybody', 'some', 'nobody'),
        screened: counted,
        want_help: counted,
      },
      guard: ({ input }) =>
        Number(input.screened) > Number(input.met) || Number(input.want_help) > Number(input.met)
          ? 'more-than-were-met'
          : undefined,
      refuses: ['more-than-were-met'],
      stops: ['visit.day', 'visit.report', 'visit.referrals'],
      keepsClockWhen: { 'visit.referrals': ({ want_help }) => Number(want_help) > 0 },
      counts: 'rights_told',
      measures: [1, 2],
    },
    call_off: {
      from: '*',
      to: 'called_off',
      by: ['holder'],
      who: visitors,
      exit: true,
      stops: ['visit.referrals'],
    },
  },
  timeMoves: { 'visit.check_in': 'miss_check_in' },
  // A report that is written refers nobody.
  survivingClocks: ['visit.referrals'],
})
