// Asking survivors before something is decided: by whom, and how much may be asked and said.

/** Who may ask: the ministry too, which stands on no process. */
export const consulting = ['ministry', 'coordinator', 'supervisor', 'administrator'] as const

export const mostQuestions = 5
export const longestTitle = 120
export const longestQuestion = 200
/** What came of it, for everybody. */
export const longestFinding = 300
/** An answer to one question. */
export const longestAdvice = 2000

/** What somebody answered, question by question. Sealed for whoever asked. */
export interface Advice {
  answers: readonly string[]
}

/** What is paid for a seat, in hundredths of the unit in which an hour is paid. */
export const payFor = (hours: number, rate: number): bigint => BigInt(hours) * BigInt(rate) * 100n
