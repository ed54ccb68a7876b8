// Names, sources and words as every part of a pack's file writes them.

import { z } from 'zod'

export const Name = z.string().regex(/^[a-z][a-z0-9_.-]{0,59}$/)
export const SourceId = z.string().regex(/^[A-Za-z0-9_]{1,20}$/)
/** One line of words that people read. */
export const Line = (longest: number) =>
  z
    .string()
    .min(1)
    .max(longest)
    .regex(/^[^\p{Cc}]+$/u)
/** English, and whatever else there is. */
export const Words = (longest: number) =>
  z
    .record(z.string().regex(/^[a-z]{2,3}$/), Line(longest))
    .refine((words) => words['en'] !== undefined, 'English is missing')
