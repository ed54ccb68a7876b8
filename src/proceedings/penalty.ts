// A penalty for what somebody was made to do: arrest, charge, fine, detention, removal. It is told in the hour in which it is
// heard of; what goes to court becomes a proceeding besides. While it is open whether the person is a victim, an authority of
// the network imposes nothing; what was imposed all the same is written down by whoever stands beside the person.

import { caseRoles } from '../api/roles.ts'
import { ask, defineMachine, type ClockStart, type GuardContext } from '../tracks/define.ts'

export const penaltyKinds = [
  'penalty_arrest',
  'penalty_charge',
  'penalty_fine',
  'penalty_detention',
  'penalty_removal',
] as const

/** Somebody is locked up or about to be taken away: minutes count. */
const atOnce: readonly string[] = ['penalty_arrest', 'penalty_detention', 'penalty_removal']

/** How it can end without a penalty. */
const spared = [
  'not_prosecuted',
  'discontinued',
  'acquitted_or_defence_upheld',
  'released',
  'fine_cancelled',
  'removal_stopped',
] as const

/** How a penalty, or its trace in the books, is taken away again; what a state's own law gives runs by that law's days. */
const ways = ['vacatur', 'expungement', 'state_vacatur', 'appeal_or_annulment'] as const

const beside = [...new Set([...caseRoles, 'lawyer', 'advocate', 'guardian'] as const)]
const punishing = ['police', 'prosecutor', 'immigration', 'inspector', 'authority'] as const
const all = [...new Set([...beside, ...punishing, 'child_welfare'] as const)]

const before = ['told', 'hold_asked', 'on_hold', 'not_held'] as const
const running = ['penalty.alarm', 'penalty.hold', 'penalty.answer', 'penalty.again'] as const
const alarm: ClockStart = { clock: 'penalty.alarm', owner: 'holder' }
const clearing: ClockStart = { clock: 'penalty.clear', owner: 'holder' }
const imposed = { imposed_on: ask.pastDay } as const

/** Nobody penalises a person while it is open whether they are a victim; unknown, or not begun, counts as open. */
const heldWhileOpen = ({ facts }: GuardContext) =>
  facts.identificationOpen === false ? undefined : 'held-for-identification'

export const penaltyMachine = defineMachine({
  kind: 'penalty',
  path: 'penalties',
  lane: 'justice',
  laneRank: 0,
  compartment: 'legal',
  subkinds: penaltyKinds,
  states: [...before, 'penalised', 'clearing', 'spared', 'cleared', 'not_linked', 'stepped_back'],
  initial: 'told',
  final: ['spared', 'cleared', 'not_linked', 'stepped_back'],
  opens: {
    who: all,
    needsCase: true,
    starts: [
      { ...alarm, when: (_, kind = '') => atOnce.includes(kind) },
      { clock: 'penalty.hold', owner: 'holder', when: (_, kind = '') => !atOnce.includes(kind) },
    ],
  },
  moves: {
    send_hold: {
      from: ['told', 'not_held'],
      to: 'hold_asked',
      by: ['holder', 'carrier'],
      who: beside,
      ask: {
        agreed_how: ask.code('agreed_spoken', 'agreed_written', 'agreed_through_lawyer'),
        letter: ask.optional(ask.sealed),
      },
      // The letter is read, and what it tells is chosen, before it goes out.
      ownScreen: true,
      stops: ['penalty.alarm', 'penalty.hold'],
      starts: [{ clock: 'penalty.answer', owner: 'other' }],
      measures: [3],
    },
    place_hold: {
      from: ['told', 'hold_asked', 'not_held'],
      to: 'on_hold',
      by: ['other', 'holder', 'carrier'],
      who: all,
      stops: ['penalty.alarm', 'penalty.hold', 'penalty.answer'],
      starts: [{ clock: 'penalty.again', owner: 'holder' }],
      measures: [3],
    },
    refuse_hold: {
      from: ['hold_asked'],
      to: 'not_held',
      by: ['other', 'holder', 'carrier'],
      who: all,
      stops: ['penalty.answer'],
      starts: [alarm],
      measures: [3],
    },
    look_again: {
      from: ['on_hold'],
      to: 'same',
      by: ['holder', 'carrier'],
      who: beside,
      stops: ['penalty.again'],
      starts: [{ clock: 'penalty.again', owner: 'holder' }],
      measures: [3],
    },
    spare: {
      from: before,
      to: 'spared',
      by: ['other', 'holder', 'carrier'],
      who: all,
      ask: { outcome: ask.code(...spared) },
      counts: 'outcome',
      stops: running,
      measures: [3],
    },
    impose: {
      from: before,
      to: 'penalised',
      by: ['other'],
      who: punishing,
      ask: imposed,
      facts: ['identificationOpen'],
      guard: heldWhileOpen,
      refuses: ['held-for-identification'],
      stops: running,
      starts: [clearing],
      measures: [3],
    },
    note_penalty: {
      from: before,
      to: 'penalised',
      by: ['holder', 'carrier'],
      who: beside,
      ask: imposed,
      stops: running,
      starts: [clearing],
      measures: [3],
    },
    ask_to_clear: {
      // Who was spared may still stand in the books as arrested.
      from: ['penalised', 'spared'],
      to: 'clearing',
      by: ['holder', 'carrier'],
      who: beside,
      ask: { way: ask.code(...ways), asked_on: ask.pastDay },
      stops: ['penalty.clear', 'penalty.appeal'],
      starts: [{ clock: 'penalty.decision', owner: 'other' }],
      measures: [3, 11],
    },
    note_opposition: {
      from: ['clearing'],
      to: 'same',
      by: ['other', 'holder', 'carrier'],
      who: all,
      ask: { opposed_on: ask.pastDay, way: { ...ask.code(...ways), again: true } },
      measures: [3],
    },
    clear: {
      from: ['penalised', 'clearing'],
      to: 'cleared',
      by: ['other', 'holder', 'carrier'],
      who: all,
      ask: { way: ask.code(...ways) },
      counts: 'way',
      stops: ['penalty.clear', 'penalty.decision', 'penalty.appeal'],
      measures: [3, 11],
    },
    refuse_to_clear: {
      from: ['clearing'],
      to: 'penalised',
      by: ['other', 'holder', 'carrier'],
      who: all,
      ask: { served_on: ask.servedDay },
      stops: ['penalty.decision'],
      starts: [{ clock: 'penalty.appeal', owner: 'holder', from: 'served_on' }],
      measures: [3, 11],
    },
    say_not_linked: {
      from: before,
      to: 'not_linked',
      by: ['holder', 'carrier'],
      who: beside,
    },
    step_back: {
      from: [...before, 'penalised', 'clearing'],
      to: 'stepped_back',
      by: ['person'],
      exit: true,
    },
    change_mind: {
      personMay: 'return',
      from: ['stepped_back', 'not_linked'],
      to: 'told',
      by: ['person', 'holder'],
      who: beside,
      starts: [{ clock: 'penalty.hold', owner: 'holder' }],
      measures: [3],
    },
  },
  clocksShownToPerson: ['penalty.appeal'],
})
