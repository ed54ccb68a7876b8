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

/** A sum as it is kept: of a kind of help, or of several together. */
export interface KeptTotal {
  service: string
  question: string
  answer: string
  many: number
}

/** So many people hide one another. */
export const atLeast = 10
/** Where no one kind of help had ten people; counted once twice as many wait, so that a kind of its own comes first. */
export const several = 'several'

/**
 * Which of the answers that wait about one organisation are counted now, and as what: those of a kind of help about which ten people have
 * answered, and the rest together once twenty have. An answer is counted once, under one name, so that no two sums can be taken
 * from each other to find fewer than ten.
 */
export function countedNow<Row extends { who: number; service: string }>(
  waiting: readonly Row[],
): (Row & { as: string })[] {
  const people = (rows: readonly Row[]) => new Set(rows.map(({ who }) => who)).size
  const kinds = [...Map.groupBy(waiting, ({ service }) => service).entries()]
  const isOwn = ([service, rows]: (typeof kinds)[number]) => service !== several && people(rows) >= atLeast
  const own = kinds.filter(isOwn).flatMap(([as, rows]) => rows.map((row) => ({ ...row, as })))
  const rest = kinds.filter((kind) => !isOwn(kind)).flatMap(([, rows]) => rows)
  return people(rest) >= 2 * atLeast ? [...own, ...rest.map((row) => ({ ...row, as: several }))] : own
}

/** The kinds of help in sums, the one with most answers first. */
export const servicesIn = (rows: readonly KeptTotal[]): string[] =>
  [...Map.groupBy(rows, ({ service }) => service).entries()]
    .map(([service, own]) => [service, own.reduce((sum, { many }) => sum + many, 0)] as const)
    .toSorted((a, b) => b[1] - a[1])
    .map(([service]) => service)

/** One line for each question that was answered; of one kind of help where it is named. */
export function totalsOf(kept: readonly KeptTotal[], of?: string): FeedbackTotal[] {
  const rows = kept.filter(({ service }) => of === undefined || service === of)
  const many = (question: string, answer: FeedbackAnswer) =>
    rows
      .filter((row) => row.question === question && row.answer === answer)
      .reduce((sum, row) => sum + row.many, 0)
  return feedbackQuestions
    .filter((question) => rows.some((row) => row.question === question))
    .map((question) => ({
      question,
      yes: many(question, 'yes'),
      partly: many(question, 'partly'),
      no: many(question, 'no'),
    }))
}
