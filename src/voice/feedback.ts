// What a person is asked after a help was given: three plain questions. They are answered for a reader of the person's choice, or counted, or
// not at all. Pure.

export const feedbackQuestions = ['helped', 'respected', 'asked'] as const
export type FeedbackQuestion = (typeof feedbackQuestions)[number]
export const feedbackAnswers = ['yes', 'partly', 'no'] as const
export type FeedbackAnswer = (typeof feedbackAnswers)[number]

export type Feedback = Readonly<Record<FeedbackQuestion, FeedbackAnswer>>

/** What was answered, where every question was. */
export function feedbackIn(field: (question: FeedbackQuestion) => string): Feedback | undefined {
  const given = feedbackQuestions.map((question) => [question, field(question)] as const)
  const isWhole = given.every(([, answer]) => (feedbackAnswers as readonly string[]).includes(answer))
  return isWhole ? (Object.fromEntries(given) as Feedback) : undefined
}

/** How many answered what; nothing where fewer than ten people have. */
export interface FeedbackTotal {
  question: FeedbackQuestion
  yes: number
  partly: number
  no: number
}

/** One line for each question that was answered. */
export function totalsOf(
  rows: readonly { question: string; answer: string; many: number }[],
): FeedbackTotal[] {
  const many = (question: string, answer: FeedbackAnswer) =>
    rows.find((row) => row.question === question && row.answer === answer)?.many ?? 0
  return feedbackQuestions
    .filter((question) => rows.some((row) => row.question === question))
    .map((question) => ({
      question,
      yes: many(question, 'yes'),
      partly: many(question, 'partly'),
      no: many(question, 'no'),
    }))
}
