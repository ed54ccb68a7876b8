// The contract. An endpoint is said once, here, and gives the server its types, the client its functions and
// OpenAPI its document. `who` and `audit` are fields of the type, so that neither can be forgotten.

import { z } from 'zod'
import type { ProblemCode } from './problem.ts'
import type { Who } from './roles.ts'

export interface Endpoint<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Path with `{name}` for parts taken from the input. Never holds anything about a person but a random id. */
  path: `/api/${string}`
  /** A sentence for the reader of the API. */
  summary: string
  who: Who
  /** The name of the audit line, or `none` where nothing about a person is read or changed. */
  audit: string
  input: I
  output: O
  /** The problems a caller must expect, besides those that every endpoint can give. */
  problems: readonly ProblemCode[]
  /**
   * Staff must have proved within the last minutes that it is they who sit there (`presenceMinutes`): for what gives
   * somebody else access, what leaves the system, administration, and the ways in. Refused with `step-up` otherwise. Some need it
   * only for some inputs: nobody is asked in the middle of what cannot wait.
   */
  stepUp?: true | ((input: z.output<I>) => boolean)
  /** Where it is answered: on the staff's host (left out), on that of the public and of survivors, or on both. */
  host?: 'public' | 'both'
  /** A write on something with versions needs `If-Match`. */
  ifMatch?: true
  /** A POST that only reads, so that what is asked stands in no address: no trace of it is kept, not even a hash. */
  onlyReads?: true
  /** A write that is the same when repeated and must not lead back to who made it: no key and no hash of it is kept. */
  untraced?: true
  /** A write in which no day is decided or signed: it is taken also where the server's clock is not the database's. */
  decidesNoDay?: true
  /** A read whose statements are all sent at once, so that the commit travels with them. A later one is refused. */
  oneTrip?: true
  /** The body is bytes, which the handler finds under `body`. Such a write is the same when repeated, so it needs no key. */
  takes?: 'bytes'
  /** The answer is bytes; `calendar` says so to whatever program reads it. */
  gives?: 'bytes' | 'calendar'
  /** Limits by caller and minute; strict ones on whatever can be guessed. */
  perMinute?: number
  /** Of these so many may be `wrong-words`; beyond that whoever misses is told `too-many`, and whoever is right passes all the same. */
  missesPerMinute?: number
  /** Whoever is beyond the limit may go on by solving a puzzle: where colleagues come in, nobody is kept out because of others. */
  puzzle?: true
  /** Larger bodies than 256 KiB must say so. */
  maxBytes?: number
}

/** States an endpoint; only there to infer its types. */
export function endpoint<I extends z.ZodType, O extends z.ZodType>(
  definition: Endpoint<I, O>,
): Endpoint<I, O> {
  return definition
}

/** States that all of these are answered on the public host, and nowhere else. */
export const onPublicHost = <A extends Api>(api: A): A =>
  Object.fromEntries(Object.entries(api).map(([name, one]) => [name, { ...one, host: 'public' }])) as A

/** An object that refuses unknown keys: what is not named in the contract does not get in. */
export const strict = z.strictObject

export type Api = Record<string, Endpoint>
export type Contract = Record<string, Api>

export type InputOf<E extends Endpoint> = z.output<E['input']>
export type OutputOf<E extends Endpoint> = z.input<E['output']>

/** The server's side of an API: one function for each endpoint, nothing missing. */
export type Handlers<A extends Api, C> = {
  [K in keyof A]: (input: InputOf<A[K]>, ctx: C) => Promise<OutputOf<A[K]>>
}
