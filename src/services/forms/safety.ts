// Staying safe, going home, finding help, and somebody to pray or be quiet with.
import { ask } from '../../tracks/define.ts'
import { endsOnly, lacking, notYes, type Around, type ServiceForm, type Values } from '../form.ts'

export const safety: ServiceForm = {
  code: 'safety_planning',
  fields: {
    copy_kept: ask.code('by_heart', 'as_plain_card', 'as_neutral_picture'),
    safe_to_have: ask.optional(ask.yesNo),
    practised_on: ask.optional(ask.pastDay),
    looked_at_again_on: ask.day,
  },
  shown: { looked_at_again_on: 'when' },
  rules: [
    {
      code: 'copy-could-be-found',
      at: 'keep',
      refuses: ({ copy_kept, safe_to_have }) => copy_kept !== 'by_heart' && safe_to_have !== true,
    },
    { code: 'not-practised', at: 'finish', refuses: endsOnly('knows_it', lacking('practised_on')) },
  ],
  outcomes: ['knows_it', 'danger_is_over'],
}

const days = 86_400_000
/** A yes to a journey is fresh for this many days. */
export const freshYes = 14

function yesIsOld({ yes_said_on, travels_on }: Values, { today }: Around): boolean {
  if (typeof yes_said_on !== 'string' || yes_said_on === '') return true
  const until = typeof travels_on === 'string' && travels_on !== '' ? travels_on : today
  return Date.parse(until) - Date.parse(yes_said_on) > freshYes * days
}

export const repatriation: ServiceForm = {
  code: 'repatriation',
  fields: {
    received_by: { kind: 'line', optional: true },
    yes_said_on: ask.optional(ask.pastDay),
    travels_on: ask.optional(ask.day),
    met_on_arrival: ask.optional(ask.yesNo),
  },
  shown: { received_by: 'who', travels_on: 'when' },
  rules: [
    { code: 'yes-too-old', at: 'finish', refuses: endsOnly('received_at_home', yesIsOld) },
    {
      code: 'nobody-met-them',
      at: 'finish',
      refuses: endsOnly('received_at_home', notYes('met_on_arrival')),
    },
  ],
  outcomes: ['received_at_home', 'changed_their_mind'],
}

export const navigation: ServiceForm = {
  code: 'service_navigation',
  fields: {
    places_offered: ask.number(0, 20),
    only_one_because: { kind: 'line', optional: true },
    chosen_place: { kind: 'line', optional: true },
    gets_there_alone: ask.optional(ask.yesNo),
  },
  shown: { places_offered: 'number', chosen_place: 'where' },
  rules: [
    {
      code: 'no-choice-given',
      at: 'finish',
      refuses: ({ places_offered, only_one_because }) => Number(places_offered ?? 0) < 2 && !only_one_because,
    },
  ],
  outcomes: ['gets_there_alone_now', 'somebody_goes_along', 'no_such_help_here'],
}

/** No words: what somebody believes is never asked, and nothing here could hold it. A condition is never made of it. */
export const spiritual: ServiceForm = {
  code: 'spiritual_support',
  fields: {
    offered_as: ask.code('somebody_to_talk', 'a_quiet_place', 'a_way_there'),
    tied_to_other_help: ask.yesNo,
  },
  shown: {},
  rules: [
    { code: 'tied-to-help', at: 'keep', refuses: ({ tied_to_other_help }) => tied_to_other_help !== false },
  ],
  outcomes: ['was_offered'],
}
