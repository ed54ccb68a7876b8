// A relative looked for, and being with the family again. Both sides say yes, or nothing happens.
import { ask } from '../../tracks/define.ts'
import { endsOnly, lacking, notYes, unlessReached, type ServiceForm } from '../form.ts'

const found = (subkind: string) => unlessReached('tracing', ['in_touch', 'done'], subkind)

export const location: ServiceForm = {
  code: 'family_location',
  fields: {
    looked_for: { kind: 'line' },
    must_not_learn: { kind: 'line', optional: true },
    if_they_are_dead: ask.optional(ask.code('tell_me_at_once', 'tell_me_with_somebody', 'do_not_tell_me')),
  },
  shown: { looked_for: 'who' },
  rules: [
    {
      code: 'not-both-said-yes',
      at: 'finish',
      refuses: endsOnly('in_touch_again', found('family_location')),
    },
    {
      code: 'how-to-tell-the-worst',
      at: 'finish',
      refuses: endsOnly('sad_news', lacking('if_they_are_dead')),
    },
  ],
  outcomes: ['in_touch_again', 'nobody_found', 'sad_news'],
}

export const reunification: ServiceForm = {
  code: 'family_reunification',
  fields: {
    comes_together_with: { kind: 'line' },
    where_they_live: ask.code('comes_here', 'goes_there', 'third_place'),
    paid_to_traffickers: ask.yesNo,
    child_was_asked: ask.optional(ask.yesNo),
    together_on: ask.optional(ask.day),
  },
  shown: { comes_together_with: 'who', together_on: 'when' },
  rules: [
    {
      code: 'family-was-paid',
      at: 'finish',
      refuses: endsOnly('together', ({ paid_to_traffickers }) => paid_to_traffickers !== false),
    },
    { code: 'child-not-asked', at: 'finish', refuses: endsOnly('together', notYes('child_was_asked')) },
    { code: 'not-both-said-yes', at: 'finish', refuses: endsOnly('together', found('family_reunification')) },
  ],
  outcomes: ['together', 'visits_only', 'not_now'],
}

/** The sheet of a search itself: what whoever searches may say, and what they may not. */
export const tracing: ServiceForm = {
  code: 'tracing',
  fields: {
    looked_for: { kind: 'line' },
    last_known_at: { kind: 'line', optional: true },
    searcher_may_say: ask.code('say_nothing', 'say_somebody_asks', 'say_the_name'),
    answer_of_relative: { kind: 'line', optional: true },
  },
  shown: { looked_for: 'who', answer_of_relative: 'words' },
  rules: [
    {
      code: 'answer-before-contact',
      at: 'keep',
      refuses: ({ answer_of_relative, searcher_may_say }) =>
        Boolean(answer_of_relative) && searcher_may_say === 'say_nothing',
    },
  ],
  outcomes: [],
}
