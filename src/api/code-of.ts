// The stable code of whatever went wrong, from the server or from the vault: sentences are chosen by it.
import { isProblem } from './problem.ts'

/** `failed` for what has no code. */
export const codeOf = (error: unknown): string =>
  isProblem(error) ? error.code : error instanceof Error && 'code' in error ? String(error.code) : 'failed'
