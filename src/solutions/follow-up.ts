// What is asked one, three, six and twelve months after a new beginning: how somebody lives, and not only whether they were reached. The
// answers lie sealed beside the move; in clear stands that somebody was reached. What was not asked stays empty.

import { ask, type Move } from '../tracks/define.ts'

export const followUps = ['first', 'third', 'sixth', 'year'] as const
export type FollowUp = (typeof followUps)[number]

export const followClocks = [
  'solution.follow.first',
  'solution.follow.third',
  'solution.follow.sixth',
  'solution.follow.year',
] as const

/** Of a process that asks them: the move that notes one. Each next contact is counted from the one before it. */
export const followMove = {
  ownScreen: true,
  ask: { contact: ask.code(...followUps), reached: ask.yesNo, report: ask.optional(ask.sealed) },
  stops: followClocks,
  starts: [
    { clock: 'solution.follow.third', owner: 'holder', when: (input) => input.contact === 'first' },
    { clock: 'solution.follow.sixth', owner: 'holder', when: (input) => input.contact === 'third' },
    { clock: 'solution.follow.year', owner: 'holder', when: (input) => input.contact === 'sixth' },
  ],
  counts: 'reached',
  measures: [14, 15],
} as const satisfies Partial<Move>

export const followUpQuestions = {
  living: ['own_place', 'with_family', 'sheltered', 'no_safe_place'],
  safety: ['safe', 'worried', 'in_danger', 'exploited_again'],
  work: ['in_work', 'in_training', 'looking', 'no_work'],
  money: ['enough', 'just_enough', 'not_enough'],
  wellbeing: ['good', 'so_so', 'bad'],
} as const
export type FollowUpQuestion = keyof typeof followUpQuestions
export type FollowUpAnswers = Readonly<Partial<Record<FollowUpQuestion, string>>>

/** The questions, in the order in which they are asked. */
export const followUpAsks = Object.keys(followUpQuestions) as FollowUpQuestion[]

/** What was seen at one of them, and who says so where it was told by somebody else. */
export interface SeenAtFollowUp {
  contact: FollowUp
  answers: FollowUpAnswers
  words: string
  by?: string
}

/** Whether it did not hold: whoever carries the case hears of it in the same act. */
export const brokeDown = ({ safety, living }: FollowUpAnswers): boolean =>
  safety === 'in_danger' || safety === 'exploited_again' || living === 'no_safe_place'

/** Which one is due, by the clocks that run; nothing where none is. */
export const dueFollowUp = (clocks: readonly { clock: string }[]): FollowUp | undefined =>
  followUps.find((one) => clocks.some(({ clock }) => clock === `solution.follow.${one}`))
