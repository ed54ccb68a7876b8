// Tonight, the months after, and a home of one's own.
import { ask } from '../../tracks/define.ts'
import { after, endsOnly, lacking, notYes, without, type ServiceForm } from '../form.ts'

export const emergency: ServiceForm = {
  code: 'emergency_housing',
  fields: {
    beds: ask.number(1, 12),
    who_comes_along: { kind: 'line', optional: true },
    until: ask.day,
    sleeps_next: { kind: 'line', optional: true },
  },
  shown: { until: 'until', sleeps_next: 'next' },
  rules: [{ code: 'nowhere-to-sleep-next', at: 'finish', refuses: lacking('sleeps_next') }],
  outcomes: ['moved_on_to_a_place', 'with_family_or_friends'],
}

/** The sheet of nights in a hotel: which it is, and who stands at the desk. */
export const hotel: ServiceForm = {
  code: 'hotel_night',
  fields: {
    hotel: { kind: 'line' },
    name_at_desk: { kind: 'line', optional: true },
    who_goes_along: { kind: 'line', optional: true },
    knows_nothing: ask.optional(ask.yesNo),
    sleeps_next: { kind: 'line', optional: true },
  },
  shown: { hotel: 'where', name_at_desk: 'words', who_goes_along: 'who', sleeps_next: 'next' },
  rules: [],
  outcomes: [],
}

export const transitional: ServiceForm = {
  code: 'transitional_housing',
  fields: {
    home: { kind: 'line' },
    from: ask.day,
    until: ask.day,
    own_key: ask.yesNo,
    move_on_plan: { kind: 'line', optional: true },
  },
  shown: { home: 'where', from: 'when', until: 'until', move_on_plan: 'next' },
  rules: [
    { code: 'ends-before-it-begins', at: 'keep', refuses: after('from', 'until') },
    { code: 'no-key-of-their-own', at: 'keep', refuses: notYes('own_key') },
    {
      code: 'no-plan-to-move-on',
      at: 'finish',
      refuses: endsOnly('moved_to_own_home', lacking('move_on_plan')),
    },
  ],
  outcomes: ['moved_to_own_home', 'stays_longer', 'left_by_own_wish'],
}

export const longTerm: ServiceForm = {
  code: 'long_term_housing',
  fields: {
    home: { kind: 'line', optional: true },
    months_of_help: ask.number(1, 36),
    help_paid_by: { kind: 'line', optional: true },
    from: ask.day,
    lease_in_own_name: ask.optional(ask.yesNo),
  },
  shown: { home: 'where', from: 'when', months_of_help: 'number' },
  rules: [
    { code: 'nobody-pays', at: 'keep', refuses: without('months_of_help', 'help_paid_by') },
    {
      code: 'lease-of-somebody-else',
      at: 'finish',
      refuses: endsOnly('own_lease', notYes('lease_in_own_name')),
    },
  ],
  outcomes: ['own_lease', 'shares_with_others', 'help_has_ended'],
}
