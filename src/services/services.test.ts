// The twenty-two services of the source page, each held against its own rule, its own end, what the person's page says and who may see it.
// One table: a service without a row in it fails here.
import { describe, expect, it } from 'vitest'
import { messagesOf } from '../../scripts/locale-files.ts'
import { goalMachine } from '../care/goal.ts'
import { roleReach } from '../cases/reach.ts'
import { clearCode, services } from '../directory/kinds.ts'
import { partOfSheet } from './client/sheet.ts'
import { brokenIn, refusalOf, type Around, type Values } from './form.ts'
import { formOf, formsFor, processForms, serviceForms } from './forms.ts'
import { isFormer } from './forms/learning.ts'

const today = '2031-05-20'
const alone: Around = { today, talks: 0, tracks: [], formerEmployers: [] }
const reached = (kind: string, subkind: string | null, state: string) => ({
  ...alone,
  tracks: [{ kind, subkind, state }],
})

interface Row {
  /** Refused with this word. */
  refused: [rule: string, values: Values, outcome?: string]
  /** The same service, well done. */
  stands: [outcome: string, values: Values, around?: Around]
  /** What is asked, allowed or reached here and in no other service. */
  own: string
  part: string
}

const table: Record<string, Row> = {
  medical_care: {
    refused: [
      'certificate-not-wanted',
      { certificate: 'Old burns', certificate_wanted: false, examined_on: today },
    ],
    stands: [
      'certificate_made',
      { kind_of_health: 'general', certificate: 'Old burns', certificate_wanted: true, examined_on: today },
    ],
    own: 'certificate_wanted',
    part: 'health',
  },
  emergency_housing: {
    refused: ['nowhere-to-sleep-next', { beds: 2, until: today }, 'moved_on_to_a_place'],
    stands: ['moved_on_to_a_place', { beds: 2, until: today, sleeps_next: 'A room for the summer' }],
    own: 'sleeps_next',
    part: 'narrative',
  },
  transitional_housing: {
    refused: [
      'no-key-of-their-own',
      { home: 'Green door', from: today, until: '2031-11-20', own_key: false },
    ],
    stands: [
      'moved_to_own_home',
      {
        home: 'Green door',
        from: today,
        until: '2031-11-20',
        own_key: true,
        move_on_plan: 'A flat in autumn',
      },
    ],
    own: 'own_key',
    part: 'narrative',
  },
  long_term_housing: {
    refused: ['nobody-pays', { months_of_help: 6, from: today }],
    stands: [
      'own_lease',
      { months_of_help: 6, help_paid_by: 'The town', from: today, lease_in_own_name: true },
    ],
    own: 'lease_in_own_name',
    part: 'narrative',
  },
  mental_health_counselling: {
    refused: ['no-talk-yet', { wants_different: 'Sleep', counsellor_chosen: true }, 'better_in_own_words'],
    stands: [
      'better_in_own_words',
      { wants_different: 'Sleep', counsellor_chosen: true },
      { ...alone, talks: 1 },
    ],
    own: 'counsellor_chosen',
    part: 'health_mind',
  },
  food: {
    refused: [
      'days-without-food',
      { food_as: 'voucher', eaters: 3, lasts_until: '2031-05-25', next_food_on: '2031-05-28' },
    ],
    stands: [
      'food_comes_on',
      { food_as: 'voucher', eaters: 3, lasts_until: '2031-05-25', next_food_on: '2031-05-25' },
    ],
    own: 'not_eaten',
    part: 'narrative',
  },
  clothing: {
    refused: ['chosen-by-others', { given_on: today, chosen_by_wearer: false }, 'clothes_given'],
    stands: ['clothes_given', { clothes_for: ['person_self'], given_on: today, chosen_by_wearer: true }],
    own: 'chosen_by_wearer',
    part: 'narrative',
  },
  education: {
    refused: ['not-enrolled', { school: 'Hill school', school_knows: 'knows_nothing' }, 'enrolled'],
    stands: [
      'enrolled',
      {
        school: 'Hill school',
        school_knows: 'knows_whom_to_call',
        enrolled_on: today,
        starts_on: '2031-09-01',
      },
    ],
    own: 'school_knows',
    part: 'narrative',
  },
  vocational_training: {
    refused: ['no-right-to-work', { trade: 'Tailor', paid_work_in_it: true, right_to_work: 'not_looked_up' }],
    stands: [
      'passed',
      {
        trade: 'Tailor',
        paid_work_in_it: true,
        right_to_work: 'may_work',
        certificate_name: 'Tailor, level 2',
      },
    ],
    own: 'right_to_work',
    part: 'narrative',
  },
  job_placement: {
    refused: ['employer-not-checked', { work_wished: 'A kitchen' }, 'placed_by_us'],
    stands: ['placed_by_us', { work_wished: 'A kitchen' }, reached('job', null, 'placed')],
    own: 'never_again',
    part: 'narrative',
  },
  family_location: {
    refused: ['how-to-tell-the-worst', { looked_for: 'My sister' }, 'sad_news'],
    stands: [
      'in_touch_again',
      { looked_for: 'My sister' },
      reached('tracing', 'family_location', 'in_touch'),
    ],
    own: 'if_they_are_dead',
    part: 'narrative',
  },
  family_reunification: {
    refused: ['family-was-paid', { comes_together_with: 'My son', paid_to_traffickers: true }, 'together'],
    stands: [
      'together',
      { comes_together_with: 'My son', paid_to_traffickers: false, child_was_asked: true },
      reached('tracing', 'family_reunification', 'done'),
    ],
    own: 'child_was_asked',
    part: 'narrative',
  },
  translation: {
    refused: ['not-sworn', { paper: 'Contract', into: 'ar', sworn: true }, 'translated_elsewhere'],
    stands: [
      'paper_handed_over',
      { paper: 'Contract', into: 'ar', sworn: true, sworn_translator: 'Number 17' },
      reached('paper_translation', null, 'handed_over'),
    ],
    own: 'sworn',
    part: 'narrative',
  },
  interpretation: {
    refused: ['interpreter-knows-them', { spoken: 'bin', stranger: false }],
    stands: [
      'interpreter_came',
      { spoken: 'bin', wished_interpreter: 'a_woman', stranger: true, understood: true },
    ],
    own: 'stranger',
    part: 'narrative',
  },
  criminal_justice_advocacy: {
    refused: [
      'hearing-still-to-come',
      { advocate: 'Ola', advocate_is_witness: false, hearing_on: '2031-05-21', stayed_throughout: true },
      'was_at_the_hearing',
    ],
    stands: [
      'was_at_the_hearing',
      { advocate: 'Ola', advocate_is_witness: false, hearing_on: today, stayed_throughout: true },
    ],
    own: 'advocate_is_witness',
    part: 'narrative',
  },
  spiritual_support: {
    refused: ['tied-to-help', { offered_as: 'a_quiet_place', tied_to_other_help: true }],
    stands: ['was_offered', { offered_as: 'a_quiet_place', tied_to_other_help: false }],
    own: 'tied_to_other_help',
    part: 'narrative',
  },
  legal_criminal: {
    refused: [
      'told-too-late',
      { defender: 'Farah', told_on: today, questioned_on: '2031-05-19', made_to_do_it: false },
      'told_in_time',
    ],
    stands: [
      'told_in_time',
      { defender: 'Farah', told_on: today, questioned_on: today, made_to_do_it: true, hold_asked_for: true },
    ],
    own: 'hold_asked_for',
    part: 'legal',
  },
  legal_civil: {
    refused: ['past-the-last-day', { last_day_to_claim: '2031-05-01', claimed_on: '2031-05-02' }],
    stands: [
      'paid_in_hand',
      {
        claim_for: ['unpaid_wages'],
        claim_lawyer: 'Farah',
        last_day_to_claim: '2031-06-01',
        claimed_on: today,
        money_in_hand: true,
      },
    ],
    own: 'last_day_to_claim',
    part: 'legal',
  },
  legal_immigration: {
    refused: ['filed-unsigned', { filed_on: today, signed_by_person: false }],
    stands: [
      'permit_asked_for',
      {
        permit_lawyer: 'Farah',
        filed_on: today,
        signed_by_person: true,
        tells_of_trafficking: 'tells_nothing',
      },
    ],
    own: 'tells_of_trafficking',
    part: 'legal',
  },
  safety_planning: {
    refused: ['copy-could-be-found', { copy_kept: 'as_plain_card', looked_at_again_on: today }],
    stands: ['knows_it', { copy_kept: 'by_heart', looked_at_again_on: '2031-06-01', practised_on: today }],
    own: 'copy_kept',
    part: 'narrative',
  },
  repatriation: {
    refused: [
      'yes-too-old',
      { yes_said_on: '2031-05-01', travels_on: '2031-05-16', met_on_arrival: true },
      'received_at_home',
    ],
    stands: [
      'received_at_home',
      { yes_said_on: '2031-05-02', travels_on: '2031-05-16', met_on_arrival: true },
    ],
    own: 'yes_said_on',
    part: 'narrative',
  },
  service_navigation: {
    refused: ['no-choice-given', { places_offered: 1 }, 'somebody_goes_along'],
    stands: ['somebody_goes_along', { places_offered: 1, only_one_because: 'One clinic in the valley' }],
    own: 'places_offered',
    part: 'narrative',
  },
}

/** Which professions reach the sheet of a service that others share with them, by the part in which it lies. */
const readers: Record<string, string[]> = {
  narrative: ['advocate', 'caseworker', 'child_welfare', 'guardian', 'hotline', 'supervisor'],
  health: ['advocate', 'caseworker', 'child_welfare', 'guardian', 'health', 'shelter', 'supervisor'],
  health_mind: ['advocate', 'caseworker', 'child_welfare', 'guardian', 'health', 'supervisor'],
  legal: ['advocate', 'caseworker', 'child_welfare', 'guardian', 'supervisor'],
}

const en = messagesOf('en')
const six = ['en', 'es', 'fr', 'ar', 'uk', 'th']

describe('each service of the page', () => {
  it('has a row here, and no two are alike', () => {
    const page = services.filter(({ named }) => named === 'page').map(({ code }) => code)
    expect(serviceForms.map(({ code }) => code)).toEqual(page)
    expect(Object.keys(table).sort()).toEqual([...page].sort())
    const rules = serviceForms.flatMap((form) => form.rules.map(({ code }) => code))
    const shared = rules.filter((code, at) => rules.indexOf(code) !== at)
    // To be found and to live together again both need two yeses.
    expect(shared).toEqual(['not-both-said-yes'])
    for (const [code, { own }] of Object.entries(table)) {
      const having = serviceForms.filter(({ fields, outcomes }) => own in fields || outcomes.includes(own))
      expect(
        having.map((form) => form.code),
        own,
      ).toEqual([code])
    }
  })

  it.each(Object.entries(table))(
    '%s refuses, ends, says on her page, and is seen by those of its part',
    (code, row) => {
      const form = formOf(code)!
      const [rule, wrong, wrongEnd] = row.refused
      expect(refusalOf(form, wrong, { ...alone, outcome: wrongEnd })).toBe(rule)
      expect(en[`refused.${rule}`]).toBeDefined()

      const [outcome, right, around = alone] = row.stands
      expect(form.outcomes).toContain(outcome)
      expect(refusalOf(form, right, { ...around, outcome })).toBeUndefined()
      // Whoever reads it holds it to the same rules, but for what its writer alone knows.
      expect(brokenIn(form, { values: right, outcome }, around)).toBeUndefined()
      if (rule !== 'no-talk-yet')
        expect(brokenIn(form, { values: wrong, ...(wrongEnd && { outcome: wrongEnd }) }, alone)).toBe(rule)
      expect(en[`code.${outcome}`]).toBeDefined()

      const clear = clearCode(code)
      for (const language of six) {
        const words = messagesOf(language)
        expect(words[`person.service.${clear}`], language).toBeDefined()
        for (const word of Object.values(form.shown))
          expect(words[`person.sheet.${word}`], language).toBeDefined()
      }

      const track = { id: 't', subkind: clear }
      const part = partOfSheet({ machine: goalMachine, track }, form, right)
      expect(part).toBe(row.part)
      const seen = Object.entries(roleReach)
        .filter(([, { lanes, parts }]) => lanes.includes('support') && parts.includes(part))
        .map(([role]) => role)
      expect(seen.sort()).toEqual(readers[part])
    },
  )

  it.each([...serviceForms, ...processForms])(
    '$code has words for whatever it asks, refuses and ends with',
    (form) => {
      for (const language of ['en', 'ar']) {
        const words = messagesOf(language)
        for (const [name, field] of Object.entries(form.fields)) {
          expect(words[`ask.service.${name}`], name).toBeDefined()
          for (const one of 'codes' in field ? field.codes : [])
            expect(words[`code.${one}`], one).toBeDefined()
        }
        for (const one of form.outcomes) expect(words[`code.${one}`], one).toBeDefined()
        for (const { code } of form.rules) expect(words[`refused.${code}`], code).toBeDefined()
      }
      for (const name of Object.keys(form.shown)) expect(form.fields).toHaveProperty(name)
    },
  )
})

describe('what must not be', () => {
  it('somebody’s faith has no place to be written: spiritual support asks for no words, and her page shows none', () => {
    const form = formOf('spiritual_support')!
    expect(Object.values(form.fields).map(({ kind }) => kind)).toEqual(['code', 'yes-no'])
    expect(form.shown).toEqual({})
    const said = Object.entries(en).filter(
      ([key]) => /spiritual|offered_as/.test(key) && key.startsWith('person.'),
    )
    for (const [, words] of said) expect(words).not.toMatch(/faith|god|church|mosque|pray|religio/i)
  })

  it('a goal about health does not say in clear which of two services it is, and kinds of health lie apart', () => {
    expect(formsFor('goal', 'health').map(({ code }) => code)).toEqual([
      'medical_care',
      'mental_health_counselling',
    ])
    expect(formsFor('goal', 'medical_care')).not.toEqual([])
    const part = (kind: string) => formOf('medical_care')!.part!({ kind_of_health: kind })
    expect(['general', 'sexual_and_reproductive', 'mind', 'substances'].map(part)).toEqual([
      'health',
      'health_sexual',
      'health_mind',
      'health_substances',
    ])
  })

  it('Kofi is not sent back to an employer of before, however the name is written', () => {
    const former = ['Nail Palace Ltd', 'Mr. Óskar']
    for (const name of ['nail palace', 'NAIL-PALACE ltd.', 'oskar & sons'.replace('o', 'Ó')])
      expect(isFormer(name, former), name).toBe(true)
    for (const name of ['Corner Bakery', '', undefined]) expect(isFormer(name, former)).toBe(false)
    const around = { ...alone, formerEmployers: former }
    expect(refusalOf(formOf('job')!, { employer: 'Nail Palace' }, around)).toBe('former-employer')
  })
})
