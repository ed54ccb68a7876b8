// Every way in which a request can fail, in one list. An error that a person sees always comes from here:
// a stable code, an HTTP status, and never the value that was wrong. The form on the wire is RFC 9457.

export const problems = {
  'not-signed-in': 401,
  'wrong-words': 401,
  'not-allowed': 403,
  'wrong-address': 403, // our own page, opened at an address that the settings do not name
  'step-up': 403, // allowed, after a fresh proof of who sits there; the same request may be sent again
  'not-found': 404, // also the answer for "not shared with you": the two must not be told apart
  conflict: 409,
  refused: 409, // a rule said no; `because` names the rule
  'key-reused': 409, // the same idempotency key came with another body
  stale: 412, // somebody else was quicker; reload and try again, nothing typed is lost
  'too-large': 413,
  'not-json': 415,
  invalid: 422, // `fields` names each field and what is wrong with it
  'if-match-missing': 428,
  'too-many': 429,
  failed: 500,
  unavailable: 503, // the database is away for a moment
  'clock-apart': 503, // this server's clock is not the database's: it decides no day until it is
} as const

export type ProblemCode = keyof typeof problems

/** What is wrong with one field: where it is, and a code the reader's language has words for. */
export interface FieldProblem {
  field: string
  code: string
}

export interface ProblemDetail {
  /** The rule that refused, as a code with words in every language (`refused.<because>`). */
  because?: string | undefined
  fields?: readonly FieldProblem[] | undefined
  /** How the server's log names the request, where it answered. */
  request?: string | undefined
  /** What to solve to go on (`too-many`). */
  puzzle?: object | undefined
  /** Where somebody has to sign in first (`refused`, `provider-first`). */
  provider?: string | undefined
}

/** The one error that is meant to reach a person. Everything else thrown is a fault of ours and becomes a bare 500. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly detail: ProblemDetail

  constructor(code: ProblemCode, detail: ProblemDetail = {}) {
    super(
      [code, detail.because, ...(detail.fields ?? []).map((one) => `${one.field} ${one.code}`)]
        .filter(Boolean)
        .join(': '),
    )
    this.name = 'Problem'
    this.code = code
    this.detail = detail
  }

  get status(): number {
    return problems[this.code]
  }
}

/** Whether something thrown is a Problem; true across bundles, where `instanceof` may not be. */
export function isProblem(error: unknown): error is Problem {
  return error instanceof Error && error.name === 'Problem' && 'code' in error
}

/** Nothing is known of what became of it, or only who asked was in question: the next try is the same act, under the same id and key. */
const mayBeDone: readonly ProblemCode[] = [
  'unavailable',
  'failed',
  'clock-apart',
  'too-many',
  'not-signed-in',
  'step-up',
]

/** Whether it failed for good: under the same id or key the answer would be the same failure, so the next try takes another. */
export const failedForGood = (fault: unknown): boolean => isProblem(fault) && !mayBeDone.includes(fault.code)
