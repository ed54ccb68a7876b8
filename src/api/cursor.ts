// Where the next page begins. It comes back from the caller, so it is checked like any other input.

import { z } from 'zod'
import { Problem } from './problem.ts'
import { Id, Instant } from './words.ts'

/** A page that begins after an instant and, among equals, after an id. */
export const afterInstant = z.tuple([Instant, Id])

/** The parts as one opaque word. */
export const cursorOf = (parts: readonly unknown[]): string =>
  Buffer.from(JSON.stringify(parts)).toString('base64url')

/** The parts again; Problem `invalid` for what we never gave out. */
export function readCursor<Parts extends z.ZodType>(cursor: string, shape: Parts): z.output<Parts> {
  const parsed = z
    .string()
    .transform((text, ctx) => {
      try {
        return JSON.parse(text) as unknown
      } catch {
        ctx.addIssue({ code: 'custom' })
        return z.NEVER
      }
    })
    .pipe(shape)
    .safeParse(Buffer.from(cursor, 'base64url').toString())
  if (!parsed.success) throw new Problem('invalid', { fields: [{ field: 'after', code: 'invalid-format' }] })
  return parsed.data
}
