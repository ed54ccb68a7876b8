// Each kind of legal matter has a form of its own: what it refuses, what it lets stand, what it alone asks, and steps that others have not.
import { describe, expect, it } from 'vitest'
import { machineOf, make } from '../../test/moving.ts'
import { codesHere, isOfKind, type Move } from '../tracks/define.ts'
import { refusalOf, type Around, type Values } from './form.ts'
import { formsFor } from './forms.ts'
import { matterForms } from './forms/matters.ts'

const around: Around = { today: '2031-05-20', talks: 0, tracks: [], formerEmployers: [] }

/** What it refuses with this word, and the same well done; the question that no other form has. */
const table: Record<string, { own: string; refused: [rule: string, values: Values]; stands: Values }> = {
  criminal_against_trafficker: {
    own: 'person_is',
    refused: ['money-not-asked-in-trial', { person_is: 'party_to_it' }],
    stands: { person_is: 'party_to_it', money_asked_in_trial: true },
  },
  linked_offence_of_person: {
    own: 'plea',
    refused: ['guilty-before-hold', { plea: 'pleads_guilty', hold_asked_for: false }],
    stands: { plea: 'pleads_guilty', hold_asked_for: true },
  },
  compensation_civil: {
    own: 'legal_aid',
    refused: ['costs-not-told', { legal_aid: 'aid_refused' }],
    stands: { legal_aid: 'aid_refused', costs_told_on: '2031-05-02' },
  },
  compensation_state: {
    own: 'other_money_told',
    refused: ['no-report-no-reason', { reported_to_police: false }],
    stands: { reported_to_police: false, not_reported_because: 'He said he would find them' },
  },
  insolvency_claim: {
    own: 'guarantee_asked',
    refused: ['wages-turned-round', { wages_from: '2031-03-01', wages_to: '2031-02-01' }],
    stands: { wages_from: '2031-02-01', wages_to: '2031-03-01' },
  },
  labour_claim: {
    own: 'conciliation',
    refused: ['conciliation-without-number', { conciliation: 'conciliation_ended' }],
    stands: { conciliation: 'conciliation_ended', conciliation_number: 'R 204 417' },
  },
  immigration: {
    own: 'removal_threatened',
    refused: ['removal-not-stopped', { removal_threatened: true, removal_stopped: false }],
    stands: { removal_threatened: true, removal_stopped: true },
  },
  asylum: {
    own: 'home_country_asked',
    refused: ['home-country-asked', { home_country_asked: true }],
    stands: { home_country_asked: false },
  },
  family: {
    own: 'child_heard',
    refused: ['address-in-papers', { address_withheld: false }],
    stands: { address_withheld: true },
  },
  protection_order: {
    own: 'forbids',
    refused: ['order-not-served', { until: '2032-05-20' }],
    stands: { until: '2032-05-20', served_on_them: '2031-05-19' },
  },
  review_of_identification: {
    own: 'wrong_in_it',
    refused: ['nothing-new-named', { wrong_in_it: ['something_new'] }],
    stands: { wrong_in_it: ['something_new'], something_new: 'A ledger with his name' },
  },
  complaint: {
    own: 'judges_itself',
    refused: ['judges-itself', { judges_itself: true }],
    stands: { judges_itself: false },
  },
  appeal_of_decision: {
    own: 'last_day_to_appeal',
    refused: ['decision-carried-out', { carried_out_meanwhile: true, stay_asked: false }],
    stands: { carried_out_meanwhile: true, stay_asked: true },
  },
  vacatur: {
    own: 'convicted_on',
    refused: ['record-not-erased', { record_erased_too: false }],
    stands: { record_erased_too: true },
  },
}

const { subkinds, moves } = machineOf('proceeding')
const stepsOf = (kind: string) =>
  Object.entries(moves).flatMap(([name, move]) => (isOfKind(move, kind) ? [name] : []))

describe('the form of a matter', () => {
  it('is there for each kind, and each asks what no other asks', () => {
    expect(Object.keys(table).sort()).toEqual([...(subkinds ?? [])].sort())
    for (const [kind, { own }] of Object.entries(table))
      expect(matterForms.filter(({ fields }) => own in fields).map(({ code }) => code)).toEqual([kind])
  })

  it.each(Object.keys(table))(
    '%s is refused for the mistake that costs a right in it, and stands without',
    (kind) => {
      const [form] = formsFor('proceeding', kind)
      const { refused, stands } = table[kind]!
      expect(refusalOf(form!, refused[1], around)).toBe(refused[0])
      expect(refusalOf(form!, stands, around)).toBeUndefined()
    },
  )

  it('belongs to a matter alone: a complaint that a person makes here has no form of a lawyer', () => {
    expect(formsFor('complaint', null)).toEqual([])
  })
})

it('an appeal that comes after its last day says why it is late', () => {
  const [form] = formsFor('proceeding', 'appeal_of_decision')
  const late = { last_day_to_appeal: '2031-05-02', appealed_on: '2031-05-03' }
  expect(refusalOf(form!, late, around)).toBe('appeal-late')
  expect(refusalOf(form!, { ...late, late_because: 'Served at the old address' }, around)).toBeUndefined()
  expect(refusalOf(form!, { ...late, appealed_on: '2031-05-02' }, around)).toBeUndefined()
})

it('a conviction is set aside, in part or not: none of its ends is a sentence; an appeal can also be sent back', () => {
  const ends = (moves['decide'] as Move).ask!['outcome'] as Parameters<typeof codesHere>[0]
  expect(codesHere(ends, {}, 'vacatur')).toEqual(['vacated_or_expunged', 'partly', 'against'])
  expect(codesHere(ends, {}, 'appeal_of_decision')).toContain('sent_back')
  for (const kind of ['vacatur', 'appeal_of_decision']) {
    expect(stepsOf(kind)).toEqual(expect.arrayContaining(['limit', 'set_hearing', 'decide', 'appeal', 'pay']))
    expect(stepsOf(kind)).not.toEqual(expect.arrayContaining(['tell_release']))
    expect(stepsOf(kind)).not.toContain('hold')
  }
})

describe('the steps of a matter', () => {
  it('are those that its kind can have', () => {
    expect(stepsOf('compensation_state')).not.toContain('prepare')
    expect(stepsOf('compensation_state')).toContain('hear')
    expect(stepsOf('complaint')).not.toEqual(expect.arrayContaining(['set_hearing']))
    expect(stepsOf('asylum')).not.toEqual(expect.arrayContaining(['pay']))
    expect(stepsOf('labour_claim')).toEqual(expect.arrayContaining(['investigate', 'hear', 'pay']))
    const whole = (subkinds ?? []).map((kind) => stepsOf(kind).join())
    expect(new Set(whole).size).toBeGreaterThanOrEqual(6)
  })

  it('of another kind are refused, whoever tries', () => {
    const coming = { hearing_on: '2031-06-01' }
    expect(make('proceeding', 'filed', 'set_hearing', coming, {}, 'complaint')).toBe('not-of-this-kind')
    expect(make('proceeding', 'opened', 'investigate', {}, {}, 'asylum')).toBe('not-of-this-kind')
    expect(make('proceeding', 'decided', 'enforce', {}, {}, 'immigration')).toBe('not-of-this-kind')
  })

  it('end as such a matter can end: nobody is convicted in a claim for wages', () => {
    const decide = (outcome: string, kind: string) =>
      make('proceeding', 'filed', 'decide', { outcome, served_on: '2031-05-01' }, {}, kind)
    expect(decide('convicted', 'labour_claim')).toBe('not-of-this-kind')
    expect(decide('settled', 'labour_claim')).toBe('decided')
    expect(decide('in_favour', 'criminal_against_trafficker')).toBe('not-of-this-kind')
    expect(decide('convicted', 'criminal_against_trafficker')).toBe('decided')
    const asked = (moves['decide'] as Move).ask!['outcome'] as Parameters<typeof codesHere>[0]
    expect(codesHere(asked, {}, 'asylum')).toEqual(['in_favour', 'partly', 'against'])
  })
})

describe('a joint investigation team', () => {
  it('stands beside the trial of a trafficker alone, shares nothing of the person without their yes, and has an end', () => {
    const [, team] = formsFor('proceeding', 'criminal_against_trafficker')
    expect(team?.code).toBe('joint_team')
    expect(formsFor('proceeding', 'labour_claim')).toHaveLength(1)
    const shared = { team_shares: ['recordings'], team_until: '2031-12-31', person_said_yes: true }
    expect(refusalOf(team!, shared, around)).toBeUndefined()
    expect(refusalOf(team!, { ...shared, person_said_yes: false }, around)).toBe('team-shares-without-yes')
    expect(refusalOf(team!, { ...shared, team_until: '2031-05-19' }, around)).toBe('team-ends-before')
    const apart = { ...shared, team_shares: ['nothing_of_person'], person_said_yes: false }
    expect(refusalOf(team!, apart, around)).toBeUndefined()
  })
})

describe('family in another country', () => {
  it('is looked after by a partner who does not know where the person is, and by their own yes', () => {
    const [form] = formsFor('protection', 'family_protected')
    expect(form?.code).toBe('family_abroad')
    expect(formsFor('protection', 'escort')).toEqual([])
    const agreed = { family_said_yes: true, partner_knows_person_is: 'knows_the_country' }
    expect(refusalOf(form!, agreed, around)).toBeUndefined()
    expect(refusalOf(form!, { ...agreed, family_said_yes: false }, around)).toBe('family-not-asked')
    const knows = { ...agreed, partner_knows_person_is: 'knows_the_place' }
    expect(refusalOf(form!, knows, around)).toBe('partner-knows-the-place')
  })
})

describe('how somebody wants to be asked', () => {
  it('is written down for an interview at any stage, and no child along is left alone', () => {
    const [plan] = formsFor('interview', 'stage_court')
    expect(plan?.code).toBe('interview')
    expect(refusalOf(plan!, { has_children_along: true }, around)).toBe('children-left-alone')
    const cared = { has_children_along: true, children_cared_for_by: 'Her sister, next door' }
    expect(refusalOf(plan!, cared, around)).toBeUndefined()
    expect(refusalOf(plan!, { has_children_along: false }, around)).toBeUndefined()
  })
})
