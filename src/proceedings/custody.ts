// One piece of evidence and whose hands it went through. What it is, where it lies and the hash of the sealed file are sealed words; each
// hand-over is signed by who gives and by who takes, so that nobody has to be believed later.

import { ask, defineMachine } from '../tracks/define.ts'

const who = [
  'police',
  'prosecutor',
  'inspector',
  'lawyer',
  'caseworker',
  'advocate',
  'supervisor',
  'child_welfare',
] as const

export const custodyMachine = defineMachine({
  kind: 'custody',
  path: 'custodies',
  lane: 'justice',
  laneRank: 9,
  compartment: 'legal',
  // A thing, and no step of theirs: what becomes of their own things they ask of whoever helps them.
  withoutPerson: true,
  subkinds: ['recording', 'paper_document', 'telephone', 'object', 'digital_file'],
  states: ['kept', 'on_the_way', 'with_other', 'on_the_way_back', 'given_back', 'ended'],
  initial: 'kept',
  final: ['given_back', 'ended'],
  opens: { who, needsCase: true },
  moves: {
    hand_over: {
      from: ['kept'],
      to: 'on_the_way',
      by: ['holder'],
      who,
      ask: { custody_words: ask.optional(ask.sealed) },
      starts: [{ clock: 'custody.take', owner: 'other' }],
      measures: [10],
    },
    take: {
      from: ['on_the_way'],
      to: 'with_other',
      by: ['other'],
      who,
      ask: { is_whole: ask.yesNo, custody_words: ask.optional(ask.sealed) },
      stops: ['custody.take'],
      measures: [10],
    },
    hand_back: {
      from: ['with_other'],
      to: 'on_the_way_back',
      by: ['other'],
      who,
      ask: { custody_words: ask.optional(ask.sealed) },
      starts: [{ clock: 'custody.take_back', owner: 'holder' }],
      measures: [10],
    },
    take_back: {
      from: ['on_the_way_back'],
      to: 'kept',
      by: ['holder'],
      who,
      ask: { is_whole: ask.yesNo, custody_words: ask.optional(ask.sealed) },
      stops: ['custody.take_back'],
      measures: [10],
    },
    return_to_owner: { from: ['kept'], to: 'given_back', by: ['holder'], who, measures: [10] },
    end: { from: '*', to: 'ended', by: ['holder', 'system'], who, exit: true },
  },
  endsWithCase: 'end',
})
