// Food and clothes. What was handed out and what it cost is counted elsewhere; here stands whether it fits who eats and wears it.
import { ask } from '../../tracks/define.ts'
import { after, endsOnly, lacking, notYes, type ServiceForm } from '../form.ts'

export const food: ServiceForm = {
  code: 'food',
  fields: {
    food_as: ask.code('voucher', 'meals', 'parcel', 'kitchen'),
    eaters: ask.number(1, 12),
    not_eaten: { kind: 'line', optional: true },
    lasts_until: ask.day,
    next_food_on: ask.optional(ask.day),
  },
  shown: { lasts_until: 'until', next_food_on: 'next' },
  rules: [
    { code: 'days-without-food', at: 'keep', refuses: after('next_food_on', 'lasts_until') },
    { code: 'no-food-after', at: 'finish', refuses: endsOnly('food_comes_on', lacking('next_food_on')) },
  ],
  outcomes: ['buys_own_food', 'food_comes_on'],
}

export const clothing: ServiceForm = {
  code: 'clothing',
  fields: {
    clothes_for: ask.codes('person_self', 'children_along', 'work_or_court'),
    sizes: { kind: 'line', optional: true },
    given_on: ask.optional(ask.pastDay),
    chosen_by_wearer: ask.optional(ask.yesNo),
  },
  shown: { given_on: 'when' },
  rules: [
    { code: 'nothing-given', at: 'finish', refuses: lacking('given_on') },
    { code: 'chosen-by-others', at: 'finish', refuses: notYes('chosen_by_wearer') },
  ],
  outcomes: ['clothes_given', 'bought_with_voucher'],
}
