// Family who stay in another country and could be met by what is done here: which partner there looks after them, what was agreed, how it is heard that they
// are well, and what the partner must not know. Nobody is protected over their heads.
import { ask } from '../../tracks/define.ts'
import { notYes, type ServiceForm } from '../form.ts'

const line = { kind: 'line' } as const
const perhaps = { kind: 'line', optional: true } as const

export const familyAbroad: ServiceForm = {
  code: 'family_abroad',
  fields: {
    family_who: line,
    family_where: line,
    family_said_yes: ask.yesNo,
    partner_there: line,
    partner_reached_by: line,
    partner_does: ask.codes('looks_in', 'moves_them', 'goes_to_police_there', 'pays_for_needs', 'rings_us'),
    partner_knows_person_is: ask.code('knows_nothing', 'knows_the_country', 'knows_the_place'),
    heard_from_on: ask.optional(ask.pastDay),
    heard_next_on: ask.optional(ask.day),
    family_word: perhaps,
  },
  shown: {},
  rules: [
    { code: 'family-not-asked', at: 'keep', refuses: notYes('family_said_yes') },
    {
      code: 'partner-knows-the-place',
      at: 'keep',
      refuses: ({ partner_knows_person_is }) => partner_knows_person_is === 'knows_the_place',
    },
  ],
  outcomes: [],
  openedByPress: true,
}
