// What a house, or the network, wants done at a step of the work: a few lines, somebody who answers for them, and a day on which they are looked at
// again.

/** Who writes policies of a house; of these only a coordinator shares one with the network. */
export const policyWriters = ['administrator', 'supervisor', 'coordinator'] as const

export const longestTitle = 120
export const longestStep = 200
export const mostSteps = 12
export const mostKinds = 12
/** Nobody puts the next look off for longer. */
export const longestReviewDays = 731

/** Each line is a step; nothing where one is too long, or there are too many. */
export function stepsOf(text: string): string[] | undefined {
  const steps = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const fits = steps.length >= 1 && steps.length <= mostSteps
  return fits && steps.every(({ length }) => length <= longestStep) ? steps : undefined
}

export interface Reviewed {
  reviewOn: string
}

/** Whether its day has come. Days as `YYYY-MM-DD`. */
export const isDue = ({ reviewOn }: Reviewed, today: string): boolean => reviewOn <= today
