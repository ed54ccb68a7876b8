// A first signal: a call, a message, somebody at the door. It is not a case; a referral opens one at the recipient and
// links this contact, so that one person counts once. The emergency number is shown before anything is asked.

import { ask, defineMachine, type Input } from '../tracks/define.ts'
import { talking } from './talking.ts'

export const urgencies = ['now', 'day', 'routine'] as const
export const channels = ['telephone', 'text', 'web', 'chat', 'email', 'in_person', 'post'] as const
/** How a first signal comes; a colleague is anybody at work in the network who met somebody, a link is what one outside was given. */
export const arrivals = [...channels, 'colleague', 'link'] as const
export const contactReasons = ['linked', 'referred', 'advised', 'unrelated', 'no_answer'] as const

const desk = ['hotline', 'caseworker', 'supervisor', 'advocate', 'child_welfare', 'inspector'] as const
const replies = ['contact.reply.now', 'contact.reply'] as const
const isNow = (input: Input) => input.urgency === 'now'

export const contactMachine = defineMachine({
  kind: 'contact',
  path: 'contacts',
  lane: 'none',
  // Answered at the hotline's desk, where the words can be opened.
  page: '/hotline',
  countsMinutesSince: true,
  personPage: 'none',
  compartment: 'open',
  states: ['new', 'triaged', 'in_dialogue', 'callback_due', 'linked', 'referred', 'advised', 'closed'],
  initial: 'new',
  final: ['closed'],
  opens: {
    who: desk,
    byPerson: true,
    elsewhere: 'help.submit',
    needsCase: false,
    ask: {
      channel: ask.code(...arrivals),
      urgency: ask.code(...urgencies),
      language: ask.optional(ask.language),
    },
    starts: [
      { clock: 'contact.reply.now', owner: 'holder', when: isNow },
      { clock: 'contact.reply', owner: 'holder', when: (input) => !isNow(input) },
    ],
  },
  moves: {
    triage: {
      from: ['new'],
      to: 'triaged',
      by: ['holder'],
      who: desk,
      ask: { urgency: ask.code(...urgencies) },
      starts: [{ clock: 'contact.reply.now', owner: 'holder', when: isNow }],
      measures: [1],
    },
    // Whoever holds the telephone answers first and sorts later.
    reply: {
      from: [...talking, 'linked', 'referred', 'advised'],
      to: 'in_dialogue',
      by: ['holder'],
      who: desk,
      ask: { message: ask.optional(ask.sealed) },
      stops: replies,
      measures: [1, 2],
    },
    write_again: {
      from: [...talking, 'linked', 'referred', 'advised'],
      to: 'same',
      by: ['person'],
      ask: { message: ask.optional(ask.sealed) },
      facts: ['inDanger'],
      // Whoever was in danger at first counts as in danger whenever they write: what they write now is sealed.
      starts: [
        {
          clock: 'contact.reply.now',
          owner: 'holder',
          when: (_input, _kind, { inDanger }) => inDanger !== false,
        },
        {
          clock: 'contact.reply',
          owner: 'holder',
          when: (_input, _kind, { inDanger }) => inDanger === false,
        },
      ],
    },
    schedule: {
      from: ['new', 'triaged', 'in_dialogue'],
      to: 'callback_due',
      by: ['holder', 'person'],
      who: desk,
      ask: { call_at: ask.agreedInstant, channel: ask.code(...channels), safe: ask.yesNo },
      guard: ({ input }) => (input.safe === true ? undefined : 'channel-not-safe'),
      refuses: ['channel-not-safe'],
      starts: [{ clock: 'contact.callback', owner: 'holder', on: 'call_at' }],
      stops: replies,
    },
    // A word in writing meanwhile is not the call that was promised.
    reached: {
      from: ['callback_due', 'in_dialogue'],
      to: 'in_dialogue',
      by: ['holder'],
      who: desk,
      stops: ['contact.callback'],
      measures: [1],
    },
    not_reached: {
      from: ['callback_due'],
      to: 'same',
      by: ['holder'],
      who: desk,
      ask: { call_at: ask.agreedInstant },
      stops: ['contact.callback'],
      starts: [{ clock: 'contact.callback', owner: 'holder', on: 'call_at' }],
    },
    link: {
      from: ['new', 'triaged', 'in_dialogue', 'callback_due', 'advised'],
      to: 'linked',
      by: ['holder'],
      who: desk,
      ask: {
        basis: ask.code('person_agreed', 'child_duty', 'vital_interest'),
        age_group: ask.code('adult', 'child', 'unsure'),
      },
      guard: ({ input }) =>
        input.basis === 'child_duty' && input.age_group === 'adult' ? 'duty-is-for-children' : undefined,
      refuses: ['duty-is-for-children'],
      stops: [...replies, 'contact.callback'],
      measures: [1],
    },
    refer: {
      from: ['triaged', 'in_dialogue', 'callback_due', 'advised'],
      to: 'referred',
      by: ['holder'],
      who: desk,
      ask: { referral: ask.optional(ask.id) },
      stops: [...replies, 'contact.callback'],
      measures: [1, 4],
    },
    advise: {
      from: ['new', 'triaged', 'in_dialogue', 'callback_due'],
      to: 'advised',
      by: ['holder'],
      who: desk,
      ask: {
        language: ask.language,
        topics: ask.codes('pay', 'documents', 'safety', 'health', 'stay', 'police_choice', 'leaving'),
      },
      stops: [...replies, 'contact.callback'],
      measures: [2, 6],
    },
    close: {
      from: '*',
      to: 'closed',
      by: ['holder'],
      who: desk,
      ask: { reason: ask.code(...contactReasons) },
    },
    leave: { from: '*', to: 'closed', by: ['person'], exit: true },
  },
})
