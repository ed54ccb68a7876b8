// Being asked what happened, by whoever asks: an authority that decides who the person is, the police, a prosecutor, a
// court. The same is checked at all three stages: what is known already is read first, somebody of the person's choice is
// offered, it is said what is done otherwise for this person, and they say themselves whether today is the day. Only
// danger to a life goes before all that, and then it is written down.

import { caseRoles } from '../api/roles.ts'
import { ask, defineMachine, type GuardContext } from '../tracks/define.ts'

export const interviewStages = ['stage_identification', 'stage_investigation', 'stage_court'] as const

/** What can be done otherwise, for fear, for the state of mind, and for the body. */
export const adaptations = [
  'breaks',
  'short_talks',
  'quiet_room',
  'chosen_gender',
  'no_uniform',
  'seen_before',
  'remote',
  'counsellor_near',
  'food_and_rest',
  'medicine',
  'child_care',
  'safe_way',
] as const

/** What is looked at before somebody interprets for this person; who knows them or theirs could carry it home. */
export const interpreterChecks = ['understand_each_other', 'gender_as_wished', 'strangers'] as const

/** Those on the person's side, who hold the track; whoever asks the questions is its other side, in the network or outside. */
const beside = [...caseRoles, 'lawyer', 'health'] as const
const askers = ['police', 'prosecutor', 'inspector', 'immigration', 'authority', 'child_welfare'] as const
const both = [...new Set([...askers, ...beside])]
const waiting = ['planned', 'prepared', 'ready', 'postponed'] as const

/** So often somebody may have been asked before another time wants an order in writing. */
const orderedFrom = 3

/** What has to stand before anybody is asked anything. */
function mayBePrepared({ input, facts }: GuardContext): string | undefined {
  if (input.companion === 'not_offered') return 'offer-a-companion'
  const checked = (input.interpreter_checked ?? []) as readonly string[]
  if (input.interpreter === 'booked' && !interpreterChecks.every((one) => checked.includes(one)))
    return 'check-the-interpreter'
  if (input.known === 'not_read') return 'read-what-is-known'
  if ((input.adapted as readonly string[] | undefined)?.length === 0) return 'say-what-is-adapted'
  // To be asked again harms: whoever asks again says why.
  if (facts.interviewsBefore !== 0 && input.again === undefined) return 'say-why-again'
  // A fourth time is nobody's own decision.
  const before = facts.interviewsBefore
  if ((typeof before !== 'number' || before >= orderedFrom) && input.again !== 'ordered_in_writing')
    return 'fourth-wants-an-order'
  return undefined
}

const trainings = ['trained', 'not_trained'] as const
/** In the network the certificate says it, and nobody for themselves; of a place outside, whoever writes it down has been shown one or not. */
const trained = ask.codeAmong('training', ...trainings)
/** The answers that there are for whoever asks the questions. */
export const trainingOf = ({ isOutside, holds }: { isOutside: boolean; holds: boolean }): string =>
  isOutside ? trainings.join(' ') : trainings[holds ? 0 : 1]

/** Whoever asks is trained for it: said before anything is answered, where they hold no certificate. */
const askedByTrained = ({ input, facts }: GuardContext): string | undefined =>
  facts.training === 'not_trained' || input.training === 'not_trained' ? 'train-first' : undefined
const recorded = { recorded: ask.yesNo } as const
const stops = ['interview.day', 'interview.ready', 'interview.again'] as const
/** Somebody asks within a day how the person is; the end of the interview leaves this running. */
const after = { clock: 'interview.after', owner: 'holder' } as const
const afterAtOnce = { clock: 'interview.after.now', owner: 'holder' } as const
const afters = [after.clock, afterAtOnce.clock] as const

export const interviewMachine = defineMachine({
  kind: 'interview',
  path: 'interviews',
  lane: 'justice',
  compartment: (stage) => (stage === 'stage_identification' ? 'narrative' : 'legal'),
  subkinds: interviewStages,
  states: [...waiting, 'held', 'recording_used', 'called_off'],
  initial: 'planned',
  final: ['held', 'recording_used', 'called_off'],
  survivingClocks: afters,
  opens: { who: beside, needsCase: true },
  moves: {
    prepare: {
      from: ['planned', 'postponed'],
      to: 'prepared',
      by: ['other', 'holder', 'carrier'],
      who: both,
      ask: {
        day: ask.day,
        language: ask.language,
        interpreter: ask.code('not_needed', 'booked', 'refused_by_person'),
        interpreter_checked: ask.optional(ask.codes(...interpreterChecks)),
        companion: ask.code('chosen', 'offered_not_wanted', 'not_offered'),
        adapted: ask.codes(...adaptations),
        known: ask.code('read', 'nothing_yet', 'not_read'),
        again: ask.optional(
          ask.code('new_facts', 'other_authority', 'court_asks', 'wanted_by_person', 'ordered_in_writing'),
        ),
        // Who asks, where, which breaks, who looks after the children, what is not asked.
        plan: ask.optional(ask.sealed),
      },
      facts: ['interviewsBefore'],
      guard: mayBePrepared,
      refuses: [
        'offer-a-companion',
        'check-the-interpreter',
        'read-what-is-known',
        'say-what-is-adapted',
        'say-why-again',
        'fourth-wants-an-order',
      ],
      stops: ['interview.again'],
      starts: [
        { clock: 'interview.day', owner: 'other', on: 'day' },
        { clock: 'interview.ready', owner: 'holder', before: 'day' },
      ],
      counts: 'companion',
      measures: [6, 9, 10],
    },
    say_ready: {
      personMay: 'return',
      from: ['prepared'],
      to: 'ready',
      // Whoever asks the questions is not who says that the person is ready for them.
      by: ['person', 'holder', 'carrier'],
      who: beside,
      ask: { readiness: ask.optional(ask.code('ready', 'ready_with_breaks')) },
      facts: ['asksToo'],
      guard: ({ facts }) => (facts.asksToo === false ? undefined : 'who-asks-does-not-say'),
      refuses: ['who-asks-does-not-say'],
      stops: ['interview.ready'],
      measures: [10],
    },
    // What was recorded is heard in place of asking: the person is not asked again.
    use_recording: {
      from: waiting,
      to: 'recording_used',
      by: ['other', 'holder'],
      who: both,
      facts: ['isRecorded'],
      guard: ({ facts }) => (facts.isRecorded === true ? undefined : 'no-recording'),
      refuses: ['no-recording'],
      knownBefore: ['isRecorded'],
      stops,
      measures: [10],
    },
    hold: {
      from: ['ready'],
      to: 'held',
      by: ['other'],
      who: both,
      ask: { training: trained, ...recorded },
      facts: ['training'],
      knownBefore: ['training'],
      guard: askedByTrained,
      refuses: ['train-first'],
      stops,
      starts: [after],
      counts: 'training',
      measures: [9, 10],
    },
    hold_at_once: {
      // Never after she said that it is not the day.
      from: ['planned', 'prepared', 'ready'],
      to: 'held',
      by: ['other'],
      who: both,
      ask: {
        danger: ask.code('danger_to_life', 'child_in_danger'),
        // Who is in danger, what is asked for, who decided it.
        danger_words: ask.optional(ask.sealed),
        training: trained,
        ...recorded,
      },
      stops,
      starts: [afterAtOnce],
      counts: 'training',
      measures: [10],
    },
    postpone: {
      personMay: 'return',
      from: ['planned', 'prepared', 'ready'],
      to: 'postponed',
      by: ['person', 'holder', 'carrier', 'other'],
      who: both,
      ask: {
        // Why she is not ready is hers: whoever asks the questions reads this.
        because: ask.optional(ask.code('not_today', 'no_interpreter', 'no_child_care', 'by_the_authority')),
      },
      stops: ['interview.day', 'interview.ready'],
      starts: [{ clock: 'interview.again', owner: 'holder' }],
      measures: [10],
    },
    // How she was found is no answer here: whoever asked the questions would read it, and could use it against her.
    look_after: {
      from: ['held'],
      to: 'same',
      by: ['holder', 'carrier'],
      who: beside,
      stops: afters,
      measures: [4, 10],
    },
    call_off: {
      from: waiting,
      to: 'called_off',
      by: ['person', 'holder', 'carrier', 'other', 'system'],
      who: both,
      exit: true,
    },
  },
  endsWithCase: 'call_off',
  // On the day before she is asked whether she is ready: that day is not the one on which she is expected.
  clocksShownToPerson: ['interview.day'],
})
