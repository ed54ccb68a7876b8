// What a lawyer writes down of a matter, for each kind another form: a trial of the trafficker, a claim for wages and an application for asylum
// have other offices, other numbers and other mistakes that cost the person their right.
import { ask } from '../../tracks/define.ts'
import { after, isGiven, lacking, without, type Rule, type ServiceForm } from '../form.ts'

const line = { kind: 'line' } as const
const perhaps = { kind: 'line', optional: true } as const
const nextDay = { next_on: ask.optional(ask.day) } as const
const nowhereElse = { outcomes: [], openedByPress: true } as const

/** Refuses one answer as long as another is not a yes. */
const only =
  (name: string, answer: string | boolean, needs: string): Rule['refuses'] =>
  (values) =>
    values[name] === answer && values[needs] !== true

const trial: ServiceForm = {
  code: 'criminal_against_trafficker',
  fields: {
    prosecution_office: line,
    file_number: perhaps,
    charged_with: perhaps,
    person_is: ask.code('witness_only', 'party_to_it', 'not_decided_yet'),
    money_asked_in_trial: ask.optional(ask.yesNo),
    ...nextDay,
  },
  shown: { prosecution_office: 'who', next_on: 'next' },
  // Who joins the trial asks there for what is owed; later it is another, longer matter.
  rules: [
    {
      code: 'money-not-asked-in-trial',
      at: 'keep',
      refuses: (values, around) =>
        values.person_is === 'party_to_it' && lacking('money_asked_in_trial')(values, around),
    },
  ],
  ...nowhereElse,
}

const defence: ServiceForm = {
  code: 'linked_offence_of_person',
  fields: {
    prosecution_office: line,
    file_number: perhaps,
    defence_lawyer: line,
    made_by: ask.codes('threats', 'violence', 'debt', 'papers_taken', 'dependence', 'being_a_child'),
    hold_asked_for: ask.yesNo,
    plea: ask.code('no_plea_yet', 'pleads_not_guilty', 'pleads_guilty'),
    ...nextDay,
  },
  shown: { defence_lawyer: 'who', next_on: 'next' },
  rules: [
    { code: 'guilty-before-hold', at: 'keep', refuses: only('plea', 'pleads_guilty', 'hold_asked_for') },
  ],
  ...nowhereElse,
}

const civil: ServiceForm = {
  code: 'compensation_civil',
  fields: {
    court: line,
    file_number: perhaps,
    defendant: line,
    claimed_for: ask.codes('lost_wages', 'treatment', 'pain', 'later_earnings', 'things_taken'),
    legal_aid: ask.code('aid_granted', 'aid_asked', 'aid_refused', 'aid_not_needed'),
    costs_told_on: ask.optional(ask.pastDay),
    ...nextDay,
  },
  shown: { court: 'where', next_on: 'next' },
  rules: [
    {
      code: 'costs-not-told',
      at: 'keep',
      refuses: (values) => values.legal_aid !== 'aid_granted' && !isGiven(values.costs_told_on),
    },
  ],
  ...nowhereElse,
}

const fund: ServiceForm = {
  code: 'compensation_state',
  fields: {
    fund: line,
    file_number: perhaps,
    reported_to_police: ask.yesNo,
    not_reported_because: perhaps,
    other_money_told: ask.yesNo,
  },
  shown: { fund: 'who', file_number: 'words' },
  rules: [
    {
      code: 'no-report-no-reason',
      at: 'keep',
      refuses: (values) => values.reported_to_police === false && !isGiven(values.not_reported_because),
    },
  ],
  ...nowhereElse,
}

const insolvency: ServiceForm = {
  code: 'insolvency_claim',
  fields: {
    company: line,
    administrator: line,
    file_number: perhaps,
    wages_from: ask.day,
    wages_to: ask.day,
    guarantee_asked: ask.yesNo,
  },
  shown: { administrator: 'who', file_number: 'words' },
  rules: [{ code: 'wages-turned-round', at: 'keep', refuses: after('wages_from', 'wages_to') }],
  ...nowhereElse,
}

const wages: ServiceForm = {
  code: 'labour_claim',
  fields: {
    employer: line,
    court: line,
    wanted_of_employer: ask.codes(
      'wages',
      'overtime',
      'leave_pay',
      'deductions_back',
      'dismissal',
      'papers_back',
    ),
    conciliation: ask.code('conciliation_not_needed', 'conciliation_begun', 'conciliation_ended'),
    conciliation_number: perhaps,
    ...nextDay,
  },
  shown: { court: 'where', next_on: 'next' },
  rules: [
    {
      code: 'conciliation-without-number',
      at: 'keep',
      refuses: (values) =>
        values.conciliation === 'conciliation_ended' && !isGiven(values.conciliation_number),
    },
  ],
  ...nowhereElse,
}

const stay: ServiceForm = {
  code: 'immigration',
  fields: {
    office: line,
    file_number: perhaps,
    stay_runs_out_on: ask.optional(ask.day),
    removal_threatened: ask.yesNo,
    removal_stopped: ask.optional(ask.yesNo),
    ...nextDay,
  },
  shown: { office: 'who', stay_runs_out_on: 'until', next_on: 'next' },
  rules: [
    { code: 'removal-not-stopped', at: 'keep', refuses: only('removal_threatened', true, 'removal_stopped') },
  ],
  ...nowhereElse,
}

const asylum: ServiceForm = {
  code: 'asylum',
  fields: {
    office: line,
    file_number: perhaps,
    heard_on: ask.optional(ask.day),
    heard_by: ask.code('by_a_woman', 'by_a_man', 'by_whoever_is_there'),
    home_country_asked: ask.yesNo,
  },
  shown: { office: 'who', heard_on: 'when' },
  // Its authorities must never learn from a question that somebody asks for protection from them.
  rules: [
    { code: 'home-country-asked', at: 'keep', refuses: (values) => values.home_country_asked === true },
  ],
  ...nowhereElse,
}

const family: ServiceForm = {
  code: 'family',
  fields: {
    court: line,
    file_number: perhaps,
    decided_about: ask.codes(
      'where_children_live',
      'seeing_children',
      'maintenance',
      'divorce',
      'guardianship',
    ),
    child_heard: ask.code('child_heard', 'child_wishes_not', 'child_too_young', 'no_child'),
    address_withheld: ask.yesNo,
    ...nextDay,
  },
  shown: { court: 'where', next_on: 'next' },
  rules: [{ code: 'address-in-papers', at: 'keep', refuses: (values) => values.address_withheld === false }],
  ...nowhereElse,
}

const order: ServiceForm = {
  code: 'protection_order',
  fields: {
    court: line,
    against: line,
    forbids: ask.codes('any_contact', 'coming_near', 'the_home', 'weapons', 'contact_online'),
    served_on_them: ask.optional(ask.pastDay),
    until: ask.optional(ask.day),
  },
  shown: { court: 'where', until: 'until' },
  // An order that nobody has handed over binds nobody: its end is not what keeps the person safe.
  rules: [{ code: 'order-not-served', at: 'keep', refuses: without('until', 'served_on_them') }],
  ...nowhereElse,
}

const review: ServiceForm = {
  code: 'review_of_identification',
  fields: {
    office: line,
    file_number: perhaps,
    first_decided_on: ask.pastDay,
    wrong_in_it: ask.codes(
      'wrong_test',
      'evidence_left_out',
      'something_new',
      'no_interpreter',
      'no_reasons',
    ),
    something_new: perhaps,
    ...nextDay,
  },
  shown: { office: 'who', next_on: 'next' },
  rules: [
    {
      code: 'nothing-new-named',
      at: 'keep',
      refuses: (values) =>
        Array.isArray(values.wrong_in_it) &&
        values.wrong_in_it.includes('something_new') &&
        !isGiven(values.something_new),
    },
  ],
  ...nowhereElse,
}

const complaint: ServiceForm = {
  code: 'complaint',
  fields: {
    body: line,
    complained_of: ask.codes(
      'police',
      'authority',
      'shelter_staff',
      'an_interpreter',
      'a_lawyer',
      'an_inspector',
    ),
    wanted: line,
    judges_itself: ask.yesNo,
    answer_by: ask.optional(ask.day),
  },
  shown: { body: 'who', answer_by: 'until' },
  rules: [{ code: 'judges-itself', at: 'keep', refuses: (values) => values.judges_itself === true }],
  ...nowhereElse,
}

const appeal: ServiceForm = {
  code: 'appeal_of_decision',
  fields: {
    court: line,
    file_number: perhaps,
    appealed_decision: line,
    served_on_person: ask.pastDay,
    appealed_on: ask.optional(ask.pastDay),
    last_day_to_appeal: ask.day,
    late_because: perhaps,
    wrong_in_decision: ask.codes('facts', 'the_law', 'not_heard', 'too_little_money', 'too_hard_a_sentence'),
    carried_out_meanwhile: ask.yesNo,
    stay_asked: ask.optional(ask.yesNo),
    ...nextDay,
  },
  shown: { court: 'where', last_day_to_appeal: 'until', next_on: 'next' },
  // What is carried out meanwhile cannot be undone by winning; what comes a day late is not read at all.
  rules: [
    { code: 'decision-carried-out', at: 'keep', refuses: only('carried_out_meanwhile', true, 'stay_asked') },
    {
      code: 'appeal-late',
      at: 'keep',
      refuses: ({ appealed_on: on, last_day_to_appeal: last, late_because: why }) =>
        isGiven(on) && isGiven(last) && String(on) > String(last) && !isGiven(why),
    },
  ],
  ...nowhereElse,
}

const vacatur: ServiceForm = {
  code: 'vacatur',
  fields: {
    court: line,
    file_number: perhaps,
    convictions: line,
    convicted_on: ask.pastDay,
    made_by: ask.codes('threats', 'violence', 'debt', 'papers_taken', 'dependence', 'being_a_child'),
    shown_by: ask.codes('decision_of_authority', 'own_statement', 'statements_of_others', 'written_papers'),
    record_erased_too: ask.yesNo,
    paid_asked_back: ask.yesNo,
    prosecutor_stands: ask.code('agrees', 'opposes', 'not_asked_yet'),
    ...nextDay,
  },
  shown: { court: 'where', next_on: 'next' },
  // A conviction that is set aside and stays in the register is read by whoever employs, lets a room or decides on a stay.
  rules: [
    {
      code: 'record-not-erased',
      at: 'keep',
      refuses: (values) => values.record_erased_too === false,
    },
  ],
  ...nowhereElse,
}

export const matterForms: readonly ServiceForm[] = [
  trial,
  defence,
  civil,
  fund,
  insolvency,
  wages,
  stay,
  asylum,
  family,
  order,
  review,
  complaint,
  appeal,
  vacatur,
]
