// What PostgreSQL says when it refuses, in the few words the API knows. Values and constraint details stay behind:
// PostgreSQL likes to quote the row that was wrong.
import { Problem } from '../api/problem.ts'

interface Failure {
  code: string
  message: string
}

const isFailure = (error: unknown): error is Failure =>
  error instanceof Error && 'code' in error && typeof error.code === 'string'

// pg has no code for these; the words are its own (lib/client.js, pg-pool).
const lost =
  /Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|Query read timeout|Client was closed/

/** Whether the same transaction, run again from its start, may well succeed (serialisation failure, deadlock). */
export const isRetryable = (error: unknown): boolean =>
  isFailure(error) && (error.code === '40001' || error.code === '40P01')

/** Whether it was refused only because an earlier statement of its transaction had failed. */
export const isAborted = (error: unknown): boolean => isFailure(error) && error.code === '25P02'

/**
 * The Problem that a database error means to a person; anything else comes back unchanged, as a fault of ours.
 * 42501 → not-allowed · 23505, 23P01 → conflict · 23503 → not-found · 22021, 22P05, 22003, 22008, 22P02 in JSON → invalid · 28000 → not-signed-in · KEY01 → stale · TEAM1, YES01, YES02, YES03 → refused ·
 * time-outs, shutdowns, lost connections, a server that may not write, and what two transactions did to each other (40001, 40P01) → unavailable.
 */
export function fromPostgres(error: unknown): unknown {
  const problem = problemOf(error)
  if (problem) problem.cause = error
  return problem ?? error
}

function problemOf(error: unknown): Problem | undefined {
  if (!(error instanceof Error) || error instanceof Problem) return undefined
  const code = isFailure(error) ? error.code : ''
  if (code === '42501') return new Problem('not-allowed')
  if (code === '23505' || code === '23P01') return new Problem('conflict')
  // What somebody named is not there (or not theirs to see); something of ours that is still referred to is a fault of ours.
  if (code === '23503' && error.message.startsWith('insert or update')) return new Problem('not-found')
  // Half a character, which JSON can carry and a text cannot hold.
  if (code === '22P02' && error.message.includes('type json')) return new Problem('invalid')
  // A text with a zero character, a number or a day beyond what the column holds: no schema of ours says so for each field.
  if (['22021', '22P05', '22003', '22008'].includes(code)) return new Problem('invalid')
  if (code === '28000') return new Problem('not-signed-in')
  // KEY01 is ours: sealed under a key that has been turned since.
  if (code === 'KEY01') return new Problem('stale')
  // TEAM1 is ours: what was to come to the whole house is carried by teams there.
  if (code === 'TEAM1') return new Problem('refused', { because: 'a-team-carries' })
  // YES01 is ours: in this house a supervisor closes a case.
  if (code === 'YES01') return new Problem('refused', { because: 'a-supervisor-closes' })
  // YES02 is ours: in this house a supervisor says that it is safer than thought.
  if (code === 'YES02') return new Problem('refused', { because: 'a-supervisor-lowers' })
  // YES03 is ours: a plan is approved by a supervisor who neither works on it nor asked for the yes.
  if (code === 'YES03') return new Problem('refused', { because: 'another-approves' })
  // 57: shut down or cancelled by a time-out; 08: connection; 53: too many connections, disk or memory full; 25006: a standby;
  // 25P03/25P04: idle and transaction time-outs. 40001/40P01: nobody else was quicker, nothing has to be looked at again.
  if (
    /^(57|08|53)...$|^55P03$|^25P0[34]$|^25006$|^(ECONN|EPIPE|ETIMEDOUT)/.test(code) ||
    (code === 'ENOENT' && 'syscall' in error && error.syscall === 'connect') || // the socket's file is not there
    isRetryable(error) ||
    lost.test(error.message)
  )
    return new Problem('unavailable')
  return undefined
}

/** Whether the connection leads to a server that goes away, or that may not write: it serves nobody else. */
export const isSpent = (error: unknown): boolean =>
  error instanceof Error &&
  ((isFailure(error) && /^57P0[1-5]$|^25006$/.test(error.code)) || lost.test(error.message))

/** Whether our own functions refused to let somebody in: no such account, card or invitation. Everything else is a fault. */
export const refusesEntry = (error: unknown): boolean => isFailure(error) && error.code === '28000'
