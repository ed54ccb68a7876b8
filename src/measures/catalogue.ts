// The fifteen measures as numbers, each computable from the counts of moves alone. An indicator is two lists of moves:
// what went as it should, and what it is a part of. No move is counted by two indicators, so that no small number can
// be found by taking one from another. What is only thinly measured says so in its note (`indicator.<id>.note`).

import listed from './indicators.json' with { type: 'json' }

/** Moves to add up, as `event_counts` keeps them. Whatever is left out is not asked. */
export interface Cell {
  kind: string
  move: string
  subkinds?: readonly string[]
  codes?: readonly string[]
  /** Whether the duty that the move ended was still in time; moves without a known limit are neither. */
  inTime?: readonly ('yes' | 'no')[]
}

export interface Indicator {
  /** The number of the measure and a letter; the first of a measure is `a`. Words: `indicator.<id>.name`, `.top`, `.bottom`, `.note`. */
  id: string
  measure: number
  better: 'up' | 'down'
  /** What is added up: how many moves, or their amounts in the network's currency. */
  unit: 'moves' | 'money'
  numerator: readonly Cell[]
  denominator: readonly Cell[]
  /** A guard lets nothing else happen, so numerator and denominator are the same and only the count says something. */
  certain?: true
  /** What a person says yes or no to is nobody's target. */
  withoutTarget?: true
}

const limited = ['yes', 'no'] as const

/** A duty that was done in time, out of those that were done. */
const inTime = (...moves: Cell[]) => ({
  numerator: moves.map((cell): Cell => ({ ...cell, inTime: ['yes'] })),
  denominator: moves.map((cell): Cell => ({ ...cell, inTime: limited })),
})

/** One answer of a move, out of all its answers (or out of `among`). */
const answered = (cell: Cell, codes: readonly string[], among?: readonly string[]) => ({
  numerator: [{ ...cell, codes }],
  denominator: [among ? { ...cell, codes: [...codes, ...among] } : cell],
})

/** Ways of being found in which somebody went and looked. */
const proactive = [
  'labour_inspection',
  'criminal_enforcement',
  'immigration_screening',
  'detention_or_prison_screening',
  'asylum_procedure',
  'health',
  'education',
  'child_welfare',
  'outreach_low_income',
]
const linked = ['linked_offence_of_person']
const spared = [
  'not_prosecuted',
  'discontinued',
  'acquitted_or_defence_upheld',
  'vacated_or_expunged',
  'settled',
]
const claims = ['compensation_civil', 'compensation_state', 'labour_claim']
const endedMildly: readonly Cell[] = [
  { kind: 'proceeding', move: 'decide', subkinds: linked, codes: spared },
  { kind: 'proceeding', move: 'discontinue', subkinds: linked },
  { kind: 'penalty', move: 'spare' },
  { kind: 'penalty', move: 'clear' },
]
const protectedBy: readonly Cell[] = [
  { kind: 'protection', move: 'grant' },
  { kind: 'protection', move: 'grant_in_part' },
]
/** Goals of a plan that are work, or lead to it. */
const work = ['job_placement', 'vocational_training']
/** In danger somebody who is not trained may ask; that is counted as what it is. */
const interviewed: readonly Cell[] = [
  { kind: 'interview', move: 'hold' },
  { kind: 'interview', move: 'hold_at_once' },
]

/** A talk about rights before anybody asks for help: everybody who came was told. */
const told: Cell = { kind: 'rights_talk', move: 'opened' }

const up = { better: 'up', unit: 'moves' } as const

/** All indicators, by measure; those with the letter `a` stand large on the scorecard. */
export const indicators: readonly Indicator[] = [
  { id: '1a', measure: 1, ...up, ...answered({ kind: 'identification', move: 'presume' }, proactive) },
  { id: '1b', measure: 1, ...up, ...inTime({ kind: 'screening', move: 'offer_help' }) },
  {
    id: '2a',
    measure: 2,
    ...up,
    ...inTime({ kind: 'contact', move: 'reply' }, { kind: 'contact', move: 'advise' }),
  },
  {
    id: '2b',
    measure: 2,
    ...up,
    numerator: [{ kind: 'visit', move: 'report', codes: ['everybody'] }, told],
    denominator: [{ kind: 'visit', move: 'report' }, told],
  },
  {
    id: '3a',
    measure: 3,
    ...up,
    numerator: endedMildly,
    denominator: [
      ...endedMildly,
      {
        kind: 'proceeding',
        move: 'decide',
        subkinds: linked,
        codes: ['convicted', 'penalty_administrative', 'against', 'partly'],
      },
      { kind: 'penalty', move: 'impose' },
      { kind: 'penalty', move: 'note_penalty' },
    ],
  },
  {
    id: '3b',
    measure: 3,
    ...up,
    numerator: [
      { kind: 'proceeding', move: 'hold', subkinds: linked, inTime: ['yes'] },
      { kind: 'penalty', move: 'send_hold', inTime: ['yes'] },
    ],
    denominator: [
      { kind: 'proceeding', move: 'open', subkinds: linked },
      { kind: 'penalty', move: 'opened' },
    ],
  },
  {
    id: '3c',
    measure: 3,
    ...up,
    ...answered(
      { kind: 'proceeding', move: 'decide', subkinds: ['vacatur'] },
      ['vacated_or_expunged'],
      ['partly', 'against'],
    ),
  },
  {
    id: '4a',
    measure: 4,
    ...up,
    numerator: [{ kind: 'placement', move: 'arrive', inTime: ['yes'] }],
    denominator: [{ kind: 'placement', move: 'opened' }],
  },
  {
    id: '4b',
    measure: 4,
    ...up,
    numerator: [{ kind: 'goal', move: 'start', inTime: ['yes'] }],
    denominator: [
      { kind: 'goal', move: 'agree' },
      { kind: 'goal', move: 'resume' },
    ],
  },
  { id: '5a', measure: 5, ...up, ...inTime({ kind: 'funding', move: 'pay' }) },
  {
    id: '5b',
    measure: 5,
    better: 'down',
    unit: 'moves',
    numerator: [
      { kind: 'referral', move: 'full' },
      { kind: 'referral', move: 'decline', codes: ['no_funding'] },
    ],
    denominator: [
      { kind: 'referral', move: 'full' },
      { kind: 'referral', move: 'decline' },
      { kind: 'referral', move: 'accept' },
    ],
  },
  {
    id: '6a',
    measure: 6,
    ...up,
    numerator: [{ kind: 'case', move: 'explain_rights', inTime: ['yes'] }],
    denominator: [{ kind: 'case', move: 'opened' }],
  },
  {
    id: '6b',
    measure: 6,
    ...up,
    ...inTime({ kind: 'proceeding', move: 'tell' }, { kind: 'proceeding', move: 'explain' }),
  },
  {
    id: '7a',
    measure: 7,
    ...up,
    numerator: [{ kind: 'risk', move: 'plan', inTime: ['yes'] }],
    denominator: [{ kind: 'risk', move: 'opened', codes: ['high'] }],
  },
  { id: '7b', measure: 7, ...up, ...inTime({ kind: 'risk', move: 'reassess' }) },
  {
    id: '7c',
    measure: 7,
    ...up,
    numerator: protectedBy,
    denominator: [...protectedBy, { kind: 'protection', move: 'refuse' }],
  },
  {
    id: '8a',
    measure: 8,
    ...up,
    ...answered({ kind: 'disclosure', move: 'release' }, ['consent']),
    withoutTarget: true,
  },
  {
    id: '9a',
    measure: 9,
    ...up,
    numerator: [{ kind: 'proceeding', move: 'decide_measures', codes: ['some'] }],
    denominator: [{ kind: 'proceeding', move: 'ask_measures' }],
  },
  {
    id: '9b',
    measure: 9,
    ...up,
    ...answered(
      { kind: 'proceeding', move: 'hear' },
      ['testimony', 'statement', 'through_lawyer'],
      ['refused_by_court'],
    ),
  },
  {
    id: '10a',
    measure: 10,
    ...up,
    ...answered({ kind: 'interview', move: 'prepare' }, ['chosen']),
    withoutTarget: true,
  },
  {
    id: '10b',
    measure: 10,
    ...up,
    numerator: interviewed.map((cell) => ({ ...cell, codes: ['trained'] })),
    denominator: interviewed,
  },
  {
    id: '11a',
    measure: 11,
    better: 'up',
    unit: 'money',
    numerator: [{ kind: 'proceeding', move: 'pay', subkinds: claims }],
    denominator: [{ kind: 'proceeding', move: 'decide', subkinds: claims, codes: ['in_favour', 'partly'] }],
  },
  { id: '11b', measure: 11, ...up, ...inTime({ kind: 'proceeding', move: 'assign_lawyer' }) },
  {
    id: '12a',
    measure: 12,
    ...up,
    numerator: [
      { kind: 'status', move: 'prepare', inTime: ['yes'] },
      { kind: 'status', move: 'need_none', inTime: ['yes'] },
    ],
    denominator: [{ kind: 'status', move: 'opened' }],
  },
  { id: '13a', measure: 13, ...up, ...answered({ kind: 'status', move: 'grant' }, ['yes']) },
  { id: '13b', measure: 13, ...up, ...inTime({ kind: 'status', move: 'allow_work' }) },
  {
    id: '13c',
    measure: 13,
    ...up,
    numerator: [{ kind: 'goal', move: 'achieve', subkinds: work }],
    denominator: [
      { kind: 'goal', move: 'achieve', subkinds: work },
      { kind: 'goal', move: 'drop', subkinds: work },
    ],
  },
  {
    id: '14a',
    measure: 14,
    ...up,
    numerator: [{ kind: 'solution', move: 'execute', subkinds: ['voluntary_return'] }],
    denominator: [{ kind: 'solution', move: 'execute', subkinds: ['voluntary_return'] }],
    certain: true,
  },
  { id: '14b', measure: 14, ...up, ...answered({ kind: 'solution', move: 'follow' }, ['yes']) },
  {
    id: '14c',
    measure: 14,
    better: 'down',
    unit: 'moves',
    numerator: [{ kind: 'solution', move: 'fail' }],
    denominator: [
      { kind: 'solution', move: 'fail' },
      { kind: 'solution', move: 'complete' },
    ],
  },
  { id: '15a', measure: 15, ...up, ...inTime({ kind: 'voice', move: 'answer' }) },
  { id: '15b', measure: 15, ...up, ...answered({ kind: 'voice', move: 'consider' }, ['yes']) },
]

/** Whether somebody may aim at a number: not at a person's yes, nor at what cannot be otherwise. */
export const mayHaveTarget = (id: string): boolean =>
  indicators.some((one) => one.id === id && !one.withoutTarget && !one.certain)

/**
 * All forty-five numbers that the measures are to be read by, three for each, as the research behind the source page lists them
 * (indicators.json); `countedAs` is the number of the catalogue that is it, and nothing where nobody counts it yet.
 */
export const wanted: readonly { id: string; measure: number; countedAs: string | null }[] = listed.indicators

/** The measures as the scorecard groups them: found and told, protected and heard, living on. */
export const groups = [
  { key: 'found', measures: [1, 2, 3, 6, 8] },
  { key: 'safe', measures: [4, 5, 7, 9, 10] },
  { key: 'ahead', measures: [11, 12, 13, 14, 15] },
] as const
