// School, a trade, and work where nobody keeps the passport.
import { ask } from '../../tracks/define.ts'
import { after, endsOnly, lacking, unlessReached, type ServiceForm } from '../form.ts'

export const education: ServiceForm = {
  code: 'education',
  fields: {
    school: { kind: 'line' },
    enrolled_on: ask.optional(ask.pastDay),
    starts_on: ask.optional(ask.day),
    school_knows: ask.code('knows_nothing', 'knows_whom_to_call', 'knows_who_must_not_come'),
  },
  shown: { school: 'where', starts_on: 'when' },
  rules: [
    { code: 'starts-before-enrolled', at: 'keep', refuses: after('enrolled_on', 'starts_on') },
    {
      code: 'not-enrolled',
      at: 'finish',
      refuses: endsOnly('enrolled', lacking('enrolled_on', 'starts_on')),
    },
  ],
  outcomes: ['enrolled', 'finished_with_certificate', 'place_refused'],
}

export const vocational: ServiceForm = {
  code: 'vocational_training',
  fields: {
    trade: { kind: 'line' },
    course_at: { kind: 'line', optional: true },
    starts_on: ask.optional(ask.day),
    paid_work_in_it: ask.yesNo,
    right_to_work: ask.code('may_work', 'may_learn_only', 'not_looked_up'),
    certificate_name: { kind: 'line', optional: true },
  },
  shown: { trade: 'words', course_at: 'where', starts_on: 'when' },
  rules: [
    {
      code: 'no-right-to-work',
      at: 'keep',
      refuses: ({ paid_work_in_it, right_to_work }) =>
        paid_work_in_it === true && right_to_work !== 'may_work',
    },
    { code: 'no-certificate', at: 'finish', refuses: endsOnly('passed', lacking('certificate_name')) },
  ],
  outcomes: ['passed', 'goes_another_way'],
}

export const work: ServiceForm = {
  code: 'job_placement',
  fields: {
    work_wished: { kind: 'line' },
    hours_a_week: ask.optional(ask.number(1, 60)),
    never_again: ask.optional(ask.sealed),
    starts_on: ask.optional(ask.day),
  },
  shown: { work_wished: 'words', starts_on: 'when' },
  rules: [
    {
      code: 'employer-not-checked',
      at: 'finish',
      refuses: endsOnly('placed_by_us', unlessReached('job', ['placed', 'ended'])),
    },
  ],
  outcomes: ['placed_by_us', 'found_it_alone'],
}

/** What is asked about an employer before anybody is sent there; the dangerous answer to each. */
export const employerQuestions = {
  keeps_papers: true,
  takes_fee_or_debt: true,
  roof_from_employer: true,
  contract_shown: false,
  pay_by_law: false,
  may_leave_freely: false,
  others_spoken_to: false,
} as const

export type EmployerQuestion = keyof typeof employerQuestions
const questionNames = Object.keys(employerQuestions) as EmployerQuestion[]

/** Answers that speak against an employer. */
export const againstEmployer = (values: Readonly<Record<string, unknown>>): EmployerQuestion[] =>
  questionNames.filter((name) => values[name] === employerQuestions[name])

/** What tells no employer from another. */
const noise = new Set([
  'mr',
  'mrs',
  'ms',
  'ltd',
  'limited',
  'llc',
  'gmbh',
  'inc',
  'co',
  'company',
  'and',
  'the',
])

const wordsOf = (name: string): string[] =>
  name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLocaleLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !noise.has(word))

const isPart = (some: readonly string[], all: readonly string[]): boolean =>
  some.length > 0 && some.every((word) => all.includes(word))

/** Whether it is somebody for whom the person worked before, by the words of the name; marks, spaces and forms of companies apart. */
export const isFormer = (employer: unknown, former: readonly string[]): boolean => {
  const name = wordsOf(typeof employer === 'string' ? employer : '')
  return former
    .map(wordsOf)
    .some(
      (one) => isPart(one, name) || isPart(name, one) || (name.length > 0 && one.join('') === name.join('')),
    )
}

export const vetting: ServiceForm = {
  code: 'job',
  fields: {
    employer: { kind: 'line' },
    work_as: { kind: 'line', optional: true },
    ...Object.fromEntries(questionNames.map((name) => [name, ask.yesNo] as const)),
    seen_with_own_eyes: { kind: 'line', optional: true },
  },
  shown: { employer: 'where', work_as: 'words' },
  rules: [
    {
      code: 'former-employer',
      at: 'keep',
      refuses: ({ employer }, { formerEmployers }) => isFormer(employer, formerEmployers),
    },
    { code: 'vetting-has-gaps', at: 'finish', refuses: lacking('employer', ...questionNames) },
    { code: 'employer-is-dangerous', at: 'finish', refuses: (values) => againstEmployer(values).length > 0 },
    { code: 'nobody-was-there', at: 'finish', refuses: lacking('seen_with_own_eyes') },
  ],
  outcomes: [],
}
