// Somebody beside the person in court, and three kinds of lawyer: each has a day that must not be missed.
import { ask } from '../../tracks/define.ts'
import { after, endsOnly, lacking, notYes, type ServiceForm } from '../form.ts'

export const advocacy: ServiceForm = {
  code: 'criminal_justice_advocacy',
  fields: {
    advocate: { kind: 'line' },
    hearing_on: ask.optional(ask.day),
    court_lets_in: ask.optional(ask.code('let_in', 'outside_the_room', 'not_asked_yet')),
    advocate_is_witness: ask.yesNo,
    stayed_throughout: ask.optional(ask.yesNo),
  },
  shown: { advocate: 'who', hearing_on: 'when' },
  rules: [
    {
      code: 'advocate-is-witness',
      at: 'keep',
      refuses: ({ advocate_is_witness }) => advocate_is_witness !== false,
    },
    {
      code: 'hearing-still-to-come',
      at: 'finish',
      refuses: endsOnly(
        'was_at_the_hearing',
        ({ hearing_on, stayed_throughout }, { today }) =>
          typeof hearing_on !== 'string' || hearing_on > today || stayed_throughout === undefined,
      ),
    },
  ],
  outcomes: ['was_at_the_hearing', 'person_went_alone', 'no_hearing_came'],
}

export const criminal: ServiceForm = {
  code: 'legal_criminal',
  fields: {
    defender: { kind: 'line' },
    told_on: ask.optional(ask.pastDay),
    questioned_on: ask.optional(ask.day),
    made_to_do_it: ask.yesNo,
    hold_asked_for: ask.optional(ask.yesNo),
  },
  shown: { defender: 'who', questioned_on: 'when' },
  rules: [
    {
      code: 'told-too-late',
      at: 'finish',
      refuses: endsOnly(
        'told_in_time',
        (values, around) =>
          lacking('told_on')(values, around) || after('told_on', 'questioned_on')(values, around),
      ),
    },
    {
      code: 'hold-not-asked',
      at: 'finish',
      refuses: ({ made_to_do_it, hold_asked_for }) => made_to_do_it === true && hold_asked_for !== true,
    },
  ],
  outcomes: ['told_in_time', 'told_late', 'charge_dropped'],
}

export const civil: ServiceForm = {
  code: 'legal_civil',
  fields: {
    claim_for: ask.codes('unpaid_wages', 'harm_done', 'state_fund', 'debts_struck_out'),
    claim_lawyer: { kind: 'line' },
    last_day_to_claim: ask.day,
    claimed_on: ask.optional(ask.pastDay),
    money_in_hand: ask.optional(ask.yesNo),
  },
  shown: { claim_lawyer: 'who', last_day_to_claim: 'until', claimed_on: 'when' },
  rules: [
    { code: 'past-the-last-day', at: 'keep', refuses: after('claimed_on', 'last_day_to_claim') },
    { code: 'not-in-hand', at: 'finish', refuses: endsOnly('paid_in_hand', notYes('money_in_hand')) },
  ],
  outcomes: ['paid_in_hand', 'won_not_paid', 'not_pursued'],
}

export const permit: ServiceForm = {
  code: 'legal_immigration',
  fields: {
    permit_lawyer: { kind: 'line' },
    signed_by_person: ask.optional(ask.yesNo),
    filed_on: ask.optional(ask.pastDay),
    stay_runs_out_on: ask.optional(ask.day),
    tells_of_trafficking: ask.code('tells_everything', 'tells_what_is_needed', 'tells_nothing'),
  },
  shown: { permit_lawyer: 'who', filed_on: 'when', stay_runs_out_on: 'until' },
  rules: [
    {
      code: 'filed-unsigned',
      at: 'keep',
      refuses: (values) => Boolean(values.filed_on) && values.signed_by_person !== true,
    },
    { code: 'filed-after-stay-ended', at: 'keep', refuses: after('filed_on', 'stay_runs_out_on') },
    { code: 'nothing-filed', at: 'finish', refuses: endsOnly('permit_asked_for', lacking('filed_on')) },
  ],
  outcomes: ['permit_asked_for', 'permit_given', 'permit_refused_answered'],
}
